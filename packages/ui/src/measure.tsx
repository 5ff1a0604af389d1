import { formatMeasure } from './format.js'

export type Range = readonly [low: number, high: number]

export interface Measure {
  value: number
  /** False: a number, but outside the plausible range. Ask; Enter keeps it. */
  plausible: boolean
  /** True: the decimal mark was put in (`365` read as 36,5). */
  shifted: boolean
}

export interface MeasureRule {
  decimals: number
  plausible: Range
}

/**
 * Reads a measured number. Comma and dot are both the decimal mark. Digits alone may have lost their
 * mark: `365` becomes 36,5 when that is the only plausible reading. Undefined: not a number of this kind.
 */
export function parseMeasure(text: string, { decimals, plausible }: MeasureRule): Measure | undefined {
  const found = /^(\d{1,7})(?:[.,](\d*))?$/.exec(text.trim())
  if (!found) return undefined
  const [, whole = '', fraction] = found
  if ((fraction ?? '').length > decimals) return undefined

  const asTyped = Number(`${whole}.${fraction || '0'}`)
  const typed = { value: asTyped, plausible: isWithin(asTyped, plausible), shifted: false }
  if (typed.plausible || fraction !== undefined) return typed

  const readings: number[] = []
  for (let moved = 1; moved <= decimals && moved < whole.length; moved += 1) {
    const reading = Number(`${whole.slice(0, -moved)}.${whole.slice(-moved)}`)
    if (isWithin(reading, plausible)) readings.push(reading)
  }
  const [only] = readings
  return only !== undefined && readings.length === 1 ? { value: only, plausible: true, shifted: true } : typed
}

export interface Pressure {
  systolic: number
  diastolic: number
  plausible: boolean
  /** True: the slash was put in (`12080` read as 120/80). */
  split: boolean
}

export interface PressureRule {
  systolic: Range
  diastolic: Range
}

// Wide enough for whatever a cuff can show: it decides how digits are read, not what is normal.
const READABLE: PressureRule = { systolic: [40, 300], diastolic: [20, 200] }

/** Reads `120/80`, and `12080`, `150100`, `9060` when only one split is plausible. */
export function parsePressure(text: string, rule: PressureRule = READABLE): Pressure | undefined {
  const trimmed = text.trim()
  const pair = /^(\d{1,3})\s*[/\-. ]\s*(\d{1,3})$/.exec(trimmed)
  if (pair) {
    const [systolic, diastolic] = [Number(pair[1]), Number(pair[2])]
    return { systolic, diastolic, plausible: isPressure(systolic, diastolic, rule), split: false }
  }
  if (!/^\d{4,6}$/.test(trimmed)) return undefined

  const splits: Pressure[] = []
  for (const at of [2, 3]) {
    const [upper, lower] = [trimmed.slice(0, at), trimmed.slice(at)]
    if (lower.length > 3 || lower.startsWith('0') || upper.startsWith('0')) continue
    const [systolic, diastolic] = [Number(upper), Number(lower)]
    if (isPressure(systolic, diastolic, rule))
      splits.push({ systolic, diastolic, plausible: true, split: true })
  }
  return splits.length === 1 ? splits[0] : undefined
}

/** For `MeasureField tidy`: rewrites a shifted or dotted number when the field is left. */
export function tidyMeasure(rule: MeasureRule): (text: string) => string {
  return (text) => {
    const read = parseMeasure(text, rule)
    return read ? formatMeasure(read.value) : text
  }
}

/** For `MeasureField tidy`: `12080` becomes `120/80` when the field is left. */
export function tidyPressure(rule?: PressureRule): (text: string) => string {
  return (text) => {
    const read = parsePressure(text, rule)
    return read ? `${read.systolic}/${read.diastolic}` : text
  }
}

function isPressure(systolic: number, diastolic: number, rule: PressureRule): boolean {
  return systolic > diastolic && isWithin(systolic, rule.systolic) && isWithin(diastolic, rule.diastolic)
}

function isWithin(value: number, [low, high]: Range): boolean {
  return value >= low && value <= high
}
