import { isCalendarDate, type CalendarDate } from '@lentera/contracts/kernel/time'
import type { Sex } from '@lentera/contracts/patients/patient'
import { dateOf, partsOf } from '../kernel/calendar.js'

/** Provinces of Kemendagri in 2026, 38 of them. A new one only warns. */
const provinces = new Set(
  '11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 51 52 53 61 62 63 64 65 71 72 73 74 75 76 81 82 91 92 93 94 95 96'.split(
    ' ',
  ),
)

/** What the sixteen digits say: PP KK CC DDMMYY SSSS, the day plus 40 for women. */
export interface NikFacts {
  /** Kemendagri code of the kecamatan of first issue, which is not where the person lives now. */
  readonly districtCode: string
  readonly sex: Sex
  /** null when the digits are no calendar day. The century is the latest that is not in the future. */
  readonly birthDate: CalendarDate | null
  readonly serial: string
  readonly regionKnown: boolean
  /** False for serial 0000 and for one digit sixteen times: made up, not mistyped. */
  readonly plausible: boolean
}

/**
 * Reads a NIK. There is no check digit; nothing here proves that the number was issued.
 * @param on today at the facility: only it tells 1925 from 2025
 * @returns null unless it is sixteen digits
 */
export function readNik(nik: string, on: CalendarDate): NikFacts | null {
  if (!/^[0-9]{16}$/.test(nik)) return null
  const dayDigits = Number(nik.slice(6, 8))
  const sex = dayDigits > 40 ? 'female' : 'male'
  const day = sex === 'female' ? dayDigits - 40 : dayDigits
  const month = Number(nik.slice(8, 10))
  const today = partsOf(on)
  const inThisCentury = Math.floor(today.year / 100) * 100 + Number(nik.slice(10, 12))
  const dates = [inThisCentury, inThisCentury - 100].map((year) => dateOf({ year, month, day }))
  const regency = Number(nik.slice(2, 4))
  return {
    districtCode: nik.slice(0, 6),
    sex,
    // 29 February exists in one of the two centuries only: 29-02-00 was 2000, never 1900.
    birthDate: dates.find((date) => isCalendarDate(date) && date <= on) ?? null,
    serial: nik.slice(12),
    regionKnown: provinces.has(nik.slice(0, 2)) && regency > 0 && nik.slice(4, 6) !== '00',
    plausible: nik.slice(12) !== '0000' && !/^(\d)\1{15}$/.test(nik),
  }
}

/** Argument of the form that a NIK contradicts; `nik` when the number itself is odd. */
export type NikMismatch = 'nik' | 'sex' | 'birthDate'

/**
 * Where a NIK and the form differ. Cards with a wrong birth date or sex exist, so this is a question for
 * the desk and never a refusal.
 */
export function nikMismatches(
  nik: string,
  form: { sex: Sex; birthDate: CalendarDate; birthDateEstimated: boolean },
  on: CalendarDate,
): NikMismatch[] {
  const facts = readNik(nik, on)
  if (!facts) return ['nik']
  const found: NikMismatch[] = []
  if (!facts.regionKnown || !facts.plausible || facts.birthDate === null) found.push('nik')
  if (facts.sex !== form.sex) found.push('sex')
  // Two digits of the year are compared: a centenarian is not a contradiction. An estimate is no date to compare.
  const sameDay = facts.birthDate !== null && facts.birthDate.slice(2) === form.birthDate.slice(2)
  if (facts.birthDate !== null && !form.birthDateEstimated && !sameDay) found.push('birthDate')
  return found
}
