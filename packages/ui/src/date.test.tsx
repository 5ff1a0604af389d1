import { describe, expect, it } from '@jest/globals'
import { isDay, parseDate, showDate } from './date.js'

describe('typing a date', () => {
  it.each(['17081945', '17-08-1945', '17/8/1945', '17.08.1945', '17 8 1945', ' 17081945 ', '1945-08-17'])(
    'reads %p as the 17th of August 1945',
    (text) => expect(parseDate(text)).toBe('1945-08-17'),
  )

  it.each(['', '1708194', '170845', '31-02-2020', '29021900', '00082000', '17131945', '17-08-45', 'kemarin'])(
    'does not guess what %p could mean',
    (text) => expect(parseDate(text)).toBeUndefined(),
  )

  it('knows leap years', () => {
    expect(parseDate('29022024')).toBe('2024-02-29')
    expect(parseDate('29022000')).toBe('2000-02-29')
    expect(parseDate('29022023')).toBeUndefined()
  })

  it('shows a day with its dashes and a half-typed one as it was typed', () => {
    expect(showDate('1945-08-17')).toBe('17-08-1945')
    expect(showDate('17081')).toBe('17081')
  })

  it('tells a day from what was typed so far', () => {
    expect(isDay('1945-08-17')).toBe(true)
    expect(isDay('1945-02-30')).toBe(false)
    expect(isDay('17081945')).toBe(false)
  })
})
