import type { Known } from '@lentera/contracts/kernel/rule'
import { formatDate } from '@lentera/ui/format'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useFacility } from '../../platform/workplace/use-today'
import type { History } from './use-history'

/** What is known of the person's past; what may lie elsewhere never looks like nothing. */
export function PatientHistory({ history, drugs }: { history: History; drugs: ReactNode }) {
  const t = useTranslations('examination.history')
  const { units } = useFacility()
  const unitName = (code: string) => units.find((unit) => unit.code === code)?.name ?? code
  const named = history.allergies.rows.filter(
    ({ status, answer }) => status === 'active' && answer === 'present',
  )
  return (
    <aside aria-label={t('title')} className="grid content-start gap-4 text-sm">
      <Part title={t('visits')} known={history.visits} none={t('noVisits')}>
        {history.visits.rows.map(({ visit, diagnoses, note }) => (
          <li key={visit.id} className="border-l-2 border-line pl-2">
            <span className="block font-medium">
              {formatDate(visit.serviceDate)} · {unitName(visit.unit)}
            </span>
            <span className="block text-ink-soft">
              {diagnoses.length > 0
                ? diagnoses.map(({ code, name }) => `${code} ${name}`).join(' · ')
                : t('noDiagnosis')}
            </span>
            {note?.plan && <span className="line-clamp-2 text-ink-soft">{note.plan}</span>}
          </li>
        ))}
      </Part>
      {drugs}
      <Part
        title={t('allergies')}
        known={{ ...history.allergies, rows: named }}
        none={t(history.allergies.rows.length > 0 ? 'noAllergies' : 'allergiesNotAsked')}
      >
        {named.map(({ id, substance, reaction }) => (
          <li key={id} className="font-medium text-danger">
            <span aria-hidden="true">▲ </span>
            {[substance, reaction].filter(Boolean).join(': ')}
          </li>
        ))}
      </Part>
    </aside>
  )
}

export interface PartProps {
  readonly title: string
  readonly known: Known<unknown>
  /** Said only where this device has everything. */
  readonly none: string
  readonly children: ReactNode
}

export function Part({ title, known, none, children }: PartProps) {
  const t = useTranslations('examination.history')
  return (
    <section>
      <h2 className="mb-1 font-semibold">{title}</h2>
      {known.rows.length > 0 && <ul className="grid gap-2">{children}</ul>}
      {known.complete && known.rows.length === 0 && <p className="text-ink-soft">{none}</p>}
      {!known.complete && (
        <p className="bg-hatched mt-1 px-2 py-1 text-ink-soft">
          {t(known.rows.length > 0 ? 'maybeMore' : 'notHere')}
        </p>
      )}
    </section>
  )
}
