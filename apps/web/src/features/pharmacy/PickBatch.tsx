import type { StockBatch } from '@lentera/contracts/inventory/stock-batch'
import type { CalendarDate } from '@lentera/contracts/kernel/time'
import { isExpired } from '@lentera/domain/inventory/propose-batches'
import { Chip } from '@lentera/ui/Chip'
import { formatDate } from '@lentera/ui/format'
import { RowList } from '@lentera/ui/RowList'
import { useTranslations } from 'use-intl'
import { amountText } from './hand-over-plan'

export interface PickBatchProps {
  readonly batches: readonly StockBatch[]
  readonly today: CalendarDate
  readonly chosen: string | null
  readonly onPick: (batchId: string) => void
}

/** Which box it really was: the proposal can be wrong, the hand is not. */
export function PickBatch({ batches, today, chosen, onPick }: PickBatchProps) {
  const t = useTranslations('pharmacy')
  const rows = [
    ...[...batches]
      .sort((a, b) => ((a.expiresOn ?? '9') < (b.expiresOn ?? '9') ? -1 : 1))
      .map((batch) => ({ id: batch.id, batch })),
    { id: 'unknown', batch: null },
  ]
  return (
    <RowList
      autoFocus
      label={t('batches')}
      rows={rows}
      openId={chosen ?? undefined}
      onOpen={onPick}
      textOf={({ batch }) => batch?.batchNumber ?? t('unknownBatch')}
      emptyText=""
      className="max-w-xl border border-line"
    >
      {({ batch }) =>
        batch ? (
          <span className="flex flex-wrap items-center gap-x-4 tabular-nums">
            <strong className="min-w-24">{batch.batchNumber ?? t('noNumber')}</strong>
            <span>{t('expiry', { date: batch.expiresOn ? formatDate(batch.expiresOn) : '–' })}</span>
            <span className="text-ink-soft">{t('left', { amount: amountText(batch.balance) })}</span>
            {isExpired(batch, today) && <Chip tone="danger">{t('expired')}</Chip>}
          </span>
        ) : (
          t('unknownBatch')
        )
      }
    </RowList>
  )
}
