import { describe, expect, it } from '@jest/globals'
import { id } from '../testing/samples.js'
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
    expect(offeredPriority({ birthDate: '1966-11-20', pregnant: null }, on)).toBe('elderly')
    expect(offeredPriority({ birthDate: '1966-11-21', pregnant: null }, on)).toBeNull()
    expect(offeredPriority({ birthDate: '2025-11-21', pregnant: null }, on)).toBe('infant')
    expect(offeredPriority({ birthDate: '2025-11-20', pregnant: false }, on)).toBeNull()
    expect(offeredPriority({ birthDate: '1998-01-01', pregnant: true }, on)).toBe('pregnant')
  })
})
