import { put, read, type Command, type Decision, type StateOf } from '@lentera/contracts/kernel/rule'
import { type QueuePlace, queuePlaces } from '@lentera/contracts/queue/queue-place'
import { visits } from '@lentera/contracts/visits/visit'
import { type VisitStep, visitSteps } from '@lentera/contracts/visits/visit-step'
import { incomplete, nothing } from '../kernel/decision.js'
import { idFrom } from '../kernel/id-from.js'

/** What skipping and going first have in common: the place of one visit. */
export const placeReads = ({ id, args }: { id: string; args: { visitId: string } }) => ({
  visit: read(visits, 'id', args.visitId),
  step: read(visitSteps, 'id', idFrom(id, 'step')),
  place: read(queuePlaces, 'visitId', args.visitId),
})
export type PlaceState = StateOf<ReturnType<typeof placeReads>>

/** In its turn by arrival. */
export const inTurn = (visitId: string, patientId: string): QueuePlace => ({
  // Not the visit's own: whatever names the visit would depend on the last skip.
  id: idFrom(visitId, 'place'),
  visitId,
  patientId,
  state: 'waiting',
  stage: null,
  stateAt: null,
  stateBy: null,
  priority: null,
  reason: null,
  prioritisedAt: null,
  prioritisedBy: null,
})

/**
 * Another place in the queue, and the step that says so. The newest word the server hears counts; a step that is
 * there already changes nothing, because somebody may have said something else since.
 */
export function placeStep(
  state: PlaceState,
  command: Pick<Command, 'id' | 'occurredAt' | 'actorId' | 'unit'> & {
    args: { visitId: string; patientId: string }
  },
  said: Pick<VisitStep, 'kind' | 'stage' | 'priority' | 'reason'>,
  change: Partial<QueuePlace>,
): Decision {
  const { args, id, occurredAt, actorId } = command
  const visit = state.visit.rows[0]
  const patientId = visit?.patientId ?? args.patientId
  const done = state.step.rows[0]
  const unit = visit?.unit ?? command.unit
  const step: VisitStep = done ?? {
    id: idFrom(id, 'step'),
    visitId: args.visitId,
    patientId,
    fromUnit: unit,
    unit,
    at: occurredAt,
    by: actorId,
    ...said,
  }
  const before = state.place.rows[0] ?? inTurn(args.visitId, patientId)
  return {
    ...nothing,
    writes: [put(visitSteps, step), put(queuePlaces, done ? before : { ...before, ...change })],
    unknown: [
      ...(visit ? [] : incomplete({ visit: state.visit })),
      ...(state.place.rows[0] ? [] : incomplete({ place: state.place })),
    ],
    review: { patientId },
  }
}
