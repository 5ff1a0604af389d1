import { prescriptions } from '@lentera/contracts/medications/prescription'
import { visits } from '@lentera/contracts/visits/visit'
import { prescriptionPaper } from '@lentera/documents/prescription/prescription-paper'
import { useTranslations } from 'use-intl'
import { useDevice } from '../device/DeviceProvider'
import { linesOf } from '../local/waiting-prescriptions'
import { useFacility } from '../workplace/use-today'
import { prescriptionOnPaper } from './prescription-on-paper'
import { usePeopleOnPaper } from './use-people-on-paper'
import { usePrintRecorded } from './use-print-recorded'

/** Prints a prescription that was sent; false: it was taken back, or this device does not know it or the patient. */
export function usePrintPrescription(): (prescriptionId: string) => boolean {
  const { core } = useDevice()
  const { units } = useFacility()
  const { letterhead, personOf, allergiesOf, signerOf } = usePeopleOnPaper()
  const printRecorded = usePrintRecorded()
  const payers = useTranslations('patient.payer')
  return (prescriptionId) => {
    const sent = core.view.get(prescriptions, prescriptionId)?.record
    const visit = sent && core.view.get(visits, sent.visitId)?.record
    const patient = sent && personOf(core.view, sent.patientId, sent.serviceDate)
    if (!sent || sent.status !== 'sent' || !visit || !patient) return false
    const { patientId, prescribedBy } = sent
    void printRecorded({ paper: 'prescription', subjectId: prescriptionId, patientId }, (printing) =>
      prescriptionPaper({
        ...printing,
        ...prescriptionOnPaper(sent, linesOf(core.view, prescriptionId), patient.birthDate),
        ...{ letterhead, patient },
        unit: units.find(({ code }) => code === visit.unit)?.name ?? visit.unit,
        payer: payers(visit.payer),
        allergies: allergiesOf(core.view, patientId),
        doctor: signerOf(core.view, prescribedBy),
      }),
    )
    return true
  }
}
