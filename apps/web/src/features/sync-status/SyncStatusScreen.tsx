'use client'
import type { DrainReport } from '@lentera/sync/client/api'
import { localDate, localTime } from '@lentera/domain/kernel/local-date'
import { Button } from '@lentera/ui/Button'
import { formatDate } from '@lentera/ui/format'
import { Notice } from '@lentera/ui/Notice'
import { useRef, useState, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useDevice, useSnapshot } from '../../platform/device/DeviceProvider'
import { RescueFiles } from '../../platform/session/RescueFiles'
import { useProblemText } from '../../platform/use-issue-text'
import { hasWorkScreen } from '../../platform/workplace/screens'
import { useSlots } from '../../platform/workplace/slots'
import { useFacility, useToday } from '../../platform/workplace/use-today'
import { OutboxTable } from './OutboxTable'
import { SHOWN, useOutbox } from './use-outbox'

/** The truth about this computer's data: what is here, what is on the server, what needs somebody. */
export function SyncStatusScreen() {
  const t = useTranslations('syncStatus')
  const f = useTranslations('frame')
  const r = useTranslations('rescue')
  const problemText = useProblemText()
  const { core } = useDevice()
  const { timeZone } = useFacility()
  const today = useToday()
  const { sync, person, wrongClock } = useSnapshot()!
  // No missing line: with a wrong clock no certificate is valid, and the head says what to do.
  const isClockAtFault = wrongClock !== null && sync.server !== 'reachable'
  const grants = person?.grants ?? []
  const entries = useOutbox()
  const [isSending, setSending] = useState(false)
  // Said of these many that wait: a later save or sending makes it old.
  const [report, setReport] = useState<{ readonly said: ReactNode; readonly of: number } | null>(null)
  const line = useRef<HTMLDivElement>(null)
  const say = (said: ReactNode) => {
    setReport({ said, of: core.snapshot.sync.unsent })
    line.current?.scrollIntoView({ block: 'center' })
  }

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
    // The line itself says so as long as it is so.
    if (answer.result === 'already_running') return setReport(null)
    say(sentence(answer))
  }
  useSlots({
    actions: (
      <Button look="primary" isDisabled={isSending} onPress={() => void send()}>
        {isSending ? t('sending') : t('send')}
      </Button>
    ),
  })

  return (
    <div className="grid max-w-5xl gap-5">
      <h1 className="text-lg font-semibold">{t('title')}</h1>
      {!hasWorkScreen(grants) && (
        <Notice>
          {t('noScreenYet', { roles: grants.map(({ role }) => f(`roles.${role}`)).join(', ') })}
        </Notice>
      )}
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
          <strong className="text-2xl">
            {isClockAtFault ? f('clockLight') : f(`server.${sync.server}`)}
          </strong>
          <span className="block text-sm text-ink-soft">
            {sync.lastContactAt ? t('lastContact', { time: timeOf(sync.lastContactAt) }) : t('neverContact')}
          </span>
        </Figure>
      </dl>
      <div ref={line} role="status" data-testid="drain-report" className="font-medium">
        {(report?.of === sync.unsent ? report.said : null) ??
          (sync.allSafeAt
            ? t('safe', { time: timeOf(sync.allSafeAt) })
            : sync.unsent > 0
              ? t('notSafe')
              : '')}
      </div>
      {sync.unsendable > 0 && <Notice tone="attention">{t('unsendable', { count: sync.unsendable })}</Notice>}
      {sync.needsAttention > 0 && (
        <Notice tone="attention">{t('attention', { count: sync.needsAttention })}</Notice>
      )}
      {sync.carried > 0 && <Notice>{t('carried', { count: sync.carried })}</Notice>}
      <OutboxTable entries={entries} timeOf={timeOf} />
      {entries.length === SHOWN && <p className="text-sm text-ink-faint">{t('more', { count: SHOWN })}</p>}
      <section aria-label={r('title')} className="grid max-w-3xl gap-2 border-t border-line pt-3">
        <h2 className="font-semibold">{r('title')}</h2>
        <RescueFiles hasKeys onSaid={say} />
      </section>
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
