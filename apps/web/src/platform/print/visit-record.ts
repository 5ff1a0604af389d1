import { type Diagnosis, diagnoses } from '@lentera/contracts/charting/diagnosis'
import { type Note, notes } from '@lentera/contracts/charting/note'
import { type ProcedureDone, proceduresDone } from '@lentera/contracts/charting/procedure'
import { type Vitals, vitals } from '@lentera/contracts/charting/vitals'
import {
  type PrescriptionLine,
  prescriptionLines,
  prescriptions,
} from '@lentera/contracts/medications/prescription'
import type { Listed } from '@lentera/documents/letter/letter-parts'
import type { MedicineOnPaper } from '@lentera/documents/visit-summary/visit-summary-content'
import { standingVitals } from '@lentera/domain/charting/standing-vitals'
import { amountText, signaText } from '@lentera/domain/medications/signa-text'
import type { LocalView } from '@lentera/sync/client/api'

/** What was written down in one visit, as this device knows it; mistakes that were marked are left out. */
export interface VisitRecord {
  readonly notes: Listed<Note>
  readonly diagnoses: Listed<Diagnosis>
  readonly procedures: Listed<ProcedureDone>
  /** All pressures in their order, of each other value the newest. */
  readonly vitals: Listed<Vitals>
  readonly medicines: Listed<MedicineOnPaper>
}

export function visitRecord(view: Pick<LocalView, 'find'>, visitId: string): VisitRecord {
  const written = view.find(notes, 'visitId', visitId)
  const found = view.find(diagnoses, 'visitId', visitId)
  const done = view.find(proceduresDone, 'visitId', visitId)
  const measured = view.find(vitals, 'visitId', visitId)
  return {
    notes: {
      rows: written.rows.map(({ record }) => record).sort((a, b) => (a.writtenAt < b.writtenAt ? -1 : 1)),
      complete: written.complete,
    },
    diagnoses: {
      rows: found.rows.map(({ record }) => record).filter(({ status }) => status === 'active'),
      complete: found.complete,
    },
    procedures: {
      rows: done.rows.map(({ record }) => record).filter(({ status }) => status === 'active'),
      complete: done.complete,
    },
    vitals: { rows: standingVitals(measured.rows.map(({ record }) => record)), complete: measured.complete },
    medicines: medicinesOf(view, visitId),
  }
}

function medicinesOf(view: Pick<LocalView, 'find'>, visitId: string): Listed<MedicineOnPaper> {
  const sent = view.find(prescriptions, 'visitId', visitId)
  const ordered = view.find(prescriptionLines, 'visitId', visitId)
  const stands = new Set(
    sent.rows.filter(({ record }) => record.status === 'sent').map(({ record }) => record.id),
  )
  const rows = ordered.rows
    .map(({ record }) => record)
    .filter(({ prescriptionId }) => stands.has(prescriptionId))
    .sort((a, b) => a.position - b.position)
  return { rows: rows.map(medicineOnPaper), complete: sent.complete && ordered.complete }
}

/** A line of a prescription as papers say it. */
export const medicineOnPaper = ({ drugName, signa, unit, quantity }: PrescriptionLine): MedicineOnPaper => ({
  name: drugName,
  rule: signaText(signa, unit),
  amount: `${amountText(quantity)} ${unit}`,
})
