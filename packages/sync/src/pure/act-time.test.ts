import { describe, expect, it } from '@jest/globals'
import type { ActTime } from '@lentera/contracts/sync/record'
import { provesOrder } from './act-time.js'

const at: ActTime = {
  device: '2026-11-20T00:00:00.000Z',
  offsetMs: 1200,
  offsetAgeS: 3600,
  startId: 'start-0001',
  confidence: 'ntp',
}

describe('the time of an act proves an order', () => {
  it('when its offset was measured within a day against a clock set by NTP', () => {
    expect(provesOrder(at)).toBe(true)
    expect(provesOrder({ ...at, offsetAgeS: 86_399 })).toBe(true)
  })

  it.each([
    ['measured too long ago', { offsetAgeS: 86_400 }],
    ['never measured', { offsetAgeS: null }],
    ['measured against a clock a person set', { confidence: 'operator' as const }],
    ['measured against a clock nobody set', { confidence: 'guessed' as const }],
    ['further off than a clock may be', { offsetMs: -600_001 }],
  ])('never when it was %s', (_, change) => {
    expect(provesOrder({ ...at, ...change })).toBe(false)
  })

  it('never when nobody said what it was measured against', () => {
    const { confidence: _, ...rest } = at
    expect(provesOrder(rest)).toBe(false)
  })
})
