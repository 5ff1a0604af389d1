import { describe, expect, it } from '@jest/globals'
import { entryOf, typedValue } from './right-value'

const today = '2026-11-20'

describe('a right value as it is typed', () => {
  it.each([
    ['name', '  Rina   Wanda ', 'Rina Wanda'],
    ['nik', '9171 0452 0390 0001', '9171045203900001'],
    ['phone', '0812-0000-0001', '+6281200000001'],
    ['birth', '1990-03-12', { date: '1990-03-12', estimated: false }],
    ['deceasedOn', '2026-11-19', '2026-11-19'],
    ['sex', 'female', 'female'],
    ['bloodGroup', 'AB', 'AB'],
  ] as const)('of %s, %s, is read', (field, text, value) => {
    expect(typedValue(field, text, today)).toEqual(value)
  })

  it.each([
    ['name', '   '],
    ['nik', '917104520390000'],
    ['phone', '12'],
    ['birth', '31-02'],
    ['birth', '2026-11-21'],
    ['deceasedOn', '2026-11-21'],
    ['bloodGroup', 'C'],
  ] as const)('of %s, %s, is none', (field, text) => {
    expect(typedValue(field, text, today)).toBeUndefined()
  })

  it('of what takes more than one box is typed in the whole form', () => {
    expect(entryOf('address')).toBe('form')
    expect(entryOf('responsible')).toBe('form')
  })
})
