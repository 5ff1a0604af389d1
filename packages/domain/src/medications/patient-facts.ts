import type { CalendarDate } from '@lentera/contracts/kernel/time'
import type { Allergy } from '@lentera/contracts/charting/allergies'
import type { PatientDirectoryEntry, Sex } from '@lentera/contracts/patients/patient'

/** What checking a prescription needs to know of a patient. */
export interface PatientFacts {
  /** null: nothing is known of the patient here but a number. */
  readonly birthDate: CalendarDate | null
  readonly sex: Sex | null
  /** null: nobody asked. */
  readonly pregnant: boolean | null
  /** Substances as they were written down. */
  readonly allergies: readonly string[]
  /** null: nobody weighed the patient. */
  readonly weight: { readonly kg: number; readonly measuredOn: CalendarDate } | null
}

/**
 * What is known of a patient, from the directory and from the answers about allergies. Both are asked: a device that
 * does not hold the chart knows the names from the directory, and a directory may be older than the chart.
 */
export function patientFactsOf(
  entry: Pick<PatientDirectoryEntry, 'birthDate' | 'sex' | 'pregnant' | 'allergyNames'> | null,
  answers: readonly Allergy[],
  weight: PatientFacts['weight'],
): PatientFacts {
  const told = answers.flatMap(({ status, substance }) =>
    status === 'active' && substance ? [substance] : [],
  )
  return {
    birthDate: entry?.birthDate ?? null,
    sex: entry?.sex ?? null,
    pregnant: entry?.pregnant ?? null,
    allergies: [...new Set([...told, ...(entry?.allergyNames ?? [])])],
    weight,
  }
}
