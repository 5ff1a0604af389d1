import type { Facility } from '@lentera/contracts/kernel/facility'
import type { CalendarDate, Instant } from '@lentera/contracts/kernel/time'
import { vitals } from '@lentera/contracts/charting/vitals'
import { patientDirectory } from '@lentera/contracts/patients/patient'
import { queueTickets } from '@lentera/contracts/queue/ticket'
import { visits, type Visit } from '@lentera/contracts/visits/visit'
import type { LocalView } from '@lentera/sync/client/api'
import { dangerHere } from '../danger/visit-danger-here'

/** A visit of today with its place in the day. */
export interface VisitOfToday {
  readonly id: string
  readonly visit: Visit
  /** null: the ticket has not come to this device. */
  readonly number: string | null
  /** Waits for the intake; false once vitals are recorded. */
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

/** Danger first, then arrival. */
function byTurn(a: VisitOfToday, b: VisitOfToday): number {
  if (a.isInDanger !== b.isInDanger) return a.isInDanger ? -1 : 1
  const [first, second] = [`${a.visit.openedAt} ${a.id}`, `${b.visit.openedAt} ${b.id}`]
  return first < second ? -1 : 1
}

/** Open visits of one unit on a day, by arrival: numbers of two stations say nothing about who came first. */
export function visitsOf(view: LocalView, unit: string, date: CalendarDate): Today {
  const known = view.find(visits, 'unitDate', `${unit}:${date}`)
  const rows = known.rows
    .filter(({ record }) => record.status === 'open')
    .map(({ record, rowVersion }) => ({
      id: record.id,
      visit: record,
      number: view.find(queueTickets, 'visitId', record.id).rows[0]?.record.number ?? null,
      isWaiting: view.find(vitals, 'visitId', record.id).rows.length === 0,
      isOnServer: rowVersion !== null,
      isInDanger: isInDanger(view, record),
    }))
    .sort(byTurn)
  return { rows, complete: known.complete, asOf: known.asOf }
}

/** All units that queue, in the facility's order, together by arrival. */
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
    rows: parts.flatMap(({ rows }) => rows).sort(byTurn),
    complete: parts.every(({ complete }) => complete),
    asOf: oldest ?? null,
  }
}
