import type { CatalogueDrug } from '@lentera/contracts/catalogue/drug'
import type { Id } from '@lentera/contracts/kernel/id'
import type { Prescription, PrescriptionLine } from '@lentera/contracts/medications/prescription'
import type { PatientDirectoryEntry } from '@lentera/contracts/patients/patient'
import { medicineLabelsPaper } from '@lentera/documents/medicine-label/medicine-label-paper'
import { usePatientWords } from '../../platform/patients/patient-words'
import { paperProfile } from '../../platform/print/paper-profile'
import { usePrintRecorded } from '../../platform/print/use-print-recorded'
import { useFacility } from '../../platform/workplace/use-today'
import type { PlannedLine } from './hand-over-plan'
import { labelsOf } from './labels'

export interface LabelSource {
  readonly prescription: Prescription
  readonly lines: readonly PrescriptionLine[]
  readonly plan: readonly PlannedLine[]
  readonly drugById: ReadonlyMap<Id, CatalogueDrug>
  readonly entry: PatientDirectoryEntry | null
  readonly number: string | null
}

/** All labels of a prescription in one job; a second print says that it is one. */
export function usePrintLabels(source: LabelSource): () => void {
  const { name: facility } = useFacility()
  const { nameOf } = usePatientWords()
  const printRecorded = usePrintRecorded()
  return () => {
    const { entry, prescription } = source
    if (!entry) return
    const labels = labelsOf({ ...source, entry, facility, patientName: nameOf(entry) })
    if (labels.length === 0) return
    const subject = { paper: 'labels' as const, subjectId: prescription.id, patientId: entry.id }
    void printRecorded(subject, ({ copy }) =>
      medicineLabelsPaper(labels, paperProfile.read().labelSize, copy),
    )
  }
}
