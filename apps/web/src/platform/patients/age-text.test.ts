import { describe, expect, it } from '@jest/globals'
import { ageText } from './age-text'

describe('an age in words', () => {
  it.each([
    ['1972-08-12', '54 th 3 bl'],
    ['2021-11-20', '5 th'],
    ['2022-01-01', '58 bl 19 hr'],
    ['2025-11-20', '12 bl'],
    ['2026-11-01', '19 hr'],
    ['2026-11-20', '0 hr'],
    ['2026-11-21', ''],
  ])('of somebody born on %s is %s', (birthDate, text) => {
    expect(ageText(birthDate, '2026-11-20')).toBe(text)
  })

  it('is a rough one where only an age was told', () => {
    expect(ageText('1960-07-01', '2026-11-20', true)).toBe('± 66 th')
    expect(ageText('2025-10-14', '2026-11-20', true)).toBe('± 13 bl')
    expect(ageText('2026-10-31', '2026-11-20', true)).toBe('± 20 hr')
  })
})
