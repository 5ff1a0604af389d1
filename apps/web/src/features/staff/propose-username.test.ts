import { describe, expect, it } from '@jest/globals'
import { proposeUsername } from './propose-username'

const of = (name: string, ...taken: string[]) => proposeUsername(name, new Set(taken))

describe('a proposed user name', () => {
  it.each([
    ['Bidan Ester', 'ester'],
    ['Ns. Maria Rumbiak', 'maria.rumbiak'],
    ['dr. Alexander', 'alexander'],
    ['apt. Aditya Pradhana, S.Farm', 'aditya.pradhana'],
    ['Hj. Siti Nur Aini Wanggai', 'siti.wanggai'],
    ['Désirée D’Angelo', 'desiree.dangelo'],
  ])('of %s is %s', (name, username) => {
    expect(of(name)).toBe(username)
  })

  it('is nothing while there is no name yet', () => {
    for (const name of ['', 'dr.', 'Bidan', 'X', '李']) expect(of(name)).toBe('')
  })

  it('is nobody else’s', () => {
    expect(of('Bidan Ester', 'ester')).toBe('ester2')
    expect(of('Bidan Ester', 'ester', 'ester2')).toBe('ester3')
  })
})
