import { useFacility, useToday } from '../workplace/use-today'
import { waitingForDoctor } from './doctor-list'
import { useLocal } from './use-local'

/** How many were measured and wait for a doctor today, as far as this device knows. */
export function useToExamineCount(): number {
  const facility = useFacility()
  const today = useToday()
  return useLocal(['to-examine-count', today], (view) => waitingForDoctor(view, facility, today).length)
}
