import { tell, visitLane } from '@lentera/contracts/kernel/event'
import { put, read, type Command, type Decision, type StateOf } from '@lentera/contracts/kernel/rule'
import {
  alreadyDispensed,
  type CancelPrescription,
  prescriptionNotFound,
} from '@lentera/contracts/medications/cancel-prescription'
import { dispenses } from '@lentera/contracts/medications/dispense'
import { PrescriptionCancelled } from '@lentera/contracts/medications/medication-events'
import { prescriptionLines, prescriptions } from '@lentera/contracts/medications/prescription'
import { incomplete, nothing } from '../kernel/decision.js'
import { raise } from '../kernel/raise.js'

type CancelCommand = Command<typeof CancelPrescription>

/** Held by whoever hands over or takes back: the two must not meet. */
export const prescriptionLock = (prescriptionId: string): string => `prescription:${prescriptionId}`

export const cancelPrescriptionReads = ({ args }: CancelCommand) => ({
  prescription: read(prescriptions, 'id', args.prescriptionId),
  dispensed: read(dispenses, 'prescriptionId', args.prescriptionId),
  lines: read(prescriptionLines, 'prescriptionId', args.prescriptionId),
})

/** A prescription is taken back while nothing of it was handed over. Taken back twice, the first time counts. */
export function cancelPrescription(
  state: StateOf<ReturnType<typeof cancelPrescriptionReads>>,
  { args, actorId, occurredAt }: CancelCommand,
): Decision {
  const decision = {
    ...nothing,
    unknown: incomplete({ prescription: state.prescription, dispensed: state.dispensed }),
    review: { patientId: args.patientId },
  }
  const found = state.prescription.rows[0]
  const given = state.dispensed.rows[0]
  if (!found) {
    const isAbsent = state.prescription.complete
    return { ...decision, issues: isAbsent ? [raise(prescriptionNotFound, { field: 'prescriptionId' })] : [] }
  }
  if (found.status === 'cancelled') return { ...decision, writes: [put(prescriptions, found)] }
  if (given) return { ...decision, issues: [raise(alreadyDispensed, { refs: { dispense: given.id } })] }
  const cancelled = { ...found, status: 'cancelled' as const, cancelledAt: occurredAt, cancelledBy: actorId }
  return {
    ...decision,
    writes: [put(prescriptions, cancelled)],
    events: [
      tell(PrescriptionCancelled, visitLane(cancelled.visitId), {
        prescription: cancelled,
        lines: [...state.lines.rows],
      }),
    ],
  }
}
