import type { CalendarDate } from '@lentera/contracts/kernel/time'
import type { Lack, Patient, PatientDirectoryEntry } from '@lentera/contracts/patients/patient'
import { ageOn } from '../kernel/age.js'
import { unknownVillage } from './elsewhere.js'

/** Where the mother is the best check against a second registration. */
export const MOTHER_UNDER = 5
/** From here on somebody has a trade and a civil status of their own; younger, nobody is asked. */
const OF_AGE = 17
const AT_SCHOOL = 7

/**
 * What a registration left for later. Permenkes 24/2022 Pasal 14: NIK, and at least religion, occupation,
 * education and marital status. A foreigner will never have a NIK.
 */
export function lacksOf(
  patient: Pick<Patient, Lack & keyof Patient> & Pick<Patient, 'birthDate' | 'noNikReason'>,
  hasNik: boolean,
  today: CalendarDate,
): Lack[] {
  const years = ageOn(patient.birthDate, today)?.years ?? OF_AGE
  return [
    ...(hasNik || patient.noNikReason === 'foreigner' ? [] : (['nik'] as const)),
    ...(patient.religion === null ? (['religion'] as const) : []),
    ...(patient.education === null && years >= AT_SCHOOL ? (['education'] as const) : []),
    ...(patient.occupation === null && years >= OF_AGE ? (['occupation'] as const) : []),
    ...(patient.maritalStatus === null && years >= OF_AGE ? (['maritalStatus'] as const) : []),
  ]
}

/** The short row with what is still to be asked. */
export function withLacks(
  entry: PatientDirectoryEntry,
  patient: Patient,
  hasNik: boolean,
  today: CalendarDate,
): PatientDirectoryEntry {
  const { lacks: _, ...rest } = entry
  const lacks = lacksOf(patient, hasNik, today)
  return lacks.length > 0 ? { ...rest, lacks } : rest
}

/** Where only the short row is here: what is told now is lacking no longer. */
export function withoutTold(
  entry: PatientDirectoryEntry,
  told: Readonly<Record<string, unknown>>,
): PatientDirectoryEntry {
  const { lacks, ...rest } = entry
  const left = (lacks ?? []).filter((lack) => told[lack] === undefined || told[lack] === null)
  return left.length > 0 ? { ...rest, lacks: left } : rest
}

/** What is to be asked for besides, of somebody who was registered in a hurry. */
export type AskedLater = Lack | 'address' | 'payer' | 'motherName'

/** Everything that the short row of a person says is still to be asked. */
export function stillToAsk(entry: PatientDirectoryEntry, today: CalendarDate): AskedLater[] {
  const years = ageOn(entry.birthDate, today)?.years ?? OF_AGE
  return [
    ...(entry.lacks ?? []),
    ...(entry.villageCode === unknownVillage ? (['address'] as const) : []),
    ...(entry.payer === null ? (['payer'] as const) : []),
    ...(entry.motherName === null && years < MOTHER_UNDER ? (['motherName'] as const) : []),
  ]
}
