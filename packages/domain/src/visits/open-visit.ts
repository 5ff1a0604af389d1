import {
  put,
  read,
  type Command,
  type Decision,
  type FurtherState,
  type StateOf,
} from '@lentera/contracts/kernel/rule'
import type { Id } from '@lentera/contracts/kernel/id'
import type { Issue } from '@lentera/contracts/kernel/issue'
import { patientSets } from '@lentera/contracts/patients/patient-link'
import { outreachPeople } from '@lentera/contracts/outreach/outreach-list'
import { patientDirectory, patientIdentifiers, patients } from '@lentera/contracts/patients/patient'
import { queueNumberInUse, queueTickets, sameTicket, type QueueTicket } from '@lentera/contracts/queue/ticket'
import { VisitOpened } from '@lentera/contracts/visits/visit-events'
import { tell, visitLane } from '@lentera/contracts/kernel/event'
import { alreadyOpen, visits, type OpenVisit, type Visit } from '@lentera/contracts/visits/visit'
import { incomplete, nothing } from '../kernel/decision.js'
import { gathered } from '../kernel/further.js'
import { idFrom } from '../kernel/id-from.js'
import { localDate } from '../kernel/local-date.js'
import { raise } from '../kernel/raise.js'
import { dayScope, listScope, patientIn, patientScope, visitIn } from '../kernel/scope.js'

type OpenVisitCommand = Command<typeof OpenVisit>

const serviceDateOf = ({ occurredAt, facility }: OpenVisitCommand): string =>
  localDate(occurredAt, facility.timeZone)

export const openVisitReads = (command: OpenVisitCommand) => ({
  visit: read(visits, 'id', command.args.visitId),
  openVisits: read(visits, 'openPatientId', command.args.patientId),
  sameNumber: read(queueTickets, 'dateNumber', `${serviceDateOf(command)}:${command.args.ticket}`),
  entry: read(patientDirectory, 'id', command.args.patientId),
  set: read(patientSets, 'id', command.args.patientId),
  lists: read(outreachPeople, 'openPatientId', command.args.patientId),
  // For the event alone: whoever delivers the visit asks nobody here who came.
  patient: read(patients, 'id', command.args.patientId),
  identifiers: read(patientIdentifiers, 'patientId', command.args.patientId),
})

type OpenVisitState = StateOf<ReturnType<typeof openVisitReads>>

/** The other numbers of the same person, the written one apart. */
const linkedTo = ({ set }: OpenVisitState, patientId: Id): Id[] =>
  (set.rows[0]?.members ?? []).filter((member) => member !== patientId)

export const openVisitFurther = (state: OpenVisitState, { args }: OpenVisitCommand) =>
  Object.fromEntries(
    linkedTo(state, args.patientId).map((member) => [
      `open:${member}`,
      read(visits, 'openPatientId', member),
    ]),
  )

export const openVisitLocks = (command: OpenVisitCommand): string[] => [
  `patient:${command.args.patientId}`,
  `ticket:${serviceDateOf(command)}:${command.args.ticket}`,
]

/**
 * A patient arrives: the visit and its queue number, both kept whatever else is open or printed. Only a second
 * opening of the same ticket, typed on another device, is no second visit: it is linked to the first.
 */
export function openVisit(state: OpenVisitState, command: OpenVisitCommand, further: FurtherState): Decision {
  const { visitId, ticket: number, ...arrival } = command.args
  const serviceDate = serviceDateOf(command)
  const fresh: Visit = { ...arrival, id: visitId, status: 'open', openedAt: command.occurredAt, serviceDate }
  const person = [arrival.patientId, ...linkedTo(state, arrival.patientId)]
  const first = firstOpening(state, person, visitId)
  // There already when the server's copy of this very act arrived first, by now perhaps closed.
  const visit = state.visit.rows[0] ?? (first ? { ...fresh, sameAs: first.visitId } : fresh)
  const ticketId = idFrom(command.id, 'ticket')
  // There already when the server's copy came first, by now perhaps with another number in its place.
  const ticket: QueueTicket = state.sameNumber.rows.find((row) => row.id === ticketId) ?? {
    id: ticketId,
    visitId,
    patientId: visit.patientId,
    unit: visit.unit,
    number,
    serviceDate,
    issuedAt: command.occurredAt,
  }
  const entry = state.entry.rows[0]
  const lastVisitOn = entry?.lastVisitOn && entry.lastVisitOn > serviceDate ? entry.lastVisitOn : serviceDate
  const isLinked = visit.sameAs !== undefined
  return {
    ...nothing,
    writes: [
      put(visits, visit),
      ...(isLinked ? [] : [put(queueTickets, ticket)]),
      ...(entry ? [put(patientDirectory, { ...entry, lastVisitOn })] : []),
    ],
    events: isLinked
      ? []
      : [tell(VisitOpened, visitLane(visit.id), { visit, ticket, person: personOf(state) })],
    issues: isLinked
      ? [raise(sameTicket, { field: 'ticket', refs: { visit: visit.sameAs! } })]
      : [...twinVisit(state, fresh, visit, further), ...sameNumber(state, ticket)],
    unknown: incomplete({
      openVisits: state.openVisits,
      sameNumber: state.sameNumber,
      ...(state.set.complete ? further : { set: state.set }),
    }),
    members: [
      ...[dayScope(visit.unit, serviceDate), ...person.map(patientScope)].flatMap((scope) => [
        visitIn(scope, visit.id),
        patientIn(scope, visit.patientId),
      ]),
      // Whoever has the person on a list outside sees the visit, too.
      ...state.lists.rows.map(({ listId }) => visitIn(listScope(listId), visit.id)),
    ],
    review: { patientId: visit.patientId },
  }
}

function personOf({ patient, identifiers }: OpenVisitState) {
  const known = patient.rows[0]
  return known ? { patient: known, identifiers: identifiers.rows.filter(({ replaced }) => !replaced) } : null
}

/** The ticket under which this person was opened on another device: (facility, business date, number) is one visit. */
const firstOpening = (state: OpenVisitState, person: readonly Id[], visitId: Id): QueueTicket | undefined =>
  state.sameNumber.rows.find((row) => row.visitId !== visitId && person.includes(row.patientId))

/**
 * A second open visit of one kind is nearly always a double registration, but an emergency never waits for
 * a forgotten outpatient visit, and an outpatient visit left open on another day is forgotten, not doubled.
 */
function twinVisit(state: OpenVisitState, fresh: Visit, visit: Visit, further: FurtherState): Issue[] {
  const open = [...state.openVisits.rows, ...gathered<Visit>(further, 'open:').rows]
  const twin =
    visit.openedAt === fresh.openedAt
      ? open.find(
          (other) =>
            other.id !== visit.id &&
            other.kind === visit.kind &&
            (visit.kind !== 'outpatient' || other.serviceDate === visit.serviceDate),
        )
      : visit
  return twin ? [raise(alreadyOpen, { refs: { openVisit: twin.id } })] : []
}

function sameNumber(state: OpenVisitState, ticket: QueueTicket): Issue[] {
  const other = state.sameNumber.rows.find((row) => row.id !== ticket.id && !row.replaced)
  return other ? [raise(queueNumberInUse, { field: 'ticket', refs: { visit: other.visitId } })] : []
}
