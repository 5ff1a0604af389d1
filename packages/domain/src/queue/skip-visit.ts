import type { Command, Decision } from '@lentera/contracts/kernel/rule'
import type { SkipVisit, WaitState } from '@lentera/contracts/queue/queue-place'
import type { VisitStep } from '@lentera/contracts/visits/visit-step'
import { placeStep, type PlaceState } from './place-step.js'

const KINDS: Record<WaitState, VisitStep['kind']> = {
  waiting: 'returned',
  skipped: 'skipped',
  absent: 'absent',
}

/** Others first, not there, or back in the old turn: the time of arrival is never touched. */
export function skipVisit(state: PlaceState, command: Command<typeof SkipVisit>): Decision {
  const { stage, state: said } = command.args
  return placeStep(
    state,
    command,
    { kind: KINDS[said], stage },
    { state: said, stage, stateAt: command.occurredAt, stateBy: command.actorId },
  )
}
