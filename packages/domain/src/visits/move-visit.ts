import { tell, visitLane } from '@lentera/contracts/kernel/event'
import { put, read, type Command, type Decision, type StateOf } from '@lentera/contracts/kernel/rule'
import { movedElsewhere, type MoveVisit, visitNotOpen } from '@lentera/contracts/visits/move-visit'
import { type Visit, visits } from '@lentera/contracts/visits/visit'
import { VisitMoved } from '@lentera/contracts/visits/visit-events'
import { type VisitStep, visitSteps } from '@lentera/contracts/visits/visit-step'
import { incomplete, nothing } from '../kernel/decision.js'
import { idFrom } from '../kernel/id-from.js'
import { raise } from '../kernel/raise.js'
import { dayScope, patientIn, visitIn } from '../kernel/scope.js'
import { pathOf } from './visit-path.js'

type MoveCommand = Command<typeof MoveVisit>
type MoveState = StateOf<ReturnType<typeof moveVisitReads>>

export const moveVisitReads = ({ id, args }: MoveCommand) => ({
  visit: read(visits, 'id', args.visitId),
  step: read(visitSteps, 'id', idFrom(id, 'step')),
  ofPatient: read(visits, 'patientId', args.patientId),
  steps: read(visitSteps, 'visitId', args.visitId),
})

/**
 * A patient is sent to another unit. Number and time of arrival stay; the visit leaves the old unit's day whole
 * and enters the new one's. Where somebody sent the patient elsewhere meanwhile, the newest word the server
 * hears counts and a person looks.
 */
export function moveVisit(state: MoveState, command: MoveCommand): Decision {
  const { args, id, occurredAt, actorId } = command
  const visit = state.visit.rows[0]
  const done = state.step.rows[0]
  const isOpen = visit?.status === 'open'
  const step: VisitStep = done ?? {
    id: idFrom(id, 'step'),
    visitId: args.visitId,
    patientId: visit?.patientId ?? args.patientId,
    kind: 'moved',
    // Where the visit really was, which is not always where the author saw it.
    fromUnit: visit?.unit ?? args.fromUnit,
    unit: args.unit,
    at: occurredAt,
    by: actorId,
  }
  const moves = visit !== undefined && isOpen && !done
  const moved = moves ? { ...visit, unit: args.unit } : visit
  const isElsewhere = step.fromUnit !== args.fromUnit && step.fromUnit !== args.unit
  return {
    ...nothing,
    writes: [put(visitSteps, step), ...(moved ? [put(visits, moved)] : [])],
    events: moves && moved ? [tell(VisitMoved, visitLane(visit.id), pathOf(moved, state.steps, step))] : [],
    issues: [
      ...(isElsewhere ? [raise(movedElsewhere, { field: 'unit', refs: { visit: args.visitId } })] : []),
      ...(isOpen || (visit === undefined && !state.visit.complete)
        ? []
        : [raise(visitNotOpen, { refs: { visit: args.visitId } })]),
    ],
    unknown: visit ? [] : incomplete({ visit: state.visit }),
    members: moves ? moving(state, visit, args.unit) : [],
    review: { patientId: step.patientId },
  }
}

function moving({ ofPatient }: MoveState, visit: Visit, unit: string) {
  if (visit.unit === unit) return []
  const old = dayScope(visit.unit, visit.serviceDate)
  const fresh = dayScope(unit, visit.serviceDate)
  // The patient stays with the old unit as long as another visit of that day is there.
  const stays = ofPatient.rows.some(
    (other) => other.id !== visit.id && other.unit === visit.unit && other.serviceDate === visit.serviceDate,
  )
  return [
    visitIn(fresh, visit.id),
    patientIn(fresh, visit.patientId),
    { ...visitIn(old, visit.id), member: false },
    ...(stays ? [] : [{ ...patientIn(old, visit.patientId), member: false }]),
  ]
}
