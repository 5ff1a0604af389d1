import { describe, expect, it } from '@jest/globals'
import type { Vitals } from '@lentera/contracts/charting/vitals'
import { id, someVitals } from '../testing/samples.js'
import { standingVitals } from './standing-vitals.js'

const measured = (key: number, time: string, values: Parameters<typeof someVitals>[0]): Vitals => ({
  ...someVitals(values),
  ...{ id: id(key), visitId: id(21), patientId: id(10), measuredBy: id(901), serviceDate: '2026-11-20' },
  measuredAt: `2026-11-19T${time}:00.000Z`,
})
const first = measured(40, '23:10', {
  systolic: 152,
  diastolic: 98,
  pulse: 88,
  temperature: 36.7,
  weight: 70,
})

describe('the measurements of a visit that stand', () => {
  it('are both pressures when only the pressure was measured again, with all else of the first time', () => {
    const again = measured(41, '23:25', { systolic: 148, diastolic: 96 })
    expect(standingVitals([again, first])).toEqual([first, again])
  })

  it('are the newest of every other value', () => {
    const again = measured(41, '23:25', { systolic: 148, diastolic: 96, pulse: 80, temperature: 37.1 })
    const [before, after] = standingVitals([first, again])
    expect(before).toEqual({ ...first, pulse: null, temperature: null })
    expect(after).toEqual(again)
  })

  it('leave out a measurement of which nothing stands', () => {
    const warm = measured(40, '23:10', { temperature: 38.4 })
    const cooler = measured(41, '23:40', { temperature: 37.2 })
    expect(standingVitals([cooler, warm])).toEqual([cooler])
    expect(standingVitals([measured(42, '23:00', {})])).toEqual([])
  })

  it('keep a pressure of which only the upper value was heard', () => {
    const felt = measured(41, '23:25', { systolic: 90 })
    expect(standingVitals([first, felt]).map(({ systolic }) => systolic)).toEqual([152, 90])
  })

  it('are the same in whatever order the rows came, also of one moment', () => {
    const twin = measured(41, '23:10', { systolic: 148, diastolic: 96, pulse: 80 })
    expect(standingVitals([twin, first])).toEqual(standingVitals([first, twin]))
  })
})
