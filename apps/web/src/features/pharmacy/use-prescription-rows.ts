import { type PatientDirectoryEntry, patientDirectory } from '@lentera/contracts/patients/patient'
import { queueTickets } from '@lentera/contracts/queue/ticket'
import { visits } from '@lentera/contracts/visits/visit'
import type { LocalView } from '@lentera/sync/client/api'
import { visitHere, type VisitOfToday } from '../../platform/local/todays-visits'
import { useLocal } from '../../platform/local/use-local'
import {
  type PrescriptionsOfDay,
  type WaitingPrescription,
  waitingPrescriptions,
} from '../../platform/local/waiting-prescriptions'
import { useToday } from '../../platform/workplace/use-today'

/** One line of *Resep masuk*, with all that it says. */
export interface PrescriptionRow extends WaitingPrescription {
  /** null: the directory on this device does not hold the patient. */
  readonly entry: PatientDirectoryEntry | null
  readonly number: string | null
  /** Whom to call; null: this device was not given the visit. */
  readonly queue: VisitOfToday | null
}

/** Today's prescriptions that wait, who waits longest first, then those of which something is owed. */
export function usePrescriptionRows(): Omit<PrescriptionsOfDay, 'rows' | 'owed'> & {
  readonly rows: readonly PrescriptionRow[]
} {
  const today = useToday()
  return useLocal(['waiting-prescriptions', today], (view) => {
    const { rows, owed, complete, asOf } = waitingPrescriptions(view, today)
    return { complete, asOf, rows: [...rows, ...owed].map((row) => rowOf(view, row)) }
  })
}

function rowOf(view: LocalView, row: WaitingPrescription): PrescriptionRow {
  const { patientId, visitId } = row.prescription
  const visit = view.get(visits, visitId)
  return {
    ...row,
    entry: view.get(patientDirectory, patientId)?.record ?? null,
    number: view.find(queueTickets, 'visitId', visitId).rows[0]?.record.number ?? null,
    queue: visit && { ...visitHere(view, visit.record), isOnServer: visit.rowVersion !== null },
  }
}
