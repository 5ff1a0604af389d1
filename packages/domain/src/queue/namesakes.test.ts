import { describe, expect, it } from '@jest/globals'
import { aPregnancy, id } from '../testing/samples.js'
import { namesakesOf } from './namesakes.js'
import { offeredPriority } from './offered-priority.js'

describe('people who can be taken for each other', () => {
  it('have the same name, however it is written', () => {
    const found = namesakesOf([
      { id: id(10), name: 'Siti Aminah' },
      { id: id(11), name: 'St. AMINAH' },
      { id: id(12), name: 'Yakob Wenda' },
    ])
    expect([...found]).toEqual([
      [id(10), [id(11)]],
      [id(11), [id(10)]],
    ])
  })

  it('are not one person who waits twice', () => {
    const twice = [id(10), id(10)].map((one) => ({ id: one, name: 'Siti Aminah' }))
    expect(namesakesOf(twice).size).toBe(0)
  })
})

describe('who is offered to go first', () => {
  const on = '2026-11-20'
  it('is from sixty years, below one year, or pregnant', () => {
    expect(offeredPriority({ birthDate: '1966-11-20' }, on)).toBe('elderly')
    expect(offeredPriority({ birthDate: '1966-11-21' }, on)).toBeNull()
    expect(offeredPriority({ birthDate: '2025-11-21' }, on)).toBe('infant')
    expect(offeredPriority({ birthDate: '2025-11-20' }, on)).toBeNull()
    expect(offeredPriority({ birthDate: '1998-01-01', pregnancy: aPregnancy() }, on)).toBe('pregnant')
  })

  it('is no pregnancy that ended, nor one that nobody closed after 43 weeks', () => {
    const ended = aPregnancy({ status: 'ended', endedOn: '2026-11-01' })
    expect(offeredPriority({ birthDate: '1998-01-01', pregnancy: ended }, on)).toBeNull()
    const person = { birthDate: '1998-01-01', pregnancy: aPregnancy() }
    expect(offeredPriority(person, '2027-02-12')).toBe('pregnant')
    expect(offeredPriority(person, '2027-02-13')).toBeNull()
  })
})
