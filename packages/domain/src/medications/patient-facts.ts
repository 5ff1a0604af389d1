import type { CalendarDate } from '@lentera/contracts/kernel/time'
import type { Allergy } from '@lentera/contracts/charting/allergies'
import type { Assessment } from '@lentera/contracts/charting/assessment'
import type { PatientDirectoryEntry, Sex } from '@lentera/contracts/patients/patient'
import { pregnancyKnownOn } from '../charting/pregnancy.js'

/** What checking a prescription needs to know of a patient. */
export interface PatientFacts {
  /** null: nothing is known of the patient here but a number. */
  readonly birthDate: CalendarDate | null
  readonly sex: Sex | null
  /** null: nobody asked today, and no open pregnancy is known. */
  readonly pregnant: boolean | null
  /** Substances as they were written down. */
  readonly allergies: readonly string[]
  /** null: nobody weighed the patient. */
  readonly weight: { readonly kg: number; readonly measuredOn: CalendarDate } | null
}

/** What was written down about a patient elsewhere than in the directory. */
export interface PatientRows {
  readonly allergies: readonly Allergy[]
  /** Answers to the forms of the visit in which it is prescribed. */
  readonly assessments: readonly Assessment[]
  readonly weight: PatientFacts['weight']
}

/**
 * What is known of a patient, from the directory and from the answers. Both are asked: a device that does not hold
 * the chart knows allergies and pregnancy from the directory, and a directory may be older than the chart.
 */
export function patientFactsOf(
  entry: Pick<PatientDirectoryEntry, 'birthDate' | 'sex' | 'pregnancy' | 'allergyNames'> | null,
  { allergies, assessments, weight }: PatientRows,
  on: CalendarDate,
): PatientFacts {
  const told = allergies.flatMap(({ status, substance }) =>
    status === 'active' && substance ? [substance] : [],
  )
  return {
    birthDate: entry?.birthDate ?? null,
    sex: entry?.sex ?? null,
    pregnant: pregnancyKnownOn(entry?.pregnancy, assessments, on),
    allergies: [...new Set([...told, ...(entry?.allergyNames ?? [])])],
    weight,
  }
}
