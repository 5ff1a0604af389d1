import type { VitalName, Vitals, VitalValues } from '@lentera/contracts/charting/vitals'
import type { CalendarDate, Instant } from '@lentera/contracts/kernel/time'
import type { PatientDirectoryEntry } from '@lentera/contracts/patients/patient'
import { ageInMonths } from '../kernel/age.js'
import {
  dangerConfiguration,
  type DangerConfiguration,
  type DangerKind,
  type DangerSignName,
} from './danger-limits.js'
import { isPostpartum, isPregnant } from './pregnancy.js'

/** Why somebody cannot wait: a value of one measurement, or a sign that was seen. */
export interface DangerReason {
  readonly kind: DangerKind
  readonly field: VitalName | DangerSignName
}

/** What is known of somebody where dangers are judged; null: nothing, so only what is dangerous for everybody. */
export type DangerPerson = Pick<PatientDirectoryEntry, 'birthDate' | 'pregnancy'> | null
type Pressure = Pick<VitalValues, 'systolic' | 'diastolic'>
type Reading = Pick<Vitals, 'systolic' | 'diastolic' | 'measuredAt'>

const reaches = (value: Pressure, limit: { systolic: number; diastolic: number }): boolean =>
  (value.systolic ?? 0) >= limit.systolic || (value.diastolic ?? 0) >= limit.diastolic

const pressureField = (value: Pressure, limit: { systolic: number }): VitalName =>
  (value.systolic ?? 0) >= limit.systolic ? 'systolic' : 'diastolic'

/** Whether the pressure is judged as in pregnancy: open, or up to 42 days after birth. */
export const isWatched = (person: DangerPerson, on: CalendarDate): boolean =>
  isPregnant(person?.pregnancy, on) || isPostpartum(person?.pregnancy, on)

/**
 * What is dangerous in one set of measurements.
 * @param earlier pressures of the same visit: a high one 15 minutes ago makes this high one dangerous
 */
export function dangersOf(
  values: VitalValues & { readonly measuredAt: Instant },
  earlier: readonly Reading[],
  person: DangerPerson,
  on: CalendarDate,
  configuration: DangerConfiguration = dangerConfiguration,
): DangerReason[] {
  const { pregnancy, pressure, fastBreathing, oxygenBelow, active } = configuration
  const months = person ? ageInMonths(person.birthDate, on) : null
  const found: DangerReason[] = []
  if (isWatched(person, on)) {
    const isSecond = earlier.some(
      (reading) => reaches(reading, pregnancy.second) && isLater(reading, values, configuration),
    )
    if (reaches(values, pregnancy.atOnce))
      found.push({ kind: 'pressure_in_pregnancy', field: pressureField(values, pregnancy.atOnce) })
    else if (isSecond && reaches(values, pregnancy.second))
      found.push({ kind: 'pressure_in_pregnancy', field: pressureField(values, pregnancy.second) })
  } else if (reaches(values, pressure) && (months === null || months >= pressure.fromMonths))
    found.push({ kind: 'pressure', field: pressureField(values, pressure) })
  const breathing = fastBreathing.find(
    ({ upToMonths }) => months !== null && (upToMonths === null || months <= upToMonths),
  )
  if (breathing && (values.respiratoryRate ?? 0) >= breathing.from)
    found.push({ kind: 'fast_breathing', field: 'respiratoryRate' })
  if (values.spo2 !== null && values.spo2 < oxygenBelow) found.push({ kind: 'low_oxygen', field: 'spo2' })
  return found.filter(({ kind }) => active.includes(kind))
}

/** Signs that were seen. */
export const dangerSigns = (
  signs: readonly string[] | null,
  configuration: DangerConfiguration = dangerConfiguration,
): DangerReason[] =>
  configuration.active.includes('danger_sign')
    ? configuration.signs
        .filter((sign) => signs?.includes(sign))
        .map((field) => ({ kind: 'danger_sign', field }))
    : []

const minutesBetween = (from: Instant, to: Instant): number => (Date.parse(to) - Date.parse(from)) / 60_000

const isLater = (
  first: Pick<Vitals, 'measuredAt'>,
  second: Pick<Vitals, 'measuredAt'>,
  { pregnancy }: DangerConfiguration,
): boolean =>
  minutesBetween(first.measuredAt, second.measuredAt) >= pregnancy.afterMinutes - pregnancy.toleranceMinutes

/**
 * When the pressure has to be measured again: so many minutes after the first high one, unless that was done, or
 * was so high that nobody waits. null: it has not.
 */
export function repeatDueAt(
  readings: readonly Reading[],
  person: DangerPerson,
  on: CalendarDate,
  configuration: DangerConfiguration = dangerConfiguration,
): Instant | null {
  const { pregnancy, active } = configuration
  if (!isWatched(person, on) || !active.includes('pressure_in_pregnancy')) return null
  const measured = readings
    .filter(({ systolic, diastolic }) => systolic !== null || diastolic !== null)
    .sort((a, b) => (a.measuredAt < b.measuredAt ? -1 : 1))
  if (measured.some((reading) => reaches(reading, pregnancy.atOnce))) return null
  const first = measured.find((reading) => reaches(reading, pregnancy.second))
  if (!first || measured.some((reading) => isLater(first, reading, configuration))) return null
  return new Date(Date.parse(first.measuredAt) + pregnancy.afterMinutes * 60_000).toISOString()
}
