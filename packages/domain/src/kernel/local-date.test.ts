import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { addDays, dateOfDayNumber, dayNumber, daysBetween, daysInMonth } from './calendar.js'
import { instantAt, localDate, localTime } from './local-date.js'

describe('the business date', () => {
  it.each([
    ['2026-11-20T14:59:59.999Z', 'Asia/Jayapura', '2026-11-20', '23:59'],
    ['2026-11-20T15:00:00.000Z', 'Asia/Jayapura', '2026-11-21', '00:00'],
    ['2026-11-20T15:59:00.000Z', 'Asia/Makassar', '2026-11-20', '23:59'],
    ['2026-11-20T16:00:00.000Z', 'Asia/Makassar', '2026-11-21', '00:00'],
    ['2026-11-20T17:00:00.000Z', 'Asia/Jakarta', '2026-11-21', '00:00'],
    ['2026-11-20T16:59:00.000Z', 'Asia/Pontianak', '2026-11-20', '23:59'],
    ['2026-12-31T15:30:00.000Z', 'Asia/Jayapura', '2027-01-01', '00:30'],
    ['2028-02-28T20:00:00.000Z', 'Asia/Jayapura', '2028-02-29', '05:00'],
  ] as const)('%s in %s is %s, %s', (instant, zone, date, time) => {
    expect(localDate(instant, zone)).toBe(date)
    expect(localTime(instant, zone)).toBe(time)
  })
})

// The reference is the host's Date, which rules themselves must not use.
const DAY = 86_400_000
const someDay = fc.integer({ min: Date.UTC(1800, 0, 1) / DAY, max: Date.UTC(2990, 11, 31) / DAY })

describe('calendar arithmetic', () => {
  it('agrees with the host calendar on every day from 1800 to 2999', () => {
    const wrong: string[] = []
    for (let number = Date.UTC(1800, 0, 1) / DAY; number <= Date.UTC(2999, 11, 31) / DAY; number += 1) {
      const date = new Date(number * DAY).toISOString().slice(0, 10)
      if (dayNumber(date) !== number || dateOfDayNumber(number) !== date) wrong.push(date)
    }
    expect(wrong).toEqual([])
  })

  it('adds days and counts them back', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 0, max: 1000 }), (number, days) => {
        const date = dateOfDayNumber(number)
        expect(daysBetween(date, addDays(date, days))).toBe(days)
      }),
    )
  })

  it('knows the length of a month', () => {
    expect([daysInMonth(2028, 2), daysInMonth(2027, 2), daysInMonth(1900, 2), daysInMonth(2026, 12)]).toEqual(
      [29, 28, 28, 31],
    )
  })
})

describe('the instant of a day and time', () => {
  it('is what day and time are read from again, in every zone', () => {
    for (const timeZone of ['Asia/Jakarta', 'Asia/Pontianak', 'Asia/Makassar', 'Asia/Jayapura'] as const)
      for (const [date, time] of [
        ['2026-11-20', '00:00'],
        ['2028-02-29', '23:59'],
        ['2026-01-01', '07:45'],
      ] as const) {
        const instant = instantAt(date, time, timeZone)
        expect([localDate(instant, timeZone), localTime(instant, timeZone)]).toEqual([date, time])
      }
    expect(instantAt('2026-11-20', '07:45', 'Asia/Jayapura')).toBe('2026-11-19T22:45:00.000Z')
  })
})
