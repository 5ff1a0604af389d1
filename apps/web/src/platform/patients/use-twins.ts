import { patientDirectory, type PatientDirectoryEntry } from '@lentera/contracts/patients/patient'
import { bornTogether } from '@lentera/domain/patients/scan-directory'
import { useTranslations } from 'use-intl'
import { useLocal } from '../local/use-local'
import { recordNumberText } from './patient-words'

/** "Kembar 1 dari 2 · RM …" of somebody born with others; null: born alone, as far as anybody told. */
export function useTwinMark(entry: PatientDirectoryEntry): string | null {
  const t = useTranslations('patient')
  const others = useLocal(['twins', entry.id, entry.twinOf], (view) =>
    entry.twinOf ? bornTogether(view.packed(patientDirectory), entry.twinOf) : [],
  ).filter(({ id }) => id !== entry.id)
  if (entry.twinOf === undefined || entry.birthOrder === undefined) return null
  const count = Math.max(
    entry.birthOrder,
    others.length + 1,
    ...others.map(({ birthOrder }) => birthOrder ?? 1),
  )
  return [
    t('twin', { order: entry.birthOrder, count }),
    ...others.map(({ medicalRecordNumber }) => recordNumberText(t, medicalRecordNumber)),
  ].join(' · ')
}
