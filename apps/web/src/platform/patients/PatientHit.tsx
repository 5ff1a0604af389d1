import type { PatientDirectoryEntry } from '@lentera/contracts/patients/patient'
import { knownVillage } from '@lentera/domain/patients/elsewhere'
import { formatDate } from '@lentera/ui/format'
import { memo } from 'react'
import { useTranslations } from 'use-intl'
import { useAreas } from '../areas'
import { ageText } from './age-text'
import { recordNumberText, usePatientWords } from './patient-words'
import { useToday } from '../workplace/use-today'

/** Enough to choose between four Siti Aminah. Whoever is found by the next letter, too, is not drawn again. */
export const PatientHit = memo(function PatientHit({ entry }: { entry: PatientDirectoryEntry }) {
  const t = useTranslations('patient')
  const { nameOf, deathOf } = usePatientWords()
  const areas = useAreas()
  const today = useToday()
  const village = knownVillage(entry.villageCode)
  const place = [entry.hamlet, village ? (areas.get(village)?.name ?? village) : t('villageUnknown')]
    .filter(Boolean)
    .join(', ')
  return (
    <div className="grid gap-x-3">
      <span className="flex items-baseline justify-between gap-2">
        <strong className="min-w-0 truncate">{nameOf(entry)}</strong>
        <span className="text-sm whitespace-nowrap text-ink-soft">
          {recordNumberText(t, entry.medicalRecordNumber)}
        </span>
      </span>
      <span className="text-sm text-ink-soft">
        {t(`sexLetter.${entry.sex}`)} · {ageText(entry.birthDate, today, entry.birthDateEstimated)} · {place}
      </span>
      <span className="text-sm text-ink-faint">
        {deathOf(entry).map((text) => `${text} · `)}
        {entry.formerNumbers && `${t('formerNumbers', { numbers: entry.formerNumbers.join(', ') })} · `}
        {entry.motherName && `${t('mother', { name: entry.motherName })} · `}
        {entry.lastVisitOn ? t('lastVisit', { date: formatDate(entry.lastVisitOn) }) : t('firstVisit')}
      </span>
    </div>
  )
})
