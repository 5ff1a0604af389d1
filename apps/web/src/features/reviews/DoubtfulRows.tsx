import { allergies } from '@lentera/contracts/charting/allergies'
import { diagnoses } from '@lentera/contracts/charting/diagnosis'
import { notes } from '@lentera/contracts/charting/note'
import { proceduresDone } from '@lentera/contracts/charting/procedure'
import { vitals } from '@lentera/contracts/charting/vitals'
import type { EntityDefinition } from '@lentera/contracts/kernel/entity'
import type { ReviewDetail } from '@lentera/contracts/kernel/review-detail'
import { patientDirectory } from '@lentera/contracts/patients/patient'
import { visits } from '@lentera/contracts/visits/visit'
import type { LocalView } from '@lentera/sync/client/api'
import { useTranslations } from 'use-intl'
import type { Messages } from '../../messages/id/messages'
import { useLocal } from '../../platform/local/use-local'
import { usePatientWords } from '../../platform/patients/patient-words'
import { useSideWords } from '../../platform/session/use-side-words'

/** What was written while two numbers counted as one person, with whose it is written as now. */
export function DoubtfulRows({ rows }: { rows: NonNullable<ReviewDetail['rows']> }) {
  const t = useTranslations('reviews')
  const { timeOf } = useSideWords()
  const { nameOf } = usePatientWords()
  const shown = useLocal(['doubtful', rows], (view) =>
    rows.map(({ entity, id }) => {
      const facts =
        kinds.map((kind) => (kind.name === entity ? kind.look(view, id) : null)).find(Boolean) ?? null
      const entry = facts ? view.get(patientDirectory, facts.patientId)?.record : undefined
      return { id, facts, entry }
    }),
  )
  return (
    <div className="grid gap-1">
      <p>{t('rows', { count: rows.length })}</p>
      <ul className="max-h-64 list-disc overflow-y-auto pl-5 text-sm">
        {shown.map(({ id, facts, entry }) => (
          <li key={id}>
            {facts ? t(`rowKind.${facts.kind}`, { date: timeOf(facts.at) }) : t('rowKind.notHere')}
            {entry && ` · ${nameOf(entry)}, ${entry.medicalRecordNumber}`}
          </li>
        ))}
      </ul>
    </div>
  )
}

type Kind = keyof Messages['reviews']['rowKind']

/** One kind of row: where it lies and when it was written. */
const kind = <R extends { id: string; patientId: string }>(
  word: Kind,
  entity: EntityDefinition<string, R>,
  time: (record: R) => string,
) => ({
  name: entity.name,
  look: (view: LocalView, id: string) => {
    const record = view.get(entity, id)?.record
    return record ? { kind: word, patientId: record.patientId, at: time(record) } : null
  },
})

const kinds = [
  kind('visits', visits, ({ openedAt }) => openedAt),
  kind('vitals', vitals, ({ measuredAt }) => measuredAt),
  kind('allergies', allergies, ({ recordedAt }) => recordedAt),
  kind('notes', notes, ({ writtenAt }) => writtenAt),
  kind('diagnoses', diagnoses, ({ recordedAt }) => recordedAt),
  kind('procedures', proceduresDone, ({ doneAt }) => doneAt),
]
