import { type PatientDirectoryEntry, patientDirectory } from '@lentera/contracts/patients/patient'
import type { ReviewItem } from '@lentera/contracts/reviews/review-item'
import { useLocal } from '../../platform/local/use-local'

/** Whom an item is about, as they are called now; null: nobody, or nobody this device knows. */
export function useReviewPatient(item: ReviewItem | null): PatientDirectoryEntry | null {
  const patientId = item?.detail?.patientId ?? null
  return useLocal(['review-patient', patientId], (view) =>
    patientId ? (view.get(patientDirectory, patientId)?.record ?? null) : null,
  )
}
