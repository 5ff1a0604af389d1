import { patientDirectory } from '@lentera/contracts/patients/patient'
import type { OutboxEntry } from '@lentera/sync/client/api'
import { DataTable } from '@lentera/ui/DataTable'
import { Ladder } from '@lentera/ui/Ladder'
import { useTranslations } from 'use-intl'
import { useSnapshot } from '../../platform/device/DeviceProvider'
import { useLocal } from '../../platform/local/use-local'
import { recordNumberText, usePatientWords } from '../../platform/patients/patient-words'
import { useCommandName } from '../../platform/use-command-name'
import { useIssueText, useProblemText } from '../../platform/use-issue-text'
import { worksWithPatients } from '../../platform/workplace/screens'
import { patientOf } from './outbox-patients'
import { rungsOf } from './rungs'
import { useOpened } from './use-opened'

export interface OutboxTableProps {
  readonly entries: readonly OutboxEntry[]
  readonly timeOf: (instant: string) => string
}

/** What this computer saved, about whom, how far each has come and what there is to say about it. */
export function OutboxTable({ entries, timeOf }: OutboxTableProps) {
  const t = useTranslations('syncStatus')
  const p = useTranslations('patient')
  const commandName = useCommandName()
  const issueText = useIssueText()
  const problemText = useProblemText()
  const { nameOf } = usePatientWords()
  // Who works with no patient is told the number only.
  const seesNames = worksWithPatients(useSnapshot()?.person?.grants ?? [])
  const opened = useOpened(entries)
  const patients = useLocal(['outbox-patients', [...opened.keys()]], (view) => {
    const ids = [...opened].map(([id, command]) => [id, command && patientOf(command, view)] as const)
    return new Map(ids.map(([id, whom]) => [id, whom && (view.get(patientDirectory, whom)?.record ?? null)]))
  })

  const remarks = ({ issues, problem }: OutboxEntry) => [
    ...(problem ? [problemText(problem)] : []),
    ...new Set(issues.filter(({ level }) => level !== 'note').map(({ code }) => issueText(code))),
  ]
  const who = (entry: OutboxEntry) => {
    const patient = patients.get(entry.id)
    if (!patient) return null
    return (
      <span className="grid">
        {seesNames && <strong className="font-medium">{nameOf(patient)}</strong>}
        <span className="text-sm whitespace-nowrap text-ink-soft">
          {recordNumberText(p, patient.medicalRecordNumber)}
        </span>
      </span>
    )
  }

  return (
    <div className="overflow-x-auto" role="region" aria-label={t('list')} tabIndex={0}>
      <DataTable
        label={t('list')}
        rows={entries}
        emptyText={t('emptyList')}
        columns={[
          {
            id: 'time',
            title: t('column.time'),
            cell: ({ savedAt }) => <span className="whitespace-nowrap">{timeOf(savedAt)}</span>,
          },
          { id: 'what', title: t('column.what'), cell: ({ name }) => commandName(name) },
          { id: 'who', title: t('column.who'), cell: who },
          {
            id: 'state',
            title: t('column.state'),
            cell: (entry) => (
              <Ladder
                label={t('ladder')}
                rungs={rungsOf(entry).map(({ word, state }) => ({ state, label: t(`rung.${word}`) }))}
              />
            ),
          },
          {
            id: 'issues',
            title: t('column.issues'),
            cell: (entry) => <span className="text-sm text-ink-soft">{remarks(entry).join(' ')}</span>,
          },
        ]}
      />
    </div>
  )
}
