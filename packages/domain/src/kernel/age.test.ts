import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { ageInDays, ageInMonths, ageOn } from './age.js'
import { dateOfDayNumber } from './calendar.js'

describe('age', () => {
  it.each([
    ['1990-03-12', '2026-03-11', { years: 35, months: 11, days: 27 }],
    ['1990-03-12', '2026-03-12', { years: 36, months: 0, days: 0 }],
    ['2026-11-20', '2026-11-20', { years: 0, months: 0, days: 0 }],
    ['2025-10-15', '2026-11-20', { years: 1, months: 1, days: 5 }],
    ['2024-02-29', '2025-02-28', { years: 0, months: 11, days: 30 }],
    ['2024-02-29', '2028-02-29', { years: 4, months: 0, days: 0 }],
    ['2026-01-31', '2026-03-01', { years: 0, months: 1, days: 1 }],
    ['2025-12-31', '2026-01-01', { years: 0, months: 0, days: 1 }],
  ])('of a person born %s on %s', (birthDate, on, age) => {
    expect(ageOn(birthDate, on)).toEqual(age)
  })

  it('is unknown before birth', () => {
    expect([ageOn('2026-11-21', '2026-11-20'), ageInDays('2026-11-21', '2026-11-20')]).toEqual([null, null])
  })

  it('never falls as days pass, and its months and days stay below a year and a month', () => {
    const day = fc.integer({ min: -25_000, max: 25_000 })
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 40_000 }), (born, lived) => {
        const birthDate = dateOfDayNumber(born)
        const age = ageOn(birthDate, dateOfDayNumber(born + lived))!
        expect(age.months).toBeLessThan(12)
        expect(age.days).toBeGreaterThanOrEqual(0)
        expect(age.days).toBeLessThan(31)
        const tomorrow = ageInMonths(birthDate, dateOfDayNumber(born + lived + 1))!
        expect(tomorrow).toBeGreaterThanOrEqual(age.years * 12 + age.months)
      }),
    )
  })
})
