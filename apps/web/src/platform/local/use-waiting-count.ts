import { isInTurn } from '@lentera/domain/queue/queue-order'
import { useFacility, useToday } from '../workplace/use-today'
import { visitsOfDay } from './todays-visits'
import { useLocal } from './use-local'

export interface WaitingCount {
  /** For whatever comes next. */
  readonly all: number
  readonly intake: number
  readonly examination: number
}

/** How many wait in turn today, as far as this device knows. */
export function useWaitingCount(): WaitingCount {
  const facility = useFacility()
  const today = useToday()
  return useLocal(['waiting-count', today], (view) => {
    const inTurn = visitsOfDay(view, facility, today, null).rows.filter(isInTurn)
    const count = (stage: string) => inTurn.filter((row) => row.stage === stage).length
    return { all: inTurn.length, intake: count('waiting_intake'), examination: count('waiting_doctor') }
  })
}
