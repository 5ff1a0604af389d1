import { describe, expect, it } from '@jest/globals'
import { formatDate, formatMeasure, formatSeconds, formatWhole } from './format.js'

describe('showing values', () => {
  it('writes dates day first', () => {
    expect(formatDate('2026-11-20')).toBe('20-11-2026')
  })

  it('makes no day out of an instant, which is another day further east', () =>
    expect(formatDate('2026-11-20T23:15:00.000Z')).toBe('2026-11-20T23:15:00.000Z'))

  it('leaves what is no date as it is', () => expect(formatDate('belum tahu')).toBe('belum tahu'))

  it('writes measured values with a comma', () => {
    expect(formatMeasure(36.5)).toBe('36,5')
    expect(formatMeasure(80)).toBe('80')
  })

  it('puts dots between thousands', () => {
    expect(formatWhole(1250000)).toBe('1.250.000')
    expect(formatWhole(999)).toBe('999')
    expect(formatWhole(-12500)).toBe('-12.500')
    expect(formatWhole(-0.4)).toBe('0')
  })

  it('counts down in minutes and seconds', () => {
    expect(formatSeconds(45)).toBe('0:45')
    expect(formatSeconds(724.2)).toBe('12:05')
    expect(formatSeconds(-3)).toBe('0:00')
  })
})
