import type { ReviewItem } from '@lentera/contracts/reviews/review-item'
import { Chip } from '@lentera/ui/Chip'
import { Notice } from '@lentera/ui/Notice'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useDeviceState } from '../../platform/device/DeviceProvider'
import { OpenPatient } from '../../platform/patients/OpenPatient'
import { useSideWords } from '../../platform/session/use-side-words'
import { useCommandName } from '../../platform/use-command-name'
import { useIssueText } from '../../platform/use-issue-text'
import { useToday } from '../../platform/workplace/use-today'
import { Answers } from './Answers'
import { ConflictChoice } from './ConflictChoice'
import { DiscardReview } from './DiscardReview'
import { DoubtfulRows } from './DoubtfulRows'
import { questionOf, shortBatchesOf } from './review-choice'
import { ShortBatches } from './ShortBatches'
import { useReviewPatient } from './use-review-patient'
import { useSinceText } from './use-since-text'

export interface ReviewItemViewProps {
  readonly item: ReviewItem
  readonly onLater: () => void
  readonly onDecided: () => void
}

/** One item: what happened in words, about whom, and what can be said to it, one key each. */
export function ReviewItemView({ item, onLater, onDecided }: ReviewItemViewProps) {
  const t = useTranslations('reviews')
  const issueText = useIssueText()
  const commandName = useCommandName()
  const sinceText = useSinceText()
  const { whoOf, whereOf } = useSideWords()
  const today = useToday()
  const isDesk =
    useDeviceState(({ person }) => person?.grants.some(({ role }) => role === 'receptionist')) ?? false
  const [isDiscarding, setDiscarding] = useState(false)
  const patientId = item.detail?.patientId ?? null
  const entry = useReviewPatient(item)
  const question = questionOf(item)
  const shortBatches = shortBatchesOf(item)
  const shared = {
    ...{ item, isDesk, onLater, onDecided },
    banner: entry ? <OpenPatient entry={entry} on={today} /> : undefined,
    onDiscard: () => setDiscarding(true),
  }

  // The heading, not an answer: an Enter too many must decide nothing.
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (!isDiscarding) heading.current?.focus()
  }, [isDiscarding])

  return (
    <div className="grid max-w-4xl gap-4">
      <div className="grid justify-items-start gap-1">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 ref={heading} tabIndex={-1} className="text-lg font-semibold outline-none">
            {question === 'conflict' ? t('which') : commandName(item.commandName)}
          </h1>
          <Chip tone="attention">{t(`outcome.${item.outcome}`)}</Chip>
        </div>
        <p>
          {question === 'conflict'
            ? issueText(item.issueCode)
            : t(`happened.${item.outcome}`, { reason: issueText(item.issueCode) })}
        </p>
        <p className="text-sm text-ink-soft">
          {[
            // Of two answers each says by itself who gave it.
            ...(question === 'conflict'
              ? []
              : [t('made', { who: whoOf(item.authorId ?? '-'), where: whereOf(item) })]),
            sinceText(item.openedAt),
          ].join(' · ')}
        </p>
      </div>
      {!entry && <Notice>{patientId ? t('patientUnknown') : t('noPatient')}</Notice>}
      {shortBatches.length > 0 && <ShortBatches ids={shortBatches} />}
      {item.detail?.rows && shortBatches.length === 0 && <DoubtfulRows rows={item.detail.rows} />}
      {isDiscarding ? (
        <DiscardReview {...shared} onBack={() => setDiscarding(false)} />
      ) : question === 'conflict' ? (
        <ConflictChoice {...shared} />
      ) : (
        <Answers {...shared} question={question} />
      )}
    </div>
  )
}
