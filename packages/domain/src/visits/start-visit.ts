import { tell, visitLane } from '@lentera/contracts/kernel/event'
import { put, read, type Command, type Decision, type StateOf } from '@lentera/contracts/kernel/rule'
import type { StartVisit } from '@lentera/contracts/visits/start-visit'
import { visits } from '@lentera/contracts/visits/visit'
import { VisitStarted } from '@lentera/contracts/visits/visit-events'
import { type VisitStep, visitSteps } from '@lentera/contracts/visits/visit-step'
import { incomplete, nothing } from '../kernel/decision.js'
import { idFrom } from '../kernel/id-from.js'
import { pathOf } from './visit-path.js'

type StartCommand = Command<typeof StartVisit>

export const startVisitReads = ({ id, args }: StartCommand) => ({
  visit: read(visits, 'id', args.visitId),
  step: read(visitSteps, 'id', idFrom(id, 'step')),
  steps: read(visitSteps, 'visitId', args.visitId),
})

/** Written down whoever else started before: two who sit with one patient are two facts. */
export function startVisit(
  state: StateOf<ReturnType<typeof startVisitReads>>,
  { id, args, occurredAt, actorId, unit: here }: StartCommand,
): Decision {
  const visit = state.visit.rows[0]
  const unit = visit?.unit ?? here
  const step: VisitStep = state.step.rows[0] ?? {
    id: idFrom(id, 'step'),
    visitId: args.visitId,
    patientId: visit?.patientId ?? args.patientId,
    kind: 'started',
    fromUnit: unit,
    unit,
    at: occurredAt,
    by: actorId,
    stage: args.stage,
  }
  return {
    ...nothing,
    writes: [put(visitSteps, step)],
    events: visit ? [tell(VisitStarted, visitLane(visit.id), pathOf(visit, state.steps, step))] : [],
    unknown: visit ? [] : incomplete({ visit: state.visit }),
    review: { patientId: step.patientId },
  }
}
