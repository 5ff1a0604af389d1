import type { VitalName, VitalValues } from '@lentera/contracts/charting/vitals'
import type { CalendarDate } from '@lentera/contracts/kernel/time'
import {
  assessVitals,
  normalRanges,
  possibleRanges,
  type VitalFinding,
  type VitalPerson,
  type WeightBefore,
} from '@lentera/domain/charting/assess-vitals'
import { vitalConfiguration, type Range } from '@lentera/domain/charting/vital-limits'
import { ageInMonths } from '@lentera/domain/kernel/age'
import { formatMeasure } from '@lentera/ui/format'
import { parseMeasure, parsePressure, type MeasureRule } from '@lentera/ui/measure'

/** A box on the screen; blood pressure is one box for two values. */
export type VitalField = 'pressure' | Exclude<VitalName, 'systolic' | 'diastolic'>

export type VitalTexts = Readonly<Record<VitalField, string>>

export const noTexts: VitalTexts = {
  pressure: '',
  pulse: '',
  respiratoryRate: '',
  temperature: '',
  spo2: '',
  weight: '',
  height: '',
  waist: '',
  muac: '',
  headCircumference: '',
}

type Person = VitalPerson | null

const DECIMALS: Readonly<Record<Exclude<VitalField, 'pressure'>, number>> = {
  pulse: 0,
  respiratoryRate: 0,
  temperature: 1,
  spo2: 0,
  weight: 2,
  height: 1,
  waist: 1,
  muac: 1,
  headCircumference: 1,
}

/** Boxes in the order of measuring; LP, LILA and LK only at the ages they mean something. */
export function fieldsFor(person: Person, on: CalendarDate): VitalField[] {
  const always: VitalField[] = [
    'pressure',
    'pulse',
    'respiratoryRate',
    'temperature',
    'spo2',
    'weight',
    'height',
  ]
  if (!person) return [...always, 'waist', 'muac', 'headCircumference']
  const normal = normalRanges(person, on)
  const months = ageInMonths(person.birthDate, on) ?? 0
  return [
    ...always,
    ...(normal.waist ? (['waist'] as const) : []),
    ...(normal.muac ? (['muac'] as const) : []),
    ...(months < 24 ? (['headCircumference'] as const) : []),
  ]
}

/**
 * How the digits of a box are read: what any living person can have decides where a lost comma stood. The
 * age does not: 90 kg of a baby is asked about, not made 9 behind somebody's back.
 */
export function ruleOf(field: Exclude<VitalField, 'pressure'>, on: CalendarDate): MeasureRule {
  const { min, max } = possibleRanges(null, on)[field]
  return { decimals: DECIMALS[field], plausible: [min ?? 0, max ?? 9999] }
}

export interface ReadVitals {
  readonly values: VitalValues
  /** Boxes whose text is no number of their kind. */
  readonly unreadable: readonly VitalField[]
  readonly findings: readonly VitalFinding[]
  /** Boxes whose value wants an answer before it counts, in the order of the boxes. */
  readonly oddFields: readonly VitalField[]
  readonly isEmpty: boolean
}

/** What stands in the boxes, as values and with what there is to say about them. */
export function readVitals(
  texts: VitalTexts,
  person: Person,
  on: CalendarDate,
  before: WeightBefore | null = null,
): ReadVitals {
  const unreadable: VitalField[] = []
  const numberIn = (field: Exclude<VitalField, 'pressure'>): number | null => {
    if (texts[field].trim() === '') return null
    const read = parseMeasure(texts[field], ruleOf(field, on))
    if (!read) unreadable.push(field)
    return read?.value ?? null
  }
  const pressure = texts.pressure.trim() === '' ? null : parsePressure(texts.pressure)
  if (pressure === undefined) unreadable.push('pressure')
  const values: VitalValues = {
    systolic: pressure?.systolic ?? null,
    diastolic: pressure?.diastolic ?? null,
    pulse: numberIn('pulse'),
    respiratoryRate: numberIn('respiratoryRate'),
    temperature: numberIn('temperature'),
    spo2: numberIn('spo2'),
    weight: numberIn('weight'),
    height: numberIn('height'),
    waist: numberIn('waist'),
    muac: numberIn('muac'),
    headCircumference: numberIn('headCircumference'),
  }
  const isEmpty = Object.values(values).every((value) => value === null)
  const findings = assessVitals(values, person, on, vitalConfiguration, before)
  const odd = findings.filter(({ kind }) => kind !== 'abnormal').map(({ field }) => fieldOf(field))
  return { values, unreadable, isEmpty, findings, oddFields: [...new Set(odd)] }
}

const findingIn = (kind: VitalFinding['kind']) => (read: ReadVitals, field: VitalField) =>
  read.findings.find((finding) => fieldOf(finding.field) === field && finding.kind === kind)
export const implausibleIn = findingIn('implausible')
export const changedIn = findingIn('changed')
export const abnormalIn = findingIn('abnormal')

export const fieldOf = (name: VitalName): VitalField =>
  name === 'systolic' || name === 'diastolic' ? 'pressure' : name

/** A value as it stands in its box: `120/80`, `36,5`; undefined where there is none. */
export function shownValue(field: VitalField, values: VitalValues): string | undefined {
  if (field !== 'pressure') return values[field] === null ? undefined : formatMeasure(values[field])
  return values.systolic === null || values.diastolic === null
    ? undefined
    : `${values.systolic}/${values.diastolic}`
}

const span = ({ min, max }: Range): string => {
  if (min === null) return `≤ ${formatMeasure(max!)}`
  return max === null ? `≥ ${formatMeasure(min)}` : `${formatMeasure(min)}–${formatMeasure(max)}`
}

/** The normal range of the age, for the line below the box. */
export function rangeText(field: VitalField, person: Person, on: CalendarDate): string | undefined {
  if (!person) return undefined
  const normal = normalRanges(person, on)
  if (field !== 'pressure') return normal[field] && span(normal[field])
  return normal.systolic && normal.diastolic && `${span(normal.systolic)} / ${span(normal.diastolic)}`
}
