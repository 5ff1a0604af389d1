import type { Id } from '@lentera/contracts/kernel/id'
import type { PatientDirectoryEntry } from '@lentera/contracts/patients/patient'
import { useFacility, useToday } from '../workplace/use-today'
import { namesakesToday } from './namesakes-today'
import { useLocal } from './use-local'

/** Who else of this patient's name is in the house today. */
export function useNamesakes(patientId: Id): readonly PatientDirectoryEntry[] {
  const facility = useFacility()
  const today = useToday()
  return useLocal(['namesakes', today, patientId], (view) => namesakesToday(view, facility, today)(patientId))
}
