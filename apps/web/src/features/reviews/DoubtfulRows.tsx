import { allergies } from '@lentera/contracts/charting/allergies'
import { vitals } from '@lentera/contracts/charting/vitals'
import type { ReviewDetail } from '@lentera/contracts/kernel/review-detail'
import { patientDirectory } from '@lentera/contracts/patients/patient'
import { visits } from '@lentera/contracts/visits/visit'
import { useTranslations } from 'use-intl'
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
        entity === visits.name
          ? at('visits', view.get(visits, id)?.record, 'openedAt')
          : entity === vitals.name
            ? at('vitals', view.get(vitals, id)?.record, 'measuredAt')
            : entity === allergies.name
              ? at('allergies', view.get(allergies, id)?.record, 'recordedAt')
              : null
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

type Kind = 'visits' | 'vitals' | 'allergies'

const at = <R extends { patientId: string }, K extends keyof R>(
  kind: Kind,
  record: R | undefined,
  time: K,
) => (record ? { kind, patientId: record.patientId, at: record[time] as string } : null)
