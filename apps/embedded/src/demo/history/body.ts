import type { VitalValues } from '@lentera/contracts/charting/vitals'
import type { CalendarDate } from '@lentera/contracts/kernel/time'
import type { Sex } from '@lentera/contracts/patients/patient'
import { normalRanges } from '@lentera/domain/charting/assess-vitals'
import type { Range } from '@lentera/domain/charting/vital-limits'
import { ageInMonths } from '@lentera/domain/kernel/age'
import { daysBetween } from '@lentera/domain/kernel/calendar'
import type { Chance } from '../chance.js'

/** Months of age, kilograms and centimetres: roughly the middle of the growth charts. */
const growth: readonly (readonly [months: number, kg: number, cm: number])[] = [
  [0, 3.3, 50],
  [1, 4.3, 54],
  [3, 6.1, 61],
  [6, 7.6, 67],
  [9, 8.7, 71.5],
  [12, 9.4, 75],
  [18, 10.7, 81.5],
  [24, 11.9, 86.5],
  [36, 14, 95],
  [48, 16, 102],
  [60, 18, 109],
  [84, 22.5, 121],
  [108, 28, 132],
  [132, 35, 143],
  [156, 43, 154],
  [180, 50, 160],
  [216, 55, 163],
]
const ADULT_FROM_MONTHS = 216
/** Blood pressure is taken from here on. */
const PRESSURE_FROM_MONTHS = 15 * 12

/** What differs from somebody who is well on the day of a measurement. */
export interface Condition {
  readonly fever?: boolean
  /** Breaths a minute. */
  readonly breathing?: number
  readonly oxygen?: number
  readonly pressure?: readonly [systolic: number, diastolic: number]
  /** Of a pregnancy; its weight is added. */
  readonly weeks?: number
}

/** One invented body: grows while it is young, and keeps what it is afterwards. */
export class Body {
  readonly #heaviness: number
  readonly #tallness: number
  readonly #adult: { readonly cm: number; readonly bmi: number }

  constructor(
    chance: Chance,
    private readonly sex: Sex,
    private readonly bornOn: CalendarDate,
  ) {
    this.#heaviness = chance.between(88, 112) / 100
    this.#tallness = chance.between(96, 104) / 100
    const cm = sex === 'male' ? chance.between(154, 174) : chance.between(145, 164)
    this.#adult = { cm, bmi: chance.between(185, 305) / 10 }
  }

  /** Kilograms, one decimal. */
  weightOn(on: CalendarDate, weeks = 0): number {
    const months = this.#monthsOn(on)
    const { cm, bmi } = this.#adult
    const kg = months >= ADULT_FROM_MONTHS ? bmi * (cm / 100) ** 2 : interpolated(months, 1) * this.#heaviness
    return tenth(kg + Math.max(0, weeks - 12) * 0.4)
  }

  /** Measured by a person with a machine: what is not a condition of the day is normal for the age. */
  measured(chance: Chance, on: CalendarDate, { weeks, ...condition }: Condition): VitalValues {
    const months = ageInMonths(this.bornOn, on) ?? 0
    const isAdult = months >= ADULT_FROM_MONTHS
    const normal = normalRanges({ birthDate: this.bornOn, sex: this.sex }, on)
    const [systolic, diastolic] = condition.pressure ?? [chance.between(106, 128), chance.between(66, 82)]
    const takesPressure = months >= PRESSURE_FROM_MONTHS
    const weight = this.weightOn(on, weeks)
    return {
      systolic: takesPressure ? systolic : null,
      diastolic: takesPressure ? diastolic : null,
      pulse: Math.min(some(chance, normal.pulse, 0.25, 0.8) + (condition.fever ? 8 : 0), 150),
      respiratoryRate:
        condition.breathing ??
        (isAdult ? chance.between(16, 20) : some(chance, normal.respiratoryRate, 0.2, 0.75)),
      temperature: condition.fever ? chance.between(377, 389) / 10 : chance.between(362, 371) / 10,
      spo2: condition.oxygen ?? chance.between(96, 99),
      // Clothes and meals move the weight of a grown body; what a child gains is more than that.
      weight: isAdult ? tenth(weight + chance.between(-8, 8) / 10) : weight,
      height: this.#heightOn(on),
      waist: null,
      muac: weeks === undefined ? null : chance.between(240, 290) / 10,
      headCircumference: null,
    }
  }

  #heightOn(on: CalendarDate): number {
    const months = this.#monthsOn(on)
    return months >= ADULT_FROM_MONTHS
      ? this.#adult.cm
      : Math.round(interpolated(months, 2) * this.#tallness * 2) / 2
  }

  #monthsOn(on: CalendarDate): number {
    return daysBetween(this.bornOn, on) / 30.44
  }
}

const tenth = (value: number): number => Math.round(value * 10) / 10

function interpolated(months: number, column: 1 | 2): number {
  const at = growth.findIndex(([until]) => months < until)
  if (at === -1) return growth.at(-1)![column]
  const [before, after] = [growth[Math.max(at - 1, 0)]!, growth[at]!]
  const share = after[0] === before[0] ? 0 : (months - before[0]) / (after[0] - before[0])
  return before[column] + (after[column] - before[column]) * share
}

/** A value from the middle of a range, where both ends are known. */
function some(chance: Chance, range: Range | undefined, from: number, to: number): number {
  const min = range?.min ?? 60
  const max = range?.max ?? 100
  return Math.round(min + (max - min) * (from + chance.next() * (to - from)))
}
