import { describe, expect, it } from '@jest/globals'
import { dayIn, daysBetween, nextSecond, secondsBetween, utcSecond } from './instant.js'

describe('moments', () => {
  it('are written in UTC to the second, without the part of one', () => {
    expect(utcSecond('2026-11-19T23:30:00.999Z')).toBe('2026-11-19T23:30:00+00:00')
  })

  it('have a next second, over midnight and the new year', () => {
    expect(nextSecond('2026-12-31T23:59:59+00:00')).toBe('2027-01-01T00:00:00+00:00')
  })

  it('lie so many seconds apart', () => {
    expect(secondsBetween('2026-11-19T23:59:00+00:00', '2026-11-20T00:00:30+00:00')).toBe(90)
  })
})

describe('days', () => {
  it('begin earlier in Jayapura than in Jakarta', () => {
    const evening = '2026-11-19T16:00:00.000Z'
    expect(dayIn(evening, 'Asia/Jayapura')).toBe('2026-11-20')
    expect(dayIn(evening, 'Asia/Jakarta')).toBe('2026-11-19')
  })

  it('are counted over a leap day', () => {
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2)
    expect(daysBetween('2026-11-20', '2026-11-01')).toBe(-19)
  })
})
