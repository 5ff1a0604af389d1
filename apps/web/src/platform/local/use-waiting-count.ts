import { useFacility, useToday } from '../workplace/use-today'
import { visitsOfDay } from './todays-visits'
import { useLocal } from './use-local'

/** How many wait for the intake today, as far as this device knows. */
export function useWaitingCount(): number {
  const facility = useFacility()
  const today = useToday()
  return useLocal(
    ['waiting-count', today],
    (view) => visitsOfDay(view, facility, today, null).rows.filter(({ isWaiting }) => isWaiting).length,
  )
}
