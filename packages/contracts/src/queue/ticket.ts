import { z } from 'zod'
import { defineEntity } from '../kernel/entity.js'
import { Id } from '../kernel/id.js'
import { defineIssue } from '../kernel/issue.js'
import { CalendarDate, Instant } from '../kernel/time.js'

/** Poli letter, station code, running number of that station and day: `A3-014`. */
export const TicketNumber = z.string().regex(/^[A-Z][1-9A-HJ-NPR-Z][A-Z]?-[0-9]{3,4}$/)

export const QueueTicket = z
  .strictObject({
    id: Id,
    visitId: Id,
    patientId: Id,
    unit: z.string().max(31),
    number: TicketNumber,
    serviceDate: CalendarDate,
    issuedAt: Instant,
    /** The visit was given another number; this one stays on a paper somewhere. */
    replaced: z.literal(true).optional(),
  })
  .meta({ id: 'QueueTicket', description: 'Nomor antrean.' })
export type QueueTicket = z.infer<typeof QueueTicket>

export const queueTickets = defineEntity({
  name: 'queue_tickets',
  schema: QueueTicket,
  aggregateOf: (ticket) => ({ aggregate: 'visit', aggregateId: ticket.visitId }),
  indexes: {
    visitId: (ticket) => (ticket.replaced ? null : ticket.visitId),
    dateNumber: (ticket) => `${ticket.serviceDate}:${ticket.number}`,
  },
})

/** The number was given out twice that day (a cloned disk): both stay, one ticket is printed again. */
export const queueNumberInUse = defineIssue('queue.number_in_use', 'warning')
/** The same patient under the same number: one visit, opened on two devices, and linked. */
export const sameTicket = defineIssue('queue.same_ticket', 'note')
