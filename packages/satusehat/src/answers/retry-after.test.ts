import { describe, expect, it } from '@jest/globals'
import { retryAfterMs } from './retry-after.js'

const NOW = Date.parse('2026-11-20T01:00:00Z')

describe('how long to wait', () => {
  it.each([
    ['seconds', { 'retry-after': '120' }, 120_000],
    ['a date by our clock', { 'retry-after': 'Fri, 20 Nov 2026 01:01:00 GMT' }, 60_000],
    ['a date that has passed', { 'retry-after': 'Fri, 20 Nov 2026 00:00:00 GMT' }, 0],
    ['a year', { 'retry-after': '31536000' }, 86_400_000],
    ['nothing', {}, undefined],
    ['nonsense', { 'retry-after': 'soon' }, undefined],
  ])('%s', (_what, headers, expected) => {
    expect(retryAfterMs(headers as Record<string, string>, NOW)).toBe(expected)
  })

  it('by the clock of whoever answers, however wrong ours is', () => {
    const headers = { date: 'Fri, 20 Nov 2026 01:00:00 GMT', 'retry-after': 'Fri, 20 Nov 2026 01:01:00 GMT' }
    expect(retryAfterMs(headers, Date.parse('2001-01-01T00:00:00Z'))).toBe(60_000)
  })
})
