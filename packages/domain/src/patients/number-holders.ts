import type { Id } from '@lentera/contracts/kernel/id'
import type { PatientIdentifier } from '@lentera/contracts/patients/patient'

/** Somebody else who has the number; null: nobody, as far as these rows tell. */
export const otherHolder = (rows: readonly PatientIdentifier[], patientId: Id): Id | null =>
  rows.find((row) => row.patientId !== patientId)?.patientId ?? null
