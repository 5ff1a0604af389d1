import type { CalendarDate } from '@lentera/contracts/kernel/time'
import type { PatientDirectoryEntry } from '@lentera/contracts/patients/patient'
import { PatientBanner } from '@lentera/ui/PatientBanner'
import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { usePatientWords } from './patient-words'

/** The banner of the open patient; the window is named after them, too. */
export function OpenPatient({ entry, on }: { entry: PatientDirectoryEntry; on: CalendarDate }) {
  const t = useTranslations('patient')
  const { nameOf, factsOf, allergyOf } = usePatientWords()
  const title = `${entry.name} · ${entry.medicalRecordNumber}`
  useEffect(() => {
    const before = document.title
    document.title = title
    return () => {
      document.title = before
    }
  }, [title])
  return (
    <PatientBanner
      label={t('banner')}
      name={nameOf(entry)}
      facts={factsOf(entry, on)}
      alert={allergyOf(entry)}
    />
  )
}
