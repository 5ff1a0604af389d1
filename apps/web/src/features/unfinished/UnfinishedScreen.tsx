'use client'
import { patientDirectory } from '@lentera/contracts/patients/patient'
import { prescriptions } from '@lentera/contracts/medications/prescription'
import { queueTickets } from '@lentera/contracts/queue/ticket'
import { visits } from '@lentera/contracts/visits/visit'
import { formatDate } from '@lentera/ui/format'
import { RowList } from '@lentera/ui/RowList'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { useLocal } from '../../platform/local/use-local'
import { usePatientWords } from '../../platform/patients/patient-words'
import type { Unfinished } from '../../platform/unfinished/unfinished'
import { useUnfinished } from '../../platform/unfinished/use-unfinished'
import { useFacility } from '../../platform/workplace/use-today'

/** What this person and their room have not finished; Enter opens the place. */
export function UnfinishedScreen() {
  const t = useTranslations('unfinished')
  const router = useRouter()
  const { nameOf } = usePatientWords()
  const { units } = useFacility()
  const left = useUnfinished()
  const rows = useLocal(['unfinished-names', left.map(({ id }) => id).join()], (view) =>
    left.map((one) => {
      const visitId =
        one.visitId ??
        (one.prescriptionId ? (view.get(prescriptions, one.prescriptionId)?.record.visitId ?? null) : null)
      const visit = visitId === null ? null : (view.get(visits, visitId)?.record ?? null)
      const patientId = one.patientId ?? visit?.patientId ?? null
      return {
        ...one,
        visit,
        entry: patientId === null ? null : (view.get(patientDirectory, patientId)?.record ?? null),
        number: visit && (view.find(queueTickets, 'visitId', visit.id).rows[0]?.record.number ?? null),
      }
    }),
  )
  type Row = (typeof rows)[number]

  const what = ({ kind, form, count }: Unfinished): string => {
    if (kind === 'draft') return t(`draft.${form!}`)
    return kind === 'unsent' ? t('unsent', { count: count ?? 0 }) : t(kind)
  }
  const who = ({ entry, visitId, patientId, prescriptionId }: Row): string => {
    if (entry) return nameOf(entry)
    return visitId || patientId || prescriptionId ? t('unknownPatient') : t('noPatient')
  }
  const where = ({ visit, number }: Row): string =>
    visit
      ? [number, units.find(({ code }) => code === visit.unit)?.name, formatDate(visit.serviceDate)]
          .filter(Boolean)
          .join(' · ')
      : ''
  return (
    <div className="grid max-w-4xl gap-3">
      <h1 className="text-lg font-semibold">{t('title')}</h1>
      <RowList
        autoFocus={rows.length > 0}
        key={rows.length > 0 ? 'some' : 'none'}
        label={t('title')}
        rows={rows}
        onOpen={(id) => {
          const row = rows.find((one) => one.id === id)
          if (row) router.push(row.href)
        }}
        textOf={(row) => `${who(row)} ${what(row)}`}
        emptyText={t('empty')}
      >
        {(row) => (
          <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
            <span className="min-w-40 flex-1">
              <strong className="block">{row.kind === 'unsent' ? what(row) : who(row)}</strong>
              <span className="text-sm text-ink-soft">{where(row)}</span>
            </span>
            {row.kind !== 'unsent' && <span className="text-attention">◇ {what(row)}</span>}
          </div>
        )}
      </RowList>
    </div>
  )
}
