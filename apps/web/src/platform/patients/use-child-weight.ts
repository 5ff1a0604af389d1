import { vitals } from '@lentera/contracts/charting/vitals'
import type { CalendarDate } from '@lentera/contracts/kernel/time'
import type { PatientDirectoryEntry } from '@lentera/contracts/patients/patient'
import { newestWeight } from '@lentera/domain/charting/weight-before'
import { ageInMonths } from '@lentera/domain/kernel/age'
import { prescribingConfiguration } from '@lentera/domain/medications/prescribing-configuration'
import { formatDate, formatMeasure } from '@lentera/ui/format'
import { useTranslations } from 'use-intl'
import { useLocal } from '../local/use-local'
import { rowsOfPerson } from './members-of'

/** "BB 12,5 kg (20-11-2026)" of a child whose doses go by weight; null: an adult, or no weight is known here. */
export function useChildWeight(entry: PatientDirectoryEntry, on: CalendarDate): string | null {
  const t = useTranslations('patient')
  const months = ageInMonths(entry.birthDate, on)
  const isChild = months !== null && months < prescribingConfiguration.childUntilMonths
  const last = useLocal(['child-weight', entry.id, isChild], (view) =>
    isChild ? newestWeight(rowsOfPerson(view, vitals, entry.id).rows) : null,
  )
  return last && t('weight', { kg: formatMeasure(last.weight), date: formatDate(last.on) })
}
