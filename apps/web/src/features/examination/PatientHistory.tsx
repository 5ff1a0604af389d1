import type { PatientDirectoryEntry } from '@lentera/contracts/patients/patient'
import { formatDate } from '@lentera/ui/format'
import { KeyHint } from '@lentera/ui/KeyHint'
import { RowList } from '@lentera/ui/RowList'
import { useState, type ReactNode, type RefObject } from 'react'
import { useTranslations } from 'use-intl'
import { useFacility } from '../../platform/workplace/use-today'
import { Part } from './Part'
import { PastVisitDialog } from './PastVisitDialog'
import type { History } from './use-history'

export interface PatientHistoryProps {
  readonly history: History
  readonly entry: PatientDirectoryEntry | null
  readonly drugs: ReactNode
  /** The visits, for `useHistoryKeys`. */
  readonly list: RefObject<HTMLDivElement | null>
}

/** What is known of the person's past; Enter on a visit opens all of it, over what is being typed. */
export function PatientHistory({ history, entry, drugs, list }: PatientHistoryProps) {
  const t = useTranslations('examination.history')
  const { units } = useFacility()
  const [openedId, setOpenedId] = useState<string | null>(null)
  const unitName = (code: string) => units.find((unit) => unit.code === code)?.name ?? code
  const named = history.allergies.rows.filter(
    ({ status, answer }) => status === 'active' && answer === 'present',
  )
  const rows = history.visits.rows.map((past) => ({ ...past, id: past.visit.id }))
  const opened = rows.find(({ id }) => id === openedId)?.visit
  const headOf = ({ visit }: (typeof rows)[number]) =>
    `${formatDate(visit.serviceDate)} · ${unitName(visit.unit)}`
  return (
    <aside aria-label={t('title')} className="grid content-start gap-4 text-sm">
      <Part
        title={
          <span className="flex items-center gap-1.5">
            {t('visits')} {rows.length > 0 && <KeyHint action="recent" />}
          </span>
        }
        known={history.visits}
        none={t('noVisits')}
        isList={false}
      >
        <RowList
          ref={list}
          label={t('visits')}
          rows={rows}
          onOpen={setOpenedId}
          textOf={headOf}
          emptyText=""
          openId={openedId ?? undefined}
        >
          {(row) => (
            <>
              <span className="block font-medium">{headOf(row)}</span>
              <span className="block text-ink-soft">
                {row.diagnoses.length > 0
                  ? row.diagnoses.map(({ code, name }) => `${code} ${name}`).join(' · ')
                  : t('noDiagnosis')}
              </span>
              {row.note?.plan && <span className="line-clamp-2 text-ink-soft">{row.note.plan}</span>}
            </>
          )}
        </RowList>
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
      {opened && <PastVisitDialog visit={opened} entry={entry} onClose={() => setOpenedId(null)} />}
    </aside>
  )
}
