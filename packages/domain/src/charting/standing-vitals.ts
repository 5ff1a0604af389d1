import type { VitalName, Vitals } from '@lentera/contracts/charting/vitals'

/** Values of which a later one takes the place; a pressure is never replaced, the second beside the first is the finding. */
const REPLACED: readonly Exclude<VitalName, 'systolic' | 'diastolic'>[] = [
  ...(['pulse', 'respiratoryRate', 'temperature', 'spo2'] as const),
  ...(['weight', 'height', 'waist', 'muac', 'headCircumference'] as const),
]

/**
 * What stands of all measurements of one visit, in the order of their time: every blood pressure, and of each other
 * value the newest. A measurement keeps only what stands of it; one of which nothing does is left out.
 */
export function standingVitals(measured: readonly Vitals[]): Vitals[] {
  const inOrder = [...measured].sort((a, b) =>
    a.measuredAt === b.measuredAt ? (a.id < b.id ? -1 : 1) : a.measuredAt < b.measuredAt ? -1 : 1,
  )
  return inOrder
    .map((row, index) => {
      const later = inOrder.slice(index + 1)
      const replaced = REPLACED.filter((name) => later.some((other) => other[name] !== null))
      return { ...row, ...Object.fromEntries(replaced.map((name) => [name, null])) }
    })
    .filter(
      (row) => row.systolic !== null || row.diastolic !== null || REPLACED.some((name) => row[name] !== null),
    )
}
