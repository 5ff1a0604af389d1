import { sickLetters } from '@lentera/contracts/documents/sick-letter'
import { sickLetterPaper } from '@lentera/documents/sick-letter/sick-letter-paper'
import { formatDate } from '@lentera/ui/format'
import { useDevice } from '../device/DeviceProvider'
import { usePeopleOnPaper } from './use-people-on-paper'
import { usePrintRecorded } from './use-print-recorded'

/** Prints a sick letter that was written; false: this device does not know the letter or the patient. */
export function usePrintSickLetter(): (letterId: string) => boolean {
  const { core } = useDevice()
  const { letterhead, personOf, signerOf } = usePeopleOnPaper()
  const printRecorded = usePrintRecorded()
  return (letterId) => {
    const letter = core.view.get(sickLetters, letterId)?.record
    const patient = letter && personOf(core.view, letter.patientId, letter.serviceDate)
    if (!letter || !patient) return false
    const { number, days, from, until, serviceDate, patientId, writtenBy } = letter
    void printRecorded({ paper: 'sick-letter', subjectId: letterId, patientId }, (printing) =>
      sickLetterPaper({
        ...printing,
        ...{ letterhead, patient, days, from, until },
        // The number runs by station and day, so the day is a part of it.
        number: `${number}/${formatDate(serviceDate)}`,
        examinedOn: serviceDate,
        doctor: signerOf(core.view, writtenBy),
      }),
    )
    return true
  }
}
