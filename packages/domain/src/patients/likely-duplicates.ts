import type { CalendarDate } from '@lentera/contracts/kernel/time'
import type { Id } from '@lentera/contracts/kernel/id'
import type { PatientDirectoryEntry, Sex } from '@lentera/contracts/patients/patient'
import { dateOf, partsOf } from '../kernel/calendar.js'
import { isElsewhere, unknownVillage } from './elsewhere.js'
import { normaliseName } from './normalise-name.js'
import { isSimilarName } from './similar-name.js'
import { TAIL_DIGITS, tailOf } from './tails.js'

/** Why a row may be the same person, strongest first. */
const reasons = [
  'nik',
  'same_name',
  'same_mother',
  'similar_name',
  'same_name_about',
  'similar_name_about',
] as const
export type DuplicateReason = (typeof reasons)[number]

export interface LikelyDuplicate {
  readonly entry: PatientDirectoryEntry
  readonly reason: DuplicateReason
}

/** Somebody who may be known already, as far as they were asked. */
export interface AskedPerson {
  readonly name: string
  /** null: not asked yet, and agrees with everybody. */
  readonly sex: Sex | null
  readonly birthDate: CalendarDate | null
  readonly birthDateEstimated: boolean
  readonly nik: string | null
  readonly motherName: string | null
  readonly villageCode: string | null
  readonly twinOf?: Id | undefined
}

/** How far an age that was told may be from the true one. */
const ABOUT_YEARS = 2
const inYears = (date: CalendarDate, years: number): CalendarDate => {
  const { year, ...day } = partsOf(date)
  return dateOf({ year: year + years, ...day })
}

/** First and last birth date that may be the same person's where one of the two was estimated. */
export const bornAbout = (birthDate: CalendarDate) => ({
  from: inYears(birthDate, -ABOUT_YEARS),
  to: inYears(birthDate, ABOUT_YEARS),
})

/** Whether a code says in which village somebody lives. */
export const isOneVillage = (villageCode: string | null): villageCode is string =>
  villageCode !== null && villageCode !== unknownVillage && !isElsewhere(villageCode)

/** Born together: two people, however much alike. */
const isTwin = (entry: PatientDirectoryEntry, twinOf: Id | undefined): boolean =>
  twinOf !== undefined && (entry.id === twinOf || entry.twinOf === twinOf)

const strength = Object.fromEntries(reasons.map((reason, at) => [reason, at])) as Record<
  DuplicateReason,
  number
>

/**
 * Rows that may be this person: born the same day, or about then where only an age was told, and the last digits
 * of the NIK or the name agree; or of one name, mother and village, whatever the day. The sex may be mistyped where
 * the name is the same; where names are only similar it must agree, too.
 * @returns likeliest first; names that agree before names that resemble
 */
export function likelyDuplicates(
  person: AskedPerson,
  rows: readonly PatientDirectoryEntry[],
): LikelyDuplicate[] {
  const reasonOf = reasonsFor(person)
  return rows
    .filter((entry) => !entry.withdrawn && !isTwin(entry, person.twinOf))
    .flatMap((entry): LikelyDuplicate[] => {
      const reason = reasonOf(entry)
      return reason ? [{ entry, reason }] : []
    })
    .sort((a, b) => strength[a.reason] - strength[b.reason] || (a.entry.id < b.entry.id ? -1 : 1))
}

function reasonsFor(person: AskedPerson): (entry: PatientDirectoryEntry) => DuplicateReason | null {
  const tail = tailOf(person.nik, TAIL_DIGITS.nik)
  const name = normaliseName(person.name)
  const mother = normaliseName(person.motherName ?? '')
  const about = person.birthDate === null ? null : bornAbout(person.birthDate)
  return (entry) => {
    const isSameDay = entry.birthDate === person.birthDate
    const agrees = person.sex === null || entry.sex === person.sex
    if (isSameDay && tail !== null && entry.nikTail === tail && agrees) return 'nik'
    // Two different numbers are two people, whatever their names.
    if (tail !== null && entry.nikTail !== null && (isSameDay || entry.nikTail !== tail)) return null
    const isSameName = name !== '' && normaliseName(entry.name) === name
    if (isSameDay && isSameName) return 'same_name'
    const hasMother = mother !== '' && normaliseName(entry.motherName ?? '') === mother
    const isNeighbour = isOneVillage(person.villageCode) && entry.villageCode === person.villageCode
    if (isSameName && hasMother && isNeighbour) return 'same_mother'
    const isAbout =
      about !== null &&
      (person.birthDateEstimated || entry.birthDateEstimated) &&
      entry.birthDate >= about.from &&
      entry.birthDate <= about.to
    if (!isSameDay && !isAbout) return null
    if (isSameName) return 'same_name_about'
    if (!agrees || !isSimilarName(entry.name, person.name)) return null
    return isSameDay ? 'similar_name' : 'similar_name_about'
  }
}
