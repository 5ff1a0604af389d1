import { describe, expect, it } from '@jest/globals'
import { parseMeasure, parsePressure, tidyMeasure, tidyPressure } from './measure.js'

const temperature = { decimals: 1, plausible: [30, 45] } as const
const weight = { decimals: 2, plausible: [0.5, 250] } as const

describe('reading a measured number', () => {
  it.each(['36,5', '36.5', ' 36,5 '])('takes %p with comma or dot', (text) =>
    expect(parseMeasure(text, temperature)).toEqual({ value: 36.5, plausible: true, shifted: false }),
  )

  it('puts the mark into 365 because only 36,5 is plausible', () =>
    expect(parseMeasure('365', temperature)).toEqual({ value: 36.5, plausible: true, shifted: true }))

  it('keeps what was typed when that is plausible', () =>
    expect(parseMeasure('36', temperature)).toEqual({ value: 36, plausible: true, shifted: false }))

  it('keeps what was typed when two other readings are plausible', () =>
    expect(parseMeasure('1255', weight)).toEqual({ value: 1255, plausible: false, shifted: false }))

  it('never moves a mark that somebody typed', () =>
    expect(parseMeasure('365,0', temperature)).toEqual({ value: 365, plausible: false, shifted: false }))

  it('asks about a number that no reading makes plausible', () =>
    expect(parseMeasure('999', temperature)).toEqual({ value: 999, plausible: false, shifted: false }))

  it('accepts a number that ends in its mark, as while typing', () =>
    expect(parseMeasure('36,', temperature)?.value).toBe(36))

  it.each(['', ',5', '36,55', '-3', '36,5,1', 'abc', '1e3'])('does not take %p for a number', (text) =>
    expect(parseMeasure(text, temperature)).toBeUndefined(),
  )
})

describe('reading a blood pressure', () => {
  it.each([
    ['120/80', 120, 80],
    ['120 / 80', 120, 80],
    ['120-80', 120, 80],
  ])('takes %p as written', (text, systolic, diastolic) =>
    expect(parsePressure(text)).toEqual({ systolic, diastolic, plausible: true, split: false }),
  )

  it.each([
    ['12080', 120, 80],
    ['150100', 150, 100],
    ['9060', 90, 60],
    ['20080', 200, 80],
  ])('splits %p', (text, systolic, diastolic) =>
    expect(parsePressure(text)).toEqual({ systolic, diastolic, plausible: true, split: true }),
  )

  it('asks about 810/80 instead of refusing it', () =>
    expect(parsePressure('810/80')).toEqual({ systolic: 810, diastolic: 80, plausible: false, split: false }))

  it('asks when the lower number is above the upper one', () =>
    expect(parsePressure('80/120')?.plausible).toBe(false))

  it.each(['', '120', '1208012', '99110', '120/', '00080', 'a/b'])('does not guess %p', (text) =>
    expect(parsePressure(text)).toBeUndefined(),
  )
})

describe('tidying when a field is left', () => {
  it('shows how the digits were read', () => {
    expect(tidyMeasure(temperature)('365')).toBe('36,5')
    expect(tidyMeasure(temperature)('36.5')).toBe('36,5')
    expect(tidyPressure()('12080')).toBe('120/80')
  })

  it('leaves alone what it cannot read', () => {
    expect(tidyMeasure(temperature)('36,5 C')).toBe('36,5 C')
    expect(tidyPressure()('99110')).toBe('99110')
  })
})
