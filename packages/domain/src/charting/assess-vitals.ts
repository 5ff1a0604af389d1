import type { CalendarDate } from '@lentera/contracts/kernel/time'
import type { VitalName, VitalValues } from '@lentera/contracts/charting/vitals'
import type { Pregnancy, Sex } from '@lentera/contracts/patients/patient'
import { ageInDays, ageInMonths } from '../kernel/age.js'
import { daysBetween } from '../kernel/calendar.js'
import { isPostpartum, isPregnant } from './pregnancy.js'
import { vitalConfiguration, type Range, type VitalConfiguration } from './vital-limits.js'

/** Something to say about one value. */
export interface VitalFinding {
  readonly field: VitalName
  /**
   * `implausible` asks before saving, and so does `changed`, a weight that differs much from the one before;
   * `abnormal` only marks. A field has at most one finding.
   */
  readonly kind: 'implausible' | 'changed' | 'abnormal'
  /** Above or below the range, or the value before; the pair of pressures is compared with each other where systolic is not higher. */
  readonly direction: 'high' | 'low'
  /** The range that was left: possible values when implausible, normal ones when abnormal. */
  readonly range: Range
  /** What was probably meant, one decimal place further: 90 kg for a child of 13 months becomes 9. */
  readonly suggestion: number | null
}

export type NormalRanges = Readonly<Partial<Record<VitalName, Range>>>

const isWithin = (value: number, { min, max }: Range): boolean =>
  (min === null || value >= min) && (max === null || value <= max)

/** Whose values they are: a row of the directory has it all. */
export interface VitalPerson {
  readonly birthDate: CalendarDate
  readonly sex: Sex
  readonly pregnancy?: Pregnancy | undefined
}

/** A weight that was measured before. */
export interface WeightBefore {
  readonly weight: number
  readonly on: CalendarDate
}

/** Normal values for a person on a day, for the line below each box; empty before birth. */
export function normalRanges(
  { birthDate, sex, pregnancy }: VitalPerson,
  on: CalendarDate,
  configuration: VitalConfiguration = vitalConfiguration,
): NormalRanges {
  const days = ageInDays(birthDate, on)
  const months = ageInMonths(birthDate, on)
  if (days === null || months === null) return {}
  const band = configuration.bands.find(
    ({ upTo }) => upTo === null || ('days' in upTo ? days <= upTo.days : months <= upTo.months),
  )
  const muac = configuration.muac.find(
    (entry) => (entry.sex ?? sex) === sex && months >= entry.fromMonths && months <= entry.toMonths,
  )
  const isWithChild = isPregnant(pregnancy, on)
  return {
    ...band?.normal,
    // The waist of a pregnant woman says nothing about her heart.
    ...(months >= configuration.waistFromMonths && !isWithChild ? { waist: configuration.waist[sex] } : {}),
    ...(muac ? { muac: muac.range } : {}),
    ...(isWithChild || isPostpartum(pregnancy, on) ? configuration.pregnancy : {}),
  }
}

/** Possible values: the hard limits, for weight those of the age. Without a birth date, the hard limits alone. */
export function possibleRanges(
  birthDate: CalendarDate | null,
  on: CalendarDate,
  configuration: VitalConfiguration = vitalConfiguration,
): Readonly<Record<VitalName, Range>> {
  const months = birthDate === null ? null : ageInMonths(birthDate, on)
  const weight =
    months === null
      ? undefined
      : configuration.plausibleWeight.find(({ upToMonths }) => upToMonths === null || months <= upToMonths)
  return { ...configuration.hardLimits, ...(weight ? { weight: weight.range } : {}) }
}

/**
 * What a screen marks and a rule reports about one set of measurements.
 * @param person null when neither birth date nor sex is known here: only what no living person shows is found
 * @param on business date of the measurement
 * @param before the newest weight from an earlier day
 */
export function assessVitals(
  values: VitalValues,
  person: VitalPerson | null,
  on: CalendarDate,
  configuration: VitalConfiguration = vitalConfiguration,
  before: WeightBefore | null = null,
): VitalFinding[] {
  const possible = possibleRanges(person?.birthDate ?? null, on, configuration)
  const normal = person ? normalRanges(person, on, configuration) : {}
  const findings: VitalFinding[] = []
  for (const field of Object.keys(possible) as VitalName[]) {
    const value = values[field]
    if (value === null) continue
    const limits =
      field === 'systolic' ? aboveDiastolic(possible.systolic, value, values.diastolic) : possible[field]
    const usual = normal[field]
    if (!isWithin(value, limits)) findings.push(finding('implausible', field, value, limits, usual))
    else if (field === 'weight' && isOtherWeight(value, before, person, on, configuration))
      findings.push(finding('changed', field, value, around(before!, configuration), usual))
    else if (usual && !isWithin(value, usual))
      findings.push(finding('abnormal', field, value, usual, undefined))
  }
  return findings
}

const around = ({ weight }: WeightBefore, { weightChange: { fraction } }: VitalConfiguration): Range => ({
  min: weight * (1 - fraction),
  max: weight * (1 + fraction),
})

function isOtherWeight(
  value: number,
  before: WeightBefore | null,
  person: VitalPerson | null,
  on: CalendarDate,
  configuration: VitalConfiguration,
): boolean {
  if (!before || !person || before.on > on) return false
  const { withinDays, fromMonths } = configuration.weightChange
  if (daysBetween(before.on, on) > withinDays) return false
  // A child gains so much in a month, but loses it only by a typing mistake or an illness.
  const months = ageInMonths(person.birthDate, on) ?? 0
  const { min, max } = around(before, configuration)
  return value < min! || (value > max! && months >= fromMonths)
}

/** 80/120 is a swapped pair: the upper value must lie above the lower one. */
function aboveDiastolic(possible: Range, systolic: number, diastolic: number | null): Range {
  return diastolic !== null && isWithin(systolic, possible) && systolic <= diastolic
    ? { min: diastolic + 1, max: possible.max }
    : possible
}

const withDecimals: readonly VitalName[] = [
  'temperature',
  'weight',
  'muac',
  'headCircumference',
  'height',
  'waist',
]

function finding(
  kind: VitalFinding['kind'],
  field: VitalName,
  value: number,
  range: Range,
  usual: Range | undefined,
): VitalFinding {
  const direction = range.max !== null && value > range.max ? 'high' : 'low'
  const tenth = Math.round(value * 10) / 100
  // Offered only where the decimal comma was forgotten and the result is not itself odd.
  const meant =
    kind === 'implausible' && direction === 'high' && withDecimals.includes(field) && isWithin(tenth, range)
  const suggestion = meant && (!usual || isWithin(tenth, usual) || field === 'temperature') ? tenth : null
  return { field, kind, direction, range, suggestion }
}
