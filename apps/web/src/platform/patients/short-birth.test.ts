import { describe, expect, it } from '@jest/globals'
import { readAge, readShortDate, settledBirth } from './short-birth'

const today = '2026-11-23'

describe('an age as it is said at the counter', () => {
  it.each([
    ['40', '1986-07-01'],
    ['70th', '1956-07-01'],
    ['70 tahun', '1956-07-01'],
    ['8bl', '2026-03-23'],
    ['14 bulan', '2025-09-23'],
    ['21hr', '2026-11-02'],
    ['0', '2026-07-01'],
  ])('%s is about %s', (text, date) => {
    expect(readAge(text, today, 120)).toEqual({ date, isEstimated: true })
  })

  it('is never after today', () => {
    expect(readAge('0', '2026-03-01', 120)?.date).toBe('2026-03-01')
  })

  it.each(['', '121', 'tujuh', '8xx', '1500bl'])('%s is none', (text) => {
    expect(readAge(text, today, 120)).toBeNull()
  })
})

describe('a birth date in six digits', () => {
  it('is in the last hundred years', () => {
    expect(readShortDate('170845', today)).toBe('1945-08-17')
    expect(readShortDate('021126', today)).toBe('2026-11-02')
    expect(readShortDate('241126', today)).toBe('1926-11-24')
  })

  it('is a day that there was', () => {
    expect(readShortDate('320145', today)).toBeNull()
    expect(readShortDate('290223', today)).toBeNull()
  })
})

describe('leaving the box of the birth date', () => {
  const left = (birthDate: string) => settledBirth({ birthDate, age: '' }, today, 120)
  it('writes a short date out, so that it can be read again', () => {
    expect(left('170845')).toEqual({ birthDate: '1945-08-17', age: '' })
  })
  it('takes an age as an age, which stays an estimate', () => {
    expect(left('70th')).toEqual({ birthDate: '', age: '70th' })
  })
  it('leaves what it does not understand as it was typed', () => {
    expect(left('17-13-1945')).toEqual({ birthDate: '17-13-1945', age: '' })
  })
})
