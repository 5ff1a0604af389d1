import { put, read, type Command, type Decision, type StateOf } from '@lentera/contracts/kernel/rule'
import type { Issue } from '@lentera/contracts/kernel/issue'
import { patientDirectory } from '@lentera/contracts/patients/patient'
import { queueNumberInUse, queueTickets, type QueueTicket } from '@lentera/contracts/queue/ticket'
import { alreadyOpen, visits, type OpenVisit, type Visit } from '@lentera/contracts/visits/visit'
import { incomplete, nothing } from '../kernel/decision.js'
import { idFrom } from '../kernel/id-from.js'
import { localDate } from '../kernel/local-date.js'
import { raise } from '../kernel/raise.js'
import { dayScope, patientIn, patientScope, visitIn } from '../kernel/scope.js'

type OpenVisitCommand = Command<typeof OpenVisit>

const serviceDateOf = ({ occurredAt, facility }: OpenVisitCommand): string =>
  localDate(occurredAt, facility.timeZone)

export const openVisitReads = (command: OpenVisitCommand) => ({
  visit: read(visits, 'id', command.args.visitId),
  openVisits: read(visits, 'openPatientId', command.args.patientId),
  sameNumber: read(queueTickets, 'dateNumber', `${serviceDateOf(command)}:${command.args.ticket}`),
  entry: read(patientDirectory, 'id', command.args.patientId),
})

export const openVisitLocks = (command: OpenVisitCommand): string[] => [
  `patient:${command.args.patientId}`,
  `ticket:${serviceDateOf(command)}:${command.args.ticket}`,
]

/** A patient arrives: the visit and its queue number, both kept whatever else is open or printed. */
export function openVisit(
  state: StateOf<ReturnType<typeof openVisitReads>>,
  command: OpenVisitCommand,
): Decision {
  const { visitId, ticket: number, ...arrival } = command.args
  const serviceDate = serviceDateOf(command)
  const fresh: Visit = { ...arrival, id: visitId, status: 'open', openedAt: command.occurredAt, serviceDate }
  // There already when the server's copy of this very act arrived first, by now perhaps closed.
  const visit = state.visit.rows[0] ?? fresh
  const ticket: QueueTicket = {
    id: idFrom(command.id, 'ticket'),
    visitId,
    patientId: visit.patientId,
    unit: visit.unit,
    number,
    serviceDate,
    issuedAt: command.occurredAt,
  }
  const entry = state.entry.rows[0]
  const lastVisitOn = entry?.lastVisitOn && entry.lastVisitOn > serviceDate ? entry.lastVisitOn : serviceDate
  return {
    ...nothing,
    writes: [
      put(visits, visit),
      put(queueTickets, ticket),
      ...(entry ? [put(patientDirectory, { ...entry, lastVisitOn })] : []),
    ],
    events: [{ name: 'visits.opened', lane: `v:${visit.id}`, payload: { visit, ticket } }],
    issues: [...twinVisit(state, fresh, visit), ...sameNumber(state, ticket)],
    unknown: incomplete({ openVisits: state.openVisits, sameNumber: state.sameNumber }),
    members: [dayScope(visit.unit, serviceDate), patientScope(visit.patientId)].flatMap((scope) => [
      visitIn(scope, visit.id),
      patientIn(scope, visit.patientId),
    ]),
  }
}

/**
 * A second open visit of one kind is nearly always a double registration, but an emergency never waits for
 * a forgotten outpatient visit, and an outpatient visit left open on another day is forgotten, not doubled.
 */
function twinVisit(state: StateOf<ReturnType<typeof openVisitReads>>, fresh: Visit, visit: Visit): Issue[] {
  const twin =
    visit.openedAt === fresh.openedAt
      ? state.openVisits.rows.find(
          (other) =>
            other.id !== visit.id &&
            other.kind === visit.kind &&
            (visit.kind !== 'outpatient' || other.serviceDate === visit.serviceDate),
        )
      : visit
  return twin ? [raise(alreadyOpen, { refs: { openVisit: twin.id } })] : []
}

function sameNumber(state: StateOf<ReturnType<typeof openVisitReads>>, ticket: QueueTicket): Issue[] {
  const other = state.sameNumber.rows.find((row) => row.id !== ticket.id)
  return other ? [raise(queueNumberInUse, { field: 'ticket', refs: { visit: other.visitId } })] : []
}
