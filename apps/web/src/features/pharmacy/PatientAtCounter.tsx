import type { Prescription } from '@lentera/contracts/medications/prescription'
import type { PatientDirectoryEntry } from '@lentera/contracts/patients/patient'
import { Chip } from '@lentera/ui/Chip'
import { formatDate, formatMeasure } from '@lentera/ui/format'
import { Notice } from '@lentera/ui/Notice'
import { useTranslations } from 'use-intl'
import { ageText } from '../../platform/patients/age-text'
import { usePatientWords } from '../../platform/patients/patient-words'
import { useToday } from '../../platform/workplace/use-today'

export interface PatientAtCounterProps {
  readonly entry: PatientDirectoryEntry | null
  readonly prescription: Prescription
  readonly number: string | null
}

/** Name and birth date, large: both are read out to the patient before anything is handed over. */
export function PatientAtCounter({ entry, prescription, number }: PatientAtCounterProps) {
  const t = useTranslations('pharmacy')
  const { nameOf, allergyOf } = usePatientWords()
  const today = useToday()
  if (!entry) return <Notice tone="attention">{t('unknownPatient')}</Notice>
  const alert = allergyOf(entry)
  return (
    <div className="grid gap-1">
      <p className="text-2xl font-semibold">
        {nameOf(entry)}
        {number && <span className="pl-4 text-ink-soft">{number}</span>}
      </p>
      <p className="text-2xl tabular-nums">
        {t('born', { date: formatDate(entry.birthDate) })}
        <span className="pl-3 text-base text-ink-soft">
          {ageText(entry.birthDate, today, entry.birthDateEstimated)}
          {prescription.weightKg !== null &&
            ` · ${t('weight', { weight: formatMeasure(prescription.weightKg) })}`}
        </span>
      </p>
      <p>
        <Chip tone={alert.answer === 'danger' ? 'danger' : alert.answer === 'fine' ? 'done' : 'attention'}>
          {alert.text}
        </Chip>
      </p>
      {prescription.note && <p>{t('doctorsNote', { note: prescription.note })}</p>}
    </div>
  )
}
