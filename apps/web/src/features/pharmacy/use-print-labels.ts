import { medicineLabelsPaper } from '@lentera/documents/medicine-label/medicine-label-paper'
import { usePatientWords } from '../../platform/patients/patient-words'
import { paperProfile } from '../../platform/print/paper-profile'
import { usePrintRecorded } from '../../platform/print/use-print-recorded'
import { useFacility } from '../../platform/workplace/use-today'
import { labelsOf, type LabelSource } from './labels'

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
