import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { CalendarDate, Instant, isCalendarDate } from './time.js'

describe('a calendar date', () => {
  it('is one exactly when the host calendar has the day', () => {
    const number = (max: number) => fc.integer({ min: 0, max })
    fc.assert(
      fc.property(fc.integer({ min: 1800, max: 2999 }), number(14), number(33), (year, month, day) => {
        const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
        const host = new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10)
        expect(isCalendarDate(text)).toBe(host === text)
      }),
      { numRuns: 1000 },
    )
  })

  it('knows leap years', () => {
    expect(['2028-02-29', '2000-02-29'].map(isCalendarDate)).toEqual([true, true])
    expect(['2027-02-29', '1900-02-29'].map(isCalendarDate)).toEqual([false, false])
  })

  it('lies between 1800 and 2999 and is written in full', () => {
    for (const text of [
      '1799-12-31',
      '3000-01-01',
      '2026-1-1',
      '26-01-01',
      '2026-01-01T',
      '',
      '2026/01/01',
    ]) {
      expect(CalendarDate.safeParse(text).success).toBe(false)
    }
  })
})

describe('an instant', () => {
  it('is UTC with milliseconds and nothing else', () => {
    expect(Instant.safeParse('2026-11-20T23:05:00.000Z').success).toBe(true)
    for (const text of [
      '2026-11-20T23:05:00Z',
      '2026-11-20T23:05:00.000+09:00',
      '2026-11-20 23:05:00.000Z',
      '2026-13-20T23:05:00.000Z',
      '2026-11-20T25:05:00.000Z',
    ]) {
      expect(Instant.safeParse(text).success).toBe(false)
    }
  })
})
