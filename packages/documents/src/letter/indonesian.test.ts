import { describe, expect, it } from '@jest/globals'
import { inWords, longDate, number, shortDate } from './indonesian.js'

describe('what a paper writes the Indonesian way', () => {
  it('dates: day first, the month in words on letters', () => {
    expect(shortDate('2026-11-05')).toBe('05-11-2026')
    expect(longDate('2026-11-05')).toBe('5 November 2026')
    expect(longDate('2027-01-31')).toBe('31 Januari 2027')
  })

  it('numbers: dots for the thousands, a comma before decimals', () => {
    expect([1250, 1000000, 2.5, -12, 0].map(number)).toEqual(['1.250', '1.000.000', '2,5', '-12', '0'])
  })

  it('numbers in words', () => {
    expect([1, 10, 11, 14, 20, 21, 100, 111, 365].map(inWords)).toEqual([
      ...['satu', 'sepuluh', 'sebelas', 'empat belas', 'dua puluh', 'dua puluh satu', 'seratus'],
      ...['seratus sebelas', 'tiga ratus enam puluh lima'],
    ])
  })
})
