import { useToday } from '../workplace/use-today'
import { useLocal } from './use-local'
import { waitingPrescriptions } from './waiting-prescriptions'

/** How many prescriptions wait at the counter today, as far as this device knows. */
export function usePrescriptionCount(): number {
  const today = useToday()
  return useLocal(['prescription-count', today], (view) => waitingPrescriptions(view, today).rows.length)
}
