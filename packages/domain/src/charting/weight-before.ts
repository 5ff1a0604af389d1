import type { Vitals } from '@lentera/contracts/charting/vitals'
import type { CalendarDate } from '@lentera/contracts/kernel/time'
import type { WeightBefore } from './assess-vitals.js'

/** The newest weight of somebody, with its day; null: none is known here. */
export function newestWeight(measured: readonly Vitals[]): WeightBefore | null {
  const newest = measured
    .filter(({ weight }) => weight !== null)
    .sort((a, b) => (a.measuredAt < b.measuredAt ? 1 : -1))[0]
  return newest ? { weight: newest.weight!, on: newest.serviceDate } : null
}

/** The newest weight from a day before; null: none is known here. */
export const weightBefore = (measured: readonly Vitals[], on: CalendarDate): WeightBefore | null =>
  newestWeight(measured.filter(({ serviceDate }) => serviceDate < on))
