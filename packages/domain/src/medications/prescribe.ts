import { put, read, type Command, type Decision, type StateOf } from '@lentera/contracts/kernel/rule'
import type { Prescribe } from '@lentera/contracts/medications/prescribe'
import {
  type Prescription,
  type PrescriptionLine,
  prescriptionLines,
  prescriptions,
} from '@lentera/contracts/medications/prescription'
import { nothing } from '../kernel/decision.js'
import { idFrom } from '../kernel/id-from.js'
import { localDate } from '../kernel/local-date.js'
import { dayScope, patientIn, visitIn } from '../kernel/scope.js'
import { prescriptionLock } from './cancel-prescription.js'

export type PrescribeCommand = Command<typeof Prescribe>

/** The unit whose devices hold every prescription of the day. */
export const PHARMACY = 'farmasi'

export const prescribeReads = ({ id, args }: PrescribeCommand) => ({
  sent: read(prescriptions, 'id', args.prescriptionId),
  ownId: read(prescriptions, 'id', idFrom(id, 'prescription')),
})

export const prescribeLocks = ({ args }: PrescribeCommand): string[] => [
  `patient:${args.patientId}`,
  prescriptionLock(args.prescriptionId),
]

/** What a doctor prescribed, kept as it was written; the pharmacy's devices hold the visit from then on. */
export function prescribe(
  state: StateOf<ReturnType<typeof prescribeReads>>,
  command: PrescribeCommand,
): Decision {
  const { args } = command
  const fresh = prescriptionOf(command, state.sent.rows[0])
  // There already when the server's copy of this very act came first, by now perhaps cancelled.
  const done = [...state.sent.rows, ...state.ownId.rows].find((row) => row.id === fresh.id)
  const lines = linesOf(command, fresh.id)
  const pharmacy = dayScope(PHARMACY, fresh.serviceDate)
  return {
    ...nothing,
    writes: [put(prescriptions, done ?? fresh), ...lines.map((line) => put(prescriptionLines, line))],
    events: [
      { name: 'medications.prescribed', lane: `v:${args.visitId}`, payload: { prescription: fresh, lines } },
    ],
    members: [visitIn(pharmacy, args.visitId), patientIn(pharmacy, args.patientId)],
    review: { patientId: args.patientId },
  }
}

function prescriptionOf(command: PrescribeCommand, before: Prescription | undefined): Prescription {
  const { id, args, occurredAt, actorId, facility, overridden } = command
  // A prescription never changes: an id that another act used keeps its lines, these get an id of their own.
  const isTaken = before && (before.prescribedAt !== occurredAt || before.prescribedBy !== actorId)
  const codes = [...overridden].sort()
  return {
    id: isTaken ? idFrom(id, 'prescription') : args.prescriptionId,
    visitId: args.visitId,
    patientId: args.patientId,
    status: 'sent',
    prescribedAt: occurredAt,
    prescribedBy: actorId,
    serviceDate: localDate(occurredAt, facility.timeZone),
    weightKg: args.weightKg,
    note: args.note,
    overrideReason: args.overrideReason,
    ...(codes.length > 0 ? { overriddenCodes: codes } : {}),
    ...(args.seen ? { seen: args.seen } : {}),
  }
}

const linesOf = ({ id, args }: PrescribeCommand, prescriptionId: string): PrescriptionLine[] =>
  args.lines.map((line, position) => ({
    ...line,
    id: idFrom(id, `line:${position}`),
    prescriptionId,
    visitId: args.visitId,
    patientId: args.patientId,
    position,
  }))
