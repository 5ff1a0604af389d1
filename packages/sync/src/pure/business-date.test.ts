import { describe, expect, it } from '@jest/globals'
import { addDays, businessDateAt } from './business-date.js'

describe('the day of a facility', () => {
  it('begins two hours earlier in Jayapura than in Jakarta', () => {
    const moment = Date.parse('2026-11-19T15:30:00.000Z')
    expect(businessDateAt(moment, 'Asia/Jakarta')).toBe('2026-11-19')
    expect(businessDateAt(moment, 'Asia/Makassar')).toBe('2026-11-19')
    expect(businessDateAt(moment, 'Asia/Jayapura')).toBe('2026-11-20')
  })

  it('is counted over ends of months and leap days', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
  })
})
