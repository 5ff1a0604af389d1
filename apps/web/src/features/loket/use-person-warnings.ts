import { readNik, type NikMismatch } from '@lentera/domain/patients/nik'
import { formatDate } from '@lentera/ui/format'
import { useTranslations } from 'use-intl'
import { digitsOf } from '../../platform/digits-of'
import { useToday } from '../../platform/workplace/use-today'
import type { FieldError, PersonField, PersonForm } from './person-form'
import type { KnownPeople } from './use-known-people'

interface Shown {
  readonly form: PersonForm
  readonly errors: Readonly<Partial<Record<PersonField, FieldError>>>
  readonly mismatches: readonly NikMismatch[]
  readonly known: Pick<KnownPeople, 'holder' | 'cardHolder'>
  /** Somebody tried to save: every complaint is shown. */
  readonly showAll: boolean
  readonly touched: ReadonlySet<PersonField>
}

/** What the form of a person says beside its boxes. */
export function usePersonWarnings({ form, errors, mismatches, known, showAll, touched }: Shown) {
  const t = useTranslations('personForm')
  const today = useToday()
  const { holder, cardHolder } = known
  const errorOf = (field: PersonField) => {
    const error = errors[field]
    return error && (showAll || touched.has(field))
      ? t(`error.${error.code}`, { length: error.length ?? 0, max: error.max ?? 0 })
      : undefined
  }
  const warnings: Partial<Record<PersonField, string>> = {
    ...(form.name.trim().length === 1 && { name: t('warning.shortName') }),
    ...(mismatches.includes('nik') && { nik: t('warning.nik') }),
    ...(mismatches.includes('sex') && { sex: t('warning.sex') }),
    ...(mismatches.includes('birthDate') && {
      birthDate: t('warning.birthDate', {
        date: formatDate(readNik(digitsOf(form.nik), today)?.birthDate ?? ''),
      }),
    }),
    ...(holder && { nik: t('warning.nikInUse', { name: holder.name, number: holder.medicalRecordNumber }) }),
    ...(cardHolder && {
      bpjsCard: t(cardHolder.isCertain ? 'warning.cardInUse' : 'warning.cardTail', {
        name: cardHolder.entry.name,
        year: cardHolder.entry.birthDate.slice(0, 4),
      }),
    }),
  }
  return { errorOf, warnings }
}
