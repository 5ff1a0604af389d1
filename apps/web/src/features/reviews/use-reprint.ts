import { AssignRecordNumber, reprintDue } from '@lentera/contracts/patients/assign-record-number'
import { type PatientDirectoryEntry, patientDirectory } from '@lentera/contracts/patients/patient'
import { numberInUse } from '@lentera/contracts/patients/register-patient'
import { ReissueTicket } from '@lentera/contracts/queue/reissue-ticket'
import { type QueueTicket, queueNumberInUse, queueTickets } from '@lentera/contracts/queue/ticket'
import type { ReviewItem } from '@lentera/contracts/reviews/review-item'
import { visits } from '@lentera/contracts/visits/visit'
import { queueLetter } from '@lentera/domain/queue/ticket-number'
import type { LocalView } from '@lentera/sync/client/api'
import { useDevice } from '../../platform/device/DeviceProvider'
import { noteRepair } from '../../platform/local/open-reviews'
import { usePrintRecordNumber } from '../../platform/print/use-print-record-number'
import { usePrintTicket } from '../../platform/print/use-print-ticket'
import { useFacility } from '../../platform/workplace/use-today'

/** What stands on a paper somewhere and is not true any more. */
export type Reprint =
  | { readonly kind: 'number_changed'; readonly entry: PatientDirectoryEntry }
  | { readonly kind: 'number_doubled'; readonly entry: PatientDirectoryEntry }
  | { readonly kind: 'ticket_doubled'; readonly ticket: QueueTicket }

/** null: the item asks for no paper, or this device does not know enough to print one. */
export function reprintOf(view: Pick<LocalView, 'get' | 'find'>, item: ReviewItem): Reprint | null {
  const patientId = item.detail?.patientId
  if (!patientId) return null
  if (item.issueCode === queueNumberInUse.code) {
    const open = view.find(visits, 'openPatientId', patientId).rows
    const tickets = open.flatMap(({ record }) => view.find(queueTickets, 'visitId', record.id).rows)
    const [newest] = tickets.sort((a, b) => (a.record.issuedAt < b.record.issuedAt ? 1 : -1))
    return newest ? { kind: 'ticket_doubled', ticket: newest.record } : null
  }
  const entry = view.get(patientDirectory, patientId)?.record
  if (!entry) return null
  if (item.issueCode === reprintDue.code) return { kind: 'number_changed', entry }
  return item.issueCode === numberInUse.code ? { kind: 'number_doubled', entry } : null
}

/**
 * Prints what takes the place of a paper; where a number was given twice, another one is given first, by a command
 * that puts the doubled one right.
 * @returns number of the command that was saved; null: nothing had to be changed, and the item is to be closed
 * @throws what a save throws
 */
export function useReprint(item: ReviewItem): (reprint: Reprint) => Promise<number | null> {
  const { core } = useDevice()
  const facility = useFacility()
  const printTicket = usePrintTicket()
  const printRecordNumber = usePrintRecordNumber()
  const options = { repairs: item.commandId, unit: item.unit }
  return async (reprint) => {
    if (reprint.kind === 'number_changed') {
      printRecordNumber(reprint.entry)
      return null
    }
    if (reprint.kind === 'number_doubled') {
      const { id: patientId, medicalRecordNumber: replaces, formerNumbers = [] } = reprint.entry
      const { seq, args } = await core.save(
        AssignRecordNumber,
        (numbers) => ({
          ...{ patientId, replaces, printed: false },
          medicalRecordNumber: numbers.permanentRecordNumber(),
        }),
        options,
      )
      noteRepair(item.commandId)
      const { medicalRecordNumber } = args as { medicalRecordNumber: string }
      printRecordNumber({ medicalRecordNumber, formerNumbers: [...formerNumbers, replaces] })
      return seq
    }
    const { visitId, serviceDate, number: replaces, unit } = reprint.ticket
    const letter = queueLetter(facility, unit) ?? replaces.slice(0, 1)
    const { seq } = await core.save(
      ReissueTicket,
      (numbers) => ({ visitId, serviceDate, replaces, ticket: numbers.ticket(letter, serviceDate) }),
      options,
    )
    noteRepair(item.commandId)
    printTicket(visitId, { replaces })
    return seq
  }
}
