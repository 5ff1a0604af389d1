import { catalogueDrugs } from '@lentera/contracts/catalogue/drug'
import { stockBatches } from '@lentera/contracts/inventory/stock-batch'
import { dispenses } from '@lentera/contracts/medications/dispense'
import {
  type Prescription,
  prescriptionLines,
  prescriptions,
} from '@lentera/contracts/medications/prescription'
import { patientDirectory, type PatientDirectoryEntry } from '@lentera/contracts/patients/patient'
import { queueTickets } from '@lentera/contracts/queue/ticket'
import {
  type MedicineLabel,
  medicineLabelsPaper,
} from '@lentera/documents/medicine-label/medicine-label-paper'
import { labelMarks } from '@lentera/domain/medications/label-marks'
import { amountText, signaText } from '@lentera/domain/medications/signa-text'
import type { LocalView } from '@lentera/sync/client/api'
import { useDevice } from '../device/DeviceProvider'
import { usePatientWords } from '../patients/patient-words'
import { useFacility } from '../workplace/use-today'
import { paperProfile } from './paper-profile'
import { usePrintRecorded } from './use-print-recorded'

/** Prints the labels of a prescription once more; false: this device does not know it any more. */
export function usePrintLabelsAgain(): (prescriptionId: string) => boolean {
  const { core } = useDevice()
  const { name: facility } = useFacility()
  const { nameOf } = usePatientWords()
  const printRecorded = usePrintRecorded()
  return (prescriptionId) => {
    const prescription = core.view.get(prescriptions, prescriptionId)?.record
    const entry = prescription && core.view.get(patientDirectory, prescription.patientId)?.record
    if (!prescription || !entry) return false
    const labels = labelsAgain(core.view, prescription, entry, { facility, name: nameOf(entry) })
    if (labels.length === 0) return false
    const subject = { paper: 'labels' as const, subjectId: prescriptionId, patientId: entry.id }
    void printRecorded(subject, ({ copy }) =>
      medicineLabelsPaper(labels, paperProfile.read().labelSize, copy),
    )
    return true
  }
}

/** As it was handed over; a line of which nothing was given yet as it was prescribed. */
function labelsAgain(
  view: LocalView,
  { id, visitId, serviceDate }: Prescription,
  { birthDate }: PatientDirectoryEntry,
  { facility, name }: { facility: string; name: string },
): MedicineLabel[] {
  const given = view.find(dispenses, 'prescriptionId', id).rows.map(({ record }) => record)
  const number = view.find(queueTickets, 'visitId', visitId).rows[0]?.record.number ?? null
  return view
    .find(prescriptionLines, 'prescriptionId', id)
    .rows.map(({ record }) => record)
    .sort((a, b) => a.position - b.position)
    .map((line) => {
      const parts = given.filter(({ lineId }) => lineId === line.id)
      const [part] = parts
      const drug = view.get(catalogueDrugs, part?.drugId ?? line.drugId)?.record ?? null
      const isOther = part !== undefined && part.drugId !== line.drugId
      const unit = isOther ? (drug?.unit ?? line.unit) : line.unit
      const quantity = part ? parts.reduce((sum, one) => sum + one.quantity, 0) : line.quantity
      // Two tablets of 5 mg where one of 10 mg was meant.
      const times = part && line.signa.doseUnit === line.unit ? part.quantity / part.covers : 1
      const dose = Math.round(line.signa.dose * times * 100) / 100
      return {
        ...{ facility, number, date: serviceDate, patient: { name, birthDate } },
        drug: isOther ? (drug?.name ?? line.drugName) : line.drugName,
        amount: `${amountText(quantity)} ${unit}`,
        rule: signaText({ ...line.signa, dose }, unit),
        ...labelMarks(drug, line.signa),
        note: line.note,
        expiresOn: (part?.batchId && view.get(stockBatches, part.batchId)?.record.expiresOn) || null,
      }
    })
}
