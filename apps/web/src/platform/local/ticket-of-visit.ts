import { type PatientDirectoryEntry, patientDirectory } from '@lentera/contracts/patients/patient'
import { type QueueTicket, queueTickets } from '@lentera/contracts/queue/ticket'
import { visits } from '@lentera/contracts/visits/visit'
import type { LocalView } from '@lentera/sync/client/api'
import { visitsOf } from './todays-visits'

/** What a ticket says, as this device knows it. */
export interface TicketOfVisit {
  readonly ticket: QueueTicket
  /** Where the visit is now. */
  readonly unit: string
  /** null: the directory has not come to this device. */
  readonly entry: PatientDirectoryEntry | null
  /** Who waits in the same unit and came before. */
  readonly ahead: number
  /** False: another device may have registered somebody this one has not heard of. */
  readonly complete: boolean
}

/** null: the visit has no number here. */
export function ticketOfVisit(view: LocalView, visitId: string): TicketOfVisit | null {
  const ticket = view.find(queueTickets, 'visitId', visitId).rows[0]?.record
  const visit = view.get(visits, visitId)?.record
  if (!ticket || !visit) return null
  // By the visit: it may have moved, and takes its number along.
  const { rows, complete } = visitsOf(view, visit.unit, visit.serviceDate)
  const place = rows.findIndex(({ id }) => id === visitId)
  return {
    ticket,
    unit: visit.unit,
    entry: view.get(patientDirectory, ticket.patientId)?.record ?? null,
    ahead: rows.slice(0, Math.max(place, 0)).filter(({ isWaiting }) => isWaiting).length,
    complete,
  }
}
