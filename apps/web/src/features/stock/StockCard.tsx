import { catalogueDrugs } from '@lentera/contracts/catalogue/drug'
import { shelfOf } from '@lentera/domain/inventory/shelf'
import { Button } from '@lentera/ui/Button'
import { DataTable } from '@lentera/ui/DataTable'
import { formatDate } from '@lentera/ui/format'
import { useKeys } from '@lentera/ui/keys'
import { RowList } from '@lentera/ui/RowList'
import { useTranslations } from 'use-intl'
import { useLocal } from '../../platform/local/use-local'
import { useSideWords } from '../../platform/session/use-side-words'
import { useSlots } from '../../platform/workplace/slots'
import { useToday } from '../../platform/workplace/use-today'
import { amountText } from './amount'
import { type CardLine, cardMonths, cardOf } from './card-lines'
import { ShelfChips } from './ShelfChips'
import { byExpiry } from './stock-rows'
import { usePrintCard } from './use-print-card'

export interface StockCardProps {
  readonly itemId: string
  readonly onBack: () => void
  readonly onReceive: () => void
  readonly onCount: (batchId: string) => void
}

/** Batches of an item, and who moved what when; Enter on a batch counts it. */
export function StockCard({ itemId, onBack, onReceive, onCount }: StockCardProps) {
  const t = useTranslations('stock')
  const { whoOf, timeOf } = useSideWords()
  const today = useToday()
  const { drug, card } = useLocal(['stock-card', itemId, today], (view) => ({
    drug: view.get(catalogueDrugs, itemId)?.record ?? null,
    card: cardOf(view, itemId, today),
  }))
  const unit = drug?.unit ?? ''
  const shelf = shelfOf(card.batches, today)
  const batches = [...card.batches].sort(byExpiry)
  const print = usePrintCard(drug, card)
  useKeys({ back: onBack, new: onReceive, print })
  useSlots({
    actions: (
      <>
        <Button look="quiet" keys="back" onPress={onBack}>
          {t('toList')}
        </Button>
        <Button keys="print" onPress={print}>
          {t('print')}
        </Button>
        <Button look="primary" keys="new" onPress={onReceive}>
          {t('receive')}
        </Button>
      </>
    ),
  })
  const monthName = (month: string) => t(`months.${month.slice(5)}` as 'months.01')
  const months = cardMonths(today)
  const columns = [
    { id: 'at', title: t('column.at'), cell: ({ movement }: CardLine) => timeOf(movement.at) },
    {
      id: 'what',
      title: t('column.what'),
      cell: ({ movement: { kind, reason } }: CardLine) =>
        [t(`kind.${kind}`), reason && t(`reasons.${reason}`)].filter(Boolean).join(' · '),
    },
    {
      id: 'batch',
      title: t('column.batch'),
      cell: ({ batch }: CardLine) => batch?.batchNumber ?? t('noNumber'),
    },
    {
      id: 'quantity',
      title: t('column.quantity'),
      isNumber: true,
      cell: ({ movement: { quantity } }: CardLine) =>
        quantity > 0 ? `+${amountText(quantity)}` : amountText(quantity),
    },
    {
      id: 'balance',
      title: t('column.balance'),
      isNumber: true,
      cell: ({ balance }: CardLine) => amountText(balance),
    },
    { id: 'by', title: t('column.by'), cell: ({ movement }: CardLine) => whoOf(movement.by) },
  ]

  return (
    <div className="grid max-w-4xl gap-4">
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <h1 className="text-xl font-semibold">{drug?.name ?? t('unknownDrug')}</h1>
        <span className="text-lg tabular-nums">
          {t('usable', { amount: amountText(shelf.usable), unit })}
        </span>
        <ShelfChips marks={shelf.marks} />
      </div>
      <RowList
        autoFocus
        label={t('batches')}
        rows={batches}
        onOpen={onCount}
        textOf={(batch) => batch.batchNumber ?? t('noNumber')}
        emptyText={t('noBatches')}
        className="border-y border-line"
      >
        {(batch) => (
          <span className="flex flex-wrap items-center gap-x-6 tabular-nums">
            <strong className="min-w-28">{batch.batchNumber ?? t('noNumber')}</strong>
            <span>{t('expiry', { date: batch.expiresOn ? formatDate(batch.expiresOn) : '–' })}</span>
            <span className="min-w-28">
              {amountText(batch.balance)} {unit}
            </span>
            <span className="text-ink-soft">{batch.source && t(`sources.${batch.source}`)}</span>
            <ShelfChips
              marks={shelfOf([batch], today).marks.filter((mark) => mark !== 'empty' || batch.balance === 0)}
            />
          </span>
        )}
      </RowList>
      <p className="text-sm text-ink-soft">{t('countHint')}</p>
      <h2 className="font-semibold">{t('card')}</h2>
      <p className="text-sm text-ink-soft">
        {t('monthsHere', { from: monthName(months[0]!), until: monthName(months.at(-1)!) })}
      </p>
      <div className="overflow-x-auto" role="region" aria-label={t('card')} tabIndex={0}>
        <DataTable label={t('card')} columns={columns} rows={card.lines} emptyText={t('noLines')} />
      </div>
      <p className="text-sm tabular-nums">{t('opening', { amount: amountText(card.opening), unit })}</p>
    </div>
  )
}
