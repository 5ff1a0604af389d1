import type { Sex } from '@lentera/contracts/patients/patient'
import type { VitalName } from '@lentera/contracts/charting/vitals'

/** Both ends belong to the range; null: no limit on that side. */
export interface Range {
  readonly min: number | null
  readonly max: number | null
}

/** Normal values up to an age. Days and months are completed ones; the first band whose end is not passed holds. */
export interface VitalBand {
  readonly upTo: { readonly days: number } | { readonly months: number } | null
  readonly normal: Readonly<Partial<Record<VitalName, Range>>>
}

/** One version of the values; a new one is a new object, so that an old judgement can be told from a new one. */
export interface VitalConfiguration {
  readonly version: string
  /** Outside these a value is a typing mistake until somebody says otherwise. */
  readonly hardLimits: Readonly<Record<VitalName, Range>>
  readonly bands: readonly VitalBand[]
  /** Weight in kg that a person of this age can have, up to an age in completed months. */
  readonly plausibleWeight: readonly { readonly upToMonths: number | null; readonly range: Range }[]
  readonly waist: Readonly<Record<Sex, Range>>
  readonly waistFromMonths: number
  readonly muac: readonly {
    readonly sex: Sex | null
    readonly fromMonths: number
    readonly toMonths: number
    readonly range: Range
  }[]
  /** In an open pregnancy, and up to 42 days after birth: in place of the values of the age. */
  readonly pregnancy: Readonly<Partial<Record<VitalName, Range>>>
  /** A weight that is asked about because it differs so much from the one before. */
  readonly weightChange: {
    readonly fraction: number
    readonly withinDays: number
    /** Younger children gain so much in a month. Completed months. */
    readonly fromMonths: number
  }
  /** From this age on the last height is offered instead of asked. Completed months. */
  readonly heightKeptFromMonths: number
}

const between = (min: number, max: number): Range => ({ min, max })
const atMost = (max: number): Range => ({ min: null, max })
const atLeast = (min: number): Range => ({ min, max: null })

/** Fever from 37.5 °C; below 36 a thermometer or a patient needs a second look. */
const temperature = between(36, 37.4)
const spo2 = atLeast(95)

/**
 * Children: pulse, breathing and pressure bands as Indonesian nursing texts give them, with the upper
 * breathing limit lowered to where MTBS (the Indonesian IMCI) says "fast breathing" (60 below 2 months, 50
 * below a year, 40 to five years). Adults: the thresholds staff act on, 90/60 and 140/90, not the narrower
 * textbook bands, because a mark on every third adult is read by nobody. Newborn temperature: 36.5 to 37.5,
 * the WHO range. Weight limits are wide guards around the WHO growth curves, not nutrition judgements.
 * LILA and waist: Kemenkes programme thresholds; in pregnancy 140/90 is where the antenatal guidance looks again, also in
 * girls whose age alone would set another limit. To be confirmed by a clinician of the facility before use.
 */
export const vitalConfiguration: VitalConfiguration = {
  version: '2026-11',
  hardLimits: {
    systolic: between(40, 300),
    diastolic: between(20, 200),
    pulse: between(20, 250),
    respiratoryRate: between(4, 100),
    temperature: between(30, 44),
    spo2: between(50, 100),
    weight: between(0.4, 300),
    height: between(20, 250),
    waist: between(25, 300),
    muac: between(5, 60),
    headCircumference: between(20, 65),
  },
  bands: [
    band({ days: 28 }, [100, 205], [30, 59], [45, 90], [30, 65], between(36.5, 37.5)),
    band({ months: 1 }, [100, 190], [30, 53], [70, 100], [40, 65]),
    band({ months: 11 }, [100, 190], [30, 49], [70, 100], [40, 65]),
    band({ months: 35 }, [98, 140], [24, 39], [86, 106], [42, 63]),
    band({ months: 71 }, [80, 120], [22, 34], [89, 112], [46, 72]),
    band({ months: 155 }, [75, 118], [18, 25], [97, 120], [57, 80]),
    band({ months: 227 }, [60, 100], [12, 20], [90, 130], [50, 80]),
    band(null, [60, 100], [12, 20], [90, 139], [60, 89]),
  ],
  plausibleWeight: [
    { upToMonths: 0, range: between(0.4, 7) },
    { upToMonths: 5, range: between(1, 13) },
    { upToMonths: 11, range: between(2.5, 17) },
    { upToMonths: 23, range: between(4, 25) },
    { upToMonths: 59, range: between(5, 45) },
    { upToMonths: 119, range: between(7, 100) },
    { upToMonths: 179, range: between(12, 180) },
    { upToMonths: null, range: between(20, 300) },
  ],
  waist: { male: atMost(90), female: atMost(80) },
  waistFromMonths: 15 * 12,
  muac: [
    { sex: null, fromMonths: 6, toMonths: 59, range: atLeast(12.5) },
    { sex: 'female', fromMonths: 15 * 12, toMonths: 50 * 12 - 1, range: atLeast(23.5) },
  ],
  pregnancy: { systolic: between(90, 139), diastolic: between(60, 89), muac: atLeast(23.5) },
  weightChange: { fraction: 0.1, withinDays: 31, fromMonths: 24 },
  heightKeptFromMonths: 20 * 12,
}

type Pair = readonly [number, number]

function band(
  upTo: VitalBand['upTo'],
  pulse: Pair,
  breathing: Pair,
  systolic: Pair,
  diastolic: Pair,
  heat = temperature,
): VitalBand {
  return {
    upTo,
    normal: {
      pulse: between(...pulse),
      respiratoryRate: between(...breathing),
      systolic: between(...systolic),
      diastolic: between(...diastolic),
      temperature: heat,
      spo2,
    },
  }
}
