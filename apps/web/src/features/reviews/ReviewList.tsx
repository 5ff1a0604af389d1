import { patientDirectory } from '@lentera/contracts/patients/patient'
import { Chip } from '@lentera/ui/Chip'
import { useKeys } from '@lentera/ui/keys'
import { RowList } from '@lentera/ui/RowList'
import { useTranslations } from 'use-intl'
import type { OpenReview } from '../../platform/local/open-reviews'
import { useLocal } from '../../platform/local/use-local'
import { recordNumberText, usePatientWords } from '../../platform/patients/patient-words'
import { useCommandName } from '../../platform/use-command-name'
import { useIssueText } from '../../platform/use-issue-text'
import { useToday } from '../../platform/workplace/use-today'
import { ageText } from '../../platform/patients/age-text'
import { usePatientFieldWords } from '../../platform/patients/patient-field-words'
import { conflictsOf } from './review-choice'
import { useSinceText } from './use-since-text'

export interface ReviewListProps {
  readonly reviews: readonly OpenReview[]
  readonly onOpen: (id: string) => void
}

/** The open items, the oldest on top; Enter opens one. */
export function ReviewList({ reviews, onOpen }: ReviewListProps) {
  const t = useTranslations('reviews')
  const p = useTranslations('patient')
  const issueText = useIssueText()
  const commandName = useCommandName()
  const sinceText = useSinceText()
  const { nameOf } = usePatientWords()
  const { labelOf, textOf } = usePatientFieldWords()
  const today = useToday()
  const rows = useLocal(['reviews-with-names', reviews], (view) =>
    reviews.map((review) => {
      const patientId = review.item.detail?.patientId
      return { ...review, entry: patientId ? (view.get(patientDirectory, patientId)?.record ?? null) : null }
    }),
  )
  const first = rows.find(({ isWaiting }) => !isWaiting)
  useKeys({ first: () => first && onOpen(first.id) })

  return (
    <div className="grid max-w-4xl gap-3">
      <h1 className="text-lg font-semibold">{t('title')}</h1>
      {rows.length > 0 && <p className="text-sm text-ink-faint">{t('open')}</p>}
      <RowList
        key={rows.length === 0 ? 'empty' : 'filled'}
        autoFocus={rows.length > 0}
        label={t('list')}
        rows={rows}
        onOpen={onOpen}
        textOf={({ item, entry }) => `${entry?.name ?? ''} ${issueText(item.issueCode)}`}
        emptyText={t('empty')}
      >
        {({ item, entry, isWaiting }) => (
          <div className="flex flex-wrap items-start gap-x-4 gap-y-1">
            <span className="min-w-0 flex-1 basis-72">
              <strong className="block">
                {entry
                  ? nameOf(entry)
                  : item.detail?.patientId
                    ? t('patientUnknown')
                    : commandName(item.commandName)}
                {entry && (
                  <span className="font-normal text-ink-soft">
                    {' '}
                    {ageText(entry.birthDate, today, entry.birthDateEstimated)} ·{' '}
                    <span className="whitespace-nowrap">
                      {recordNumberText(p, entry.medicalRecordNumber)}
                    </span>
                  </span>
                )}
              </strong>
              <span className="block">{issueText(item.issueCode)}</span>
              {conflictsOf(item.detail).map(({ field, standing, other }) => (
                <span key={field} className="block wrap-anywhere">
                  {t('either', {
                    field: labelOf(field),
                    standing: textOf(field, standing.value),
                    other: textOf(field, other.value),
                  })}
                </span>
              ))}
              <span className="text-sm text-ink-soft">
                {commandName(item.commandName)} · {sinceText(item.openedAt)}
              </span>
            </span>
            <Chip tone={isWaiting ? 'plain' : 'attention'}>
              {isWaiting ? t('waiting') : t(`outcome.${item.outcome}`)}
            </Chip>
          </div>
        )}
      </RowList>
    </div>
  )
}
