import { tell, visitLane } from '@lentera/contracts/kernel/event'
import { put, read, type Command, type Decision, type StateOf } from '@lentera/contracts/kernel/rule'
import { vitals } from '@lentera/contracts/charting/vitals'
import { type CancelVisit, hasRecords, type ReinstateVisit } from '@lentera/contracts/visits/cancel-visit'
import { visitNotOpen } from '@lentera/contracts/visits/move-visit'
import { VisitCancelled, VisitReinstated } from '@lentera/contracts/visits/visit-events'
import { type VisitStep, visitSteps } from '@lentera/contracts/visits/visit-step'
import { alreadyOpen, type Visit, visits } from '@lentera/contracts/visits/visit'
import { incomplete, nothing } from '../kernel/decision.js'
import { idFrom } from '../kernel/id-from.js'
import { raise } from '../kernel/raise.js'
import { pathOf } from './visit-path.js'

type CancelCommand = Command<typeof CancelVisit>
type ReinstateCommand = Command<typeof ReinstateVisit>

export const cancelVisitReads = ({ id, args }: CancelCommand) => ({
  visit: read(visits, 'id', args.visitId),
  step: read(visitSteps, 'id', idFrom(id, 'step')),
  vitals: read(vitals, 'visitId', args.visitId),
  steps: read(visitSteps, 'visitId', args.visitId),
})

/**
 * The patient went away or was registered by mistake. The visit leaves every list; number, time and what was
 * recorded stay. Where a room had begun, a person looks: either the patient is there or somebody wrote in the
 * wrong chart.
 */
export function cancelVisit(
  state: StateOf<ReturnType<typeof cancelVisitReads>>,
  command: CancelCommand,
): Decision {
  const { args } = command
  const visit = state.visit.rows[0]
  const done = state.step.rows[0]
  const isBegun = state.vitals.rows.length > 0 || state.steps.rows.some(({ kind }) => kind === 'started')
  const step: VisitStep = { ...(done ?? stepOf(command, 'cancelled', visit)), cancelReason: args.reason }
  const cancelled: Visit | null = visit?.status === 'open' && !done ? { ...visit, status: 'cancelled' } : null
  return {
    ...changed(cancelled ?? visit, step),
    events: cancelled
      ? [tell(VisitCancelled, visitLane(cancelled.id), pathOf(cancelled, state.steps, step))]
      : [],
    issues: [
      ...(visit?.status === 'closed' || (!visit && state.visit.complete)
        ? [raise(visitNotOpen, { refs: { visit: args.visitId } })]
        : []),
      ...(isBegun ? [raise(hasRecords, { refs: { visit: args.visitId } })] : []),
    ],
    unknown: incomplete({
      ...(visit ? {} : { visit: state.visit }),
      vitals: state.vitals,
      steps: state.steps,
    }),
    review: { patientId: args.patientId },
  }
}

export const reinstateVisitReads = ({ id, args }: ReinstateCommand) => ({
  visit: read(visits, 'id', args.visitId),
  step: read(visitSteps, 'id', idFrom(id, 'step')),
  steps: read(visitSteps, 'visitId', args.visitId),
  openVisits: read(visits, 'openPatientId', args.patientId),
})

/** A cancellation is taken back. Registered anew meanwhile, the patient has two visits, and a person looks. */
export function reinstateVisit(
  state: StateOf<ReturnType<typeof reinstateVisitReads>>,
  command: ReinstateCommand,
): Decision {
  const { args } = command
  const visit = state.visit.rows[0]
  const done = state.step.rows[0]
  const step = done ?? stepOf(command, 'reinstated', visit)
  const open: Visit | null = visit?.status === 'cancelled' && !done ? { ...visit, status: 'open' } : null
  const twin = state.openVisits.rows.find(
    (other) =>
      other.id !== args.visitId && other.kind === visit?.kind && other.serviceDate === visit.serviceDate,
  )
  return {
    ...changed(open ?? visit, step),
    events: open ? [tell(VisitReinstated, visitLane(open.id), pathOf(open, state.steps, step))] : [],
    issues: [
      ...(visit?.status === 'closed' || (!visit && state.visit.complete)
        ? [raise(visitNotOpen, { refs: { visit: args.visitId } })]
        : []),
      ...(twin ? [raise(alreadyOpen, { refs: { openVisit: twin.id } })] : []),
    ],
    unknown: incomplete({ ...(visit ? {} : { visit: state.visit }), openVisits: state.openVisits }),
    review: { patientId: args.patientId },
  }
}

/** The step is kept whatever became of the visit. Without the visit there is no unit to write it under. */
const changed = (visit: Visit | undefined, step: VisitStep): Decision => ({
  ...nothing,
  writes: visit ? [put(visitSteps, step), put(visits, visit)] : [],
})

const stepOf = (
  { id, args, occurredAt, actorId }: CancelCommand | ReinstateCommand,
  kind: 'cancelled' | 'reinstated',
  visit: Visit | undefined,
): VisitStep => ({
  id: idFrom(id, 'step'),
  visitId: args.visitId,
  patientId: visit?.patientId ?? args.patientId,
  kind,
  fromUnit: visit?.unit ?? '',
  unit: visit?.unit ?? '',
  at: occurredAt,
  by: actorId,
})
