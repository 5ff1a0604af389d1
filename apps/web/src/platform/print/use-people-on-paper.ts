import { patientDirectory, patients } from '@lentera/contracts/patients/patient'
import type { Instant } from '@lentera/contracts/kernel/time'
import { staffDirectory } from '@lentera/contracts/users/staff'
import type { Letterhead, PersonOnPaper, Signer } from '@lentera/documents/letter/letter-parts'
import type { AllergiesOnPaper } from '@lentera/documents/visit-summary/visit-summary-content'
import { localDate } from '@lentera/domain/kernel/local-date'
import type { LocalView } from '@lentera/sync/client/api'
import type { PatientDirectoryEntry } from '@lentera/contracts/patients/patient'
import { useAreas } from '../areas'
import { ageText } from '../patients/age-text'
import { usePatientWords } from '../patients/patient-words'
import { useFacility } from '../workplace/use-today'

/** Who stands on a letter: the house, the patient, the doctor; each as far as this device knows. */
export function usePeopleOnPaper() {
  const { name, timeZone, districtCode } = useFacility()
  const areas = useAreas()
  const { nameOf } = usePatientWords()

  const district = [...areas.values()].find(({ code }) => code.startsWith(districtCode))?.district ?? null
  const letterhead: Letterhead = {
    ...{ over: [], facility: name, address: null, phone: null },
    place: district,
  }

  const addressOf = (view: LocalView, entry: PatientDirectoryEntry): string => {
    const whole = view.get(patients, entry.id)?.record.address
    const { villageCode, hamlet } = whole ?? entry
    const block = [whole?.rt && `RT ${whole.rt}`, whole?.rw && `RW ${whole.rw}`].filter(Boolean).join('/')
    const village = areas.get(villageCode)?.name ?? null
    return [whole?.street, hamlet, block, village].filter(Boolean).join(', ')
  }
  return {
    letterhead,
    /** null: the directory has not come to this device. */
    personOf(
      view: LocalView,
      patientId: string,
      on: string,
    ): (PersonOnPaper & { occupation: string | null }) | null {
      const entry = view.get(patientDirectory, patientId)?.record
      if (!entry) return null
      return {
        name: nameOf(entry),
        recordNumber: entry.medicalRecordNumber,
        birthDate: entry.birthDate,
        age: ageText(entry.birthDate, on, entry.birthDateEstimated),
        sex: entry.sex,
        address: addressOf(view, entry) || null,
        occupation: view.get(patients, patientId)?.record.occupation ?? null,
      }
    },
    allergiesOf(view: LocalView, patientId: string): AllergiesOnPaper {
      const entry = view.get(patientDirectory, patientId)?.record
      if (!entry) return { state: 'not_here' }
      const dayOf = (at: Instant | null) => (at === null ? null : localDate(at, timeZone))
      const askedOn = dayOf(entry.allergyAnsweredAt)
      if (entry.allergyAnswer === 'unknown') return { state: 'not_asked' }
      if (entry.allergyAnswer === 'none') return { state: 'none', askedOn }
      return { state: 'present', names: entry.allergyNames, askedOn }
    },
    signerOf(view: LocalView, userId: string | null): Signer | null {
      const known = userId === null ? null : view.get(staffDirectory, userId)?.record
      return known ? { name: known.name, licence: null } : null
    },
  }
}
