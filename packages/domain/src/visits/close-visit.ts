import { diagnoses } from '@lentera/contracts/charting/diagnosis'
import { tell, visitLane } from '@lentera/contracts/kernel/event'
import { put, read, type Command, type Decision, type StateOf } from '@lentera/contracts/kernel/rule'
import { type CloseVisit, noDiagnosis } from '@lentera/contracts/visits/close-visit'
import { visitNotOpen } from '@lentera/contracts/visits/move-visit'
import { VisitClosed } from '@lentera/contracts/visits/visit-events'
import { type VisitStep, visitSteps } from '@lentera/contracts/visits/visit-step'
import { type Visit, visits } from '@lentera/contracts/visits/visit'
import { incomplete, nothing } from '../kernel/decision.js'
import { idFrom } from '../kernel/id-from.js'
import { raise } from '../kernel/raise.js'
import { inRank } from '../charting/in-rank.js'
import { pathOf } from './visit-path.js'

type CloseCommand = Command<typeof CloseVisit>

export const closeVisitReads = ({ id, args }: CloseCommand) => ({
  visit: read(visits, 'id', args.visitId),
  step: read(visitSteps, 'id', idFrom(id, 'step')),
  steps: read(visitSteps, 'visitId', args.visitId),
  diagnoses: read(diagnoses, 'visitId', args.visitId),
})

/**
 * The patient leaves. A visit goes from open to closed and never back; who closes it a second time is heard, and
 * a person looks only where the two say different things.
 */
export function closeVisit(
  state: StateOf<ReturnType<typeof closeVisitReads>>,
  command: CloseCommand,
): Decision {
  const { args, id, occurredAt, actorId } = command
  const visit = state.visit.rows[0]
  const unit = visit?.unit ?? command.unit
  const step: VisitStep = state.step.rows[0] ?? {
    id: idFrom(id, 'step'),
    visitId: args.visitId,
    patientId: visit?.patientId ?? args.patientId,
    kind: 'closed',
    fromUnit: unit,
    unit,
    at: occurredAt,
    by: actorId,
  }
  const closing = {
    status: 'closed',
    closedAt: occurredAt,
    closedBy: actorId,
    outcome: args.outcome,
  } as const
  const closes = visit?.status === 'open'
  const after: Visit | undefined = closes ? { ...visit, ...closing } : visit
  const found = state.diagnoses.rows.filter(({ status }) => status === 'active')
  const isAbsent = visit === undefined && state.visit.complete
  return {
    ...nothing,
    writes: [put(visitSteps, step), ...(after ? [put(visits, after)] : [])],
    events:
      closes && after
        ? [
            tell(VisitClosed, visitLane(visit.id), {
              ...pathOf(after, state.steps, step),
              diagnoses: inRank(found),
            }),
          ]
        : [],
    issues: [
      ...(isAbsent || (after && saysOtherwise(after, command))
        ? [raise(visitNotOpen, { refs: { visit: args.visitId } })]
        : []),
      ...(found.length === 0 && state.diagnoses.complete
        ? [raise(noDiagnosis, { refs: { visit: args.visitId } })]
        : []),
    ],
    unknown: incomplete({
      ...(visit ? {} : { visit: state.visit }),
      ...(found.length > 0 ? {} : { diagnoses: state.diagnoses }),
    }),
    review: { patientId: step.patientId },
  }
}

const saysOtherwise = (visit: Visit, { args }: CloseCommand): boolean =>
  visit.status === 'cancelled' || (visit.status === 'closed' && visit.outcome !== args.outcome)
