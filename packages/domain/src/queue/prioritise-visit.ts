import type { Command, Decision } from '@lentera/contracts/kernel/rule'
import type { PrioritiseVisit } from '@lentera/contracts/queue/queue-place'
import { placeStep, type PlaceState } from './place-step.js'

/** To the front of the queue, or back to the turn by arrival; a reason without a priority says nothing. */
export function prioritiseVisit(state: PlaceState, command: Command<typeof PrioritiseVisit>): Decision {
  const { priority } = command.args
  const reason = priority === null ? null : command.args.reason
  return placeStep(
    state,
    command,
    { kind: 'prioritised', ...(priority && { priority }), ...(reason && { reason }) },
    { priority, reason, prioritisedAt: command.occurredAt, prioritisedBy: command.actorId },
  )
}
