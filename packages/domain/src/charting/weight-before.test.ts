import { describe, expect, it } from '@jest/globals'
import type { Vitals } from '@lentera/contracts/charting/vitals'
import { id, someVitals } from '../testing/samples.js'
import { newestWeight, weightBefore } from './weight-before.js'

const weighed = (weight: number | null, day: string, time = '01:00'): Vitals => ({
  ...someVitals({ weight, temperature: 36.8 }),
  ...{ id: id(40), visitId: id(21), patientId: id(10), measuredBy: id(901), serviceDate: day },
  measuredAt: `${day}T${time}:00.000Z`,
})

describe('a weight with its day', () => {
  const rows = [
    weighed(11.2, '2026-10-02'),
    weighed(12.5, '2026-11-20'),
    weighed(null, '2026-11-20', '02:00'),
  ]

  it('is the newest that was measured, also where something else was measured later', () =>
    expect(newestWeight(rows)).toEqual({ weight: 12.5, on: '2026-11-20' }))

  it('of before leaves out what was measured today', () =>
    expect(weightBefore(rows, '2026-11-20')).toEqual({ weight: 11.2, on: '2026-10-02' }))

  it('is nothing where nobody was weighed', () =>
    expect([newestWeight([]), newestWeight([weighed(null, '2026-11-20')])]).toEqual([null, null]))
})
