import { put, read, type Command, type Decision, type StateOf } from '@lentera/contracts/kernel/rule'
import type { ReissueTicket } from '@lentera/contracts/queue/reissue-ticket'
import { queueNumberInUse, queueTickets } from '@lentera/contracts/queue/ticket'
import { incomplete, nothing } from '../kernel/decision.js'
import { idFrom } from '../kernel/id-from.js'
import { raise } from '../kernel/raise.js'

type ReissueCommand = Command<typeof ReissueTicket>

export const reissueTicketReads = ({ args }: ReissueCommand) => ({
  tickets: read(queueTickets, 'visitId', args.visitId),
  sameNumber: read(queueTickets, 'dateNumber', `${args.serviceDate}:${args.ticket}`),
})

export const reissueTicketLocks = ({ args }: ReissueCommand): string[] => [
  `visit:${args.visitId}`,
  `ticket:${args.serviceDate}:${args.ticket}`,
]

/**
 * The first to give a new number for an old one is right; whoever comes after finds it given. The old one stays on
 * record: it is on a paper somewhere.
 */
export function reissueTicket(
  state: StateOf<ReturnType<typeof reissueTicketReads>>,
  { id, args, occurredAt }: ReissueCommand,
): Decision {
  const { ticket: number, replaces, visitId } = args
  const ticketId = idFrom(id, 'ticket')
  const present = state.tickets.rows.find((row) => row.number === replaces || row.id === ticketId)
  if (!present) return { ...nothing, unknown: incomplete(state) }
  const other = state.sameNumber.rows.find((row) => row.visitId !== visitId && !row.replaced)
  return {
    ...nothing,
    writes: [
      ...(present.id === ticketId ? [] : [put(queueTickets, { ...present, replaced: true })]),
      put(queueTickets, { ...present, id: ticketId, number, issuedAt: occurredAt }),
    ],
    issues: other ? [raise(queueNumberInUse, { field: 'ticket', refs: { visit: other.visitId } })] : [],
    unknown: incomplete(state),
    review: { patientId: present.patientId },
  }
}
