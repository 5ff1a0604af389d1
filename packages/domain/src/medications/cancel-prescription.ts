import { put, read, type Command, type Decision, type StateOf } from '@lentera/contracts/kernel/rule'
import {
  type CancelPrescription,
  prescriptionNotFound,
} from '@lentera/contracts/medications/cancel-prescription'
import { prescriptions } from '@lentera/contracts/medications/prescription'
import { incomplete, nothing } from '../kernel/decision.js'
import { raise } from '../kernel/raise.js'

type CancelCommand = Command<typeof CancelPrescription>

/** Held by whoever hands over or takes back: the two must not meet. */
export const prescriptionLock = (prescriptionId: string): string => `prescription:${prescriptionId}`

export const cancelPrescriptionReads = ({ args }: CancelCommand) => ({
  prescription: read(prescriptions, 'id', args.prescriptionId),
})

/** A prescription is taken back while nothing of it was handed over. Taken back twice, the first time counts. */
export function cancelPrescription(
  state: StateOf<ReturnType<typeof cancelPrescriptionReads>>,
  { args, actorId, occurredAt }: CancelCommand,
): Decision {
  const found = state.prescription.rows[0]
  const review = { patientId: args.patientId }
  if (!found) {
    const isAbsent = state.prescription.complete
    return {
      ...nothing,
      issues: isAbsent ? [raise(prescriptionNotFound, { field: 'prescriptionId' })] : [],
      unknown: incomplete(state),
      review,
    }
  }
  const cancelled = { ...found, status: 'cancelled' as const, cancelledAt: occurredAt, cancelledBy: actorId }
  return {
    ...nothing,
    writes: [put(prescriptions, found.status === 'cancelled' ? found : cancelled)],
    review,
  }
}
