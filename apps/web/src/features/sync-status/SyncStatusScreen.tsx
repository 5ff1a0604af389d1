'use client'
import type { DrainReport, OutboxEntry } from '@lentera/sync/client/api'
import { localDate, localTime } from '@lentera/domain/kernel/local-date'
import { Button } from '@lentera/ui/Button'
import { DataTable } from '@lentera/ui/DataTable'
import { formatDate } from '@lentera/ui/format'
import { Ladder } from '@lentera/ui/Ladder'
import { Notice } from '@lentera/ui/Notice'
import { useEffect, useState, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useDevice, useSnapshot } from '../../platform/device/DeviceProvider'
import { useIssueText, useProblemText } from '../../platform/use-issue-text'
import { useSlots } from '../../platform/workplace/slots'
import { useFacility, useToday } from '../../platform/workplace/use-today'
import { rungsOf } from './rungs'

const SHOWN = 200

/** The truth about this computer's data: what is here, what is on the server, what needs somebody. */
export function SyncStatusScreen() {
  const t = useTranslations('syncStatus')
  const f = useTranslations('frame')
  const issueText = useIssueText()
  const problemText = useProblemText()
  const { core } = useDevice()
  const { timeZone } = useFacility()
  const today = useToday()
  const { sync } = useSnapshot()!
  const entries = useOutbox()
  const [isSending, setSending] = useState(false)
  const [report, setReport] = useState<string | null>(null)

  const timeOf = (instant: string): string => {
    const day = localDate(instant, timeZone)
    const time = localTime(instant, timeZone)
    return day === today ? time : `${formatDate(day)} ${time}`
  }
  const sentence = (answer: DrainReport): string => {
    const { unsent } = core.snapshot.sync
    if (answer.result === 'sent' && unsent > 0) return t('result.unreachable', { unsent })
    if (answer.result === 'stopped')
      return t('result.stopped', { reason: problemText(answer.code ?? 'server.error') })
    return t(`result.${answer.result}`, { sent: answer.sent, unsent })
  }
  const send = async () => {
    setSending(true)
    const answer = await core.drain()
    if (answer.result === 'sent' || answer.result === 'empty') void core.pull()
    setSending(false)
    setReport(sentence(answer))
  }
  useSlots({
    actions: (
      <Button look="primary" isDisabled={isSending} onPress={() => void send()}>
        {isSending ? t('sending') : t('send')}
      </Button>
    ),
  })

  const commandName = (name: string) =>
    t.has(`command.${name}` as 'command.unknown')
      ? t(`command.${name}` as 'command.visits.open')
      : t('command.unknown', { name })
  const remarks = ({ issues, problem }: OutboxEntry) => [
    ...(problem ? [problemText(problem)] : []),
    ...new Set(issues.filter(({ level }) => level !== 'note').map(({ code }) => issueText(code))),
  ]

  return (
    <div className="grid max-w-5xl gap-5">
      <h1 className="text-lg font-semibold">{t('title')}</h1>
      <dl className="grid grid-cols-[repeat(auto-fit,minmax(14rem,1fr))] gap-4">
        <Figure title={t('unsent')}>
          <strong className="text-2xl" data-testid="unsent-count">
            {sync.unsent === 0 ? t('nothingUnsent') : t('unsentCount', { count: sync.unsent })}
          </strong>
          {sync.oldestUnsentAt && (
            <span className="block text-sm text-ink-soft">
              {t('oldest', { time: timeOf(sync.oldestUnsentAt) })}
            </span>
          )}
        </Figure>
        <Figure title={t('server')}>
          <strong className="text-2xl">{f(`server.${sync.server}`)}</strong>
          <span className="block text-sm text-ink-soft">
            {sync.lastContactAt ? t('lastContact', { time: timeOf(sync.lastContactAt) }) : t('neverContact')}
          </span>
        </Figure>
      </dl>
      <p role="status" data-testid="drain-report" className="font-medium">
        {report ??
          (sync.allSafeAt
            ? t('safe', { time: timeOf(sync.allSafeAt) })
            : sync.unsent > 0
              ? t('notSafe')
              : '')}
      </p>
      {sync.unsendable > 0 && <Notice tone="attention">{t('unsendable', { count: sync.unsendable })}</Notice>}
      {sync.needsAttention > 0 && (
        <Notice tone="attention">{t('attention', { count: sync.needsAttention })}</Notice>
      )}
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
      {entries.length === SHOWN && <p className="text-sm text-ink-faint">{t('more', { count: SHOWN })}</p>}
    </div>
  )
}

function Figure({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="border-l-2 border-line-strong pl-3">
      <dt className="text-sm font-medium text-ink-soft">{title}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** The tray, read again whenever something was saved, sent or answered. */
function useOutbox(): readonly OutboxEntry[] {
  const { core } = useDevice()
  const snapshot = useSnapshot()
  const [entries, setEntries] = useState<readonly OutboxEntry[]>([])
  useEffect(() => {
    let isGone = false
    const timer = setTimeout(() => {
      core.outbox(SHOWN).then(
        (found) => !isGone && setEntries(found),
        (error: unknown) => console.error('outbox', error),
      )
    }, 50)
    return () => {
      isGone = true
      clearTimeout(timer)
    }
  }, [core, snapshot])
  return entries
}
