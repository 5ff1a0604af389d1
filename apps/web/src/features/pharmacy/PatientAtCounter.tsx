import type { Prescription } from '@lentera/contracts/medications/prescription'
import type { PatientDirectoryEntry } from '@lentera/contracts/patients/patient'
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

/** Name and birth date, large: both are read out to the patient before anything is handed over. Allergies stand in the banner. */
export function PatientAtCounter({ entry, prescription, number }: PatientAtCounterProps) {
  const t = useTranslations('pharmacy')
  const { nameOf } = usePatientWords()
  const today = useToday()
  if (!entry) return <Notice tone="attention">{t('unknownPatient')}</Notice>
  return (
    <div className="grid gap-1">
      <p className="flex flex-wrap items-baseline gap-x-6 text-2xl">
        <strong className="font-semibold">{nameOf(entry)}</strong>
        <span className="tabular-nums">{t('born', { date: formatDate(entry.birthDate) })}</span>
        <span className="text-base text-ink-soft">
          {[
            ageText(entry.birthDate, today, entry.birthDateEstimated),
            ...(prescription.weightKg === null
              ? []
              : [t('weight', { weight: formatMeasure(prescription.weightKg) })]),
            ...(number ? [number] : []),
          ].join(' · ')}
        </span>
      </p>
      {prescription.note && <p>{t('doctorsNote', { note: prescription.note })}</p>}
    </div>
  )
}
