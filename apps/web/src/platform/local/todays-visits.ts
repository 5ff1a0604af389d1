import type { EntityDefinition, EntityRecord } from '@lentera/contracts/kernel/entity'
import type { Facility } from '@lentera/contracts/kernel/facility'
import type { Id } from '@lentera/contracts/kernel/id'
import type { CalendarDate, Instant } from '@lentera/contracts/kernel/time'
import { assessments } from '@lentera/contracts/charting/assessment'
import { notes } from '@lentera/contracts/charting/note'
import { vitals } from '@lentera/contracts/charting/vitals'
import { patientDirectory } from '@lentera/contracts/patients/patient'
import { dispenses } from '@lentera/contracts/medications/dispense'
import { prescriptions } from '@lentera/contracts/medications/prescription'
import { type QueueCall, queueCalls } from '@lentera/contracts/queue/queue-call'
import { type QueuePlace, queuePlaces } from '@lentera/contracts/queue/queue-place'
import { queueTickets } from '@lentera/contracts/queue/ticket'
import { visits, type Visit } from '@lentera/contracts/visits/visit'
import { type VisitStep, visitSteps } from '@lentera/contracts/visits/visit-step'
import { countingCalls } from '@lentera/domain/queue/counting-calls'
import { inOrder, isInTurn } from '@lentera/domain/queue/queue-order'
import { careStageOf, stageOf, type VisitStage } from '@lentera/domain/queue/visit-stage'
import type { LocalView } from '@lentera/sync/client/api'
import { dangerHere } from '../danger/visit-danger-here'

/** A visit of today with its place in the day. */
export interface VisitOfToday {
  readonly id: string
  readonly visit: Visit
  readonly openedAt: Instant
  /** null: the ticket has not come to this device. */
  readonly number: string | null
  readonly stage: VisitStage
  /** null: in its turn by arrival. */
  readonly place: QueuePlace | null
  /** Calls for what the patient waits for, or sits at, oldest first. */
  readonly calls: readonly QueueCall[]
  /** Who sits with the patient, and since when; null: nobody. */
  readonly with: { readonly by: Id; readonly at: Instant } | null
  /** Waits for the intake and may be called. */
  readonly isWaiting: boolean
  readonly isOnServer: boolean
  /** Cannot wait for its turn, and stands in front. */
  readonly isInDanger: boolean
}

export interface Today {
  readonly rows: readonly VisitOfToday[]
  /** False where another device may know of more. */
  readonly complete: boolean
  readonly asOf: Instant | null
}

const isInDanger = (view: LocalView, visit: Visit): boolean =>
  dangerHere(view, visit, view.get(patientDirectory, visit.patientId)?.record ?? null).since !== null

const rowsOf = <R extends EntityRecord>(
  view: LocalView,
  entity: EntityDefinition<string, R>,
  visitId: Id,
): R[] => view.find(entity, 'visitId', visitId).rows.map(({ record }) => record)

/** Where a visit stands, from all rows of it that are here. */
export function visitHere(view: LocalView, visit: Visit): Omit<VisitOfToday, 'isOnServer'> {
  const { id, openedAt } = visit
  const steps = rowsOf(view, visitSteps, id)
  const hasIntake =
    view.find(vitals, 'visitId', id).rows.length > 0 ||
    view.find(assessments, 'visitId', id).rows.some(({ record }) => record.form === 'intake')
  const stage = stageOf({
    ...{ visit, steps, hasIntake },
    notes: rowsOf(view, notes, id),
    prescriptions: rowsOf(view, prescriptions, id),
    dispenses: rowsOf(view, dispenses, id),
  })
  const place = view.find(queuePlaces, 'visitId', id).rows[0]?.record ?? null
  const calls = countingCalls(rowsOf(view, queueCalls, id), steps, careStageOf(stage))
  return {
    ...{ id, visit, openedAt, stage, place, calls },
    number: view.find(queueTickets, 'visitId', id).rows[0]?.record.number ?? null,
    with: stage === 'with_nurse' || stage === 'with_doctor' ? lastStart(steps) : null,
    isWaiting: stage === 'waiting_intake' && isInTurn({ id, openedAt, stage, place }),
    isInDanger: isInDanger(view, visit),
  }
}

function lastStart(steps: readonly VisitStep[]): VisitOfToday['with'] {
  const started = steps.filter(({ kind }) => kind === 'started')
  return started.reduce<VisitStep | null>((last, step) => (last && last.at > step.at ? last : step), null)
}

/** Visits of one unit on a day that are not over, in the order of the queue. */
export function visitsOf(view: LocalView, unit: string, date: CalendarDate): Today {
  const known = view.find(visits, 'unitDate', `${unit}:${date}`)
  const rows = known.rows
    .map(({ record, rowVersion }) => ({ ...visitHere(view, record), isOnServer: rowVersion !== null }))
    .filter(({ stage }) => stage !== 'closed')
    .sort(inOrder)
  return { rows, complete: known.complete, asOf: known.asOf }
}

/** All units that queue together, in one order. */
export function visitsOfDay(
  view: LocalView,
  facility: Facility,
  date: CalendarDate,
  unit: string | null,
): Today {
  const units = facility.units.filter(({ code, letter }) => (unit === null ? letter !== null : code === unit))
  const parts = units.map(({ code }) => visitsOf(view, code, date))
  const oldest = parts.map(({ asOf }) => asOf).sort((a, b) => ((a ?? '') < (b ?? '') ? -1 : 1))[0]
  return {
    rows: parts.flatMap(({ rows }) => rows).sort(inOrder),
    complete: parts.every(({ complete }) => complete),
    asOf: oldest ?? null,
  }
}
