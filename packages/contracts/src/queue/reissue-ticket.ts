import { z } from 'zod'
import { defineCommand } from '../kernel/command.js'
import { Id } from '../kernel/id.js'
import { CalendarDate } from '../kernel/time.js'
import { TicketNumber } from './ticket.js'

/** A visit gets another queue number, because somebody else was given the same one; its place by arrival stays. */
export const ReissueTicket = defineCommand(
  'queue.reissue',
  'fact',
  z.strictObject({
    visitId: Id,
    serviceDate: CalendarDate,
    /** What the visit had; where somebody was faster, the number that stands is kept. */
    replaces: TicketNumber,
    ticket: TicketNumber,
  }),
)
