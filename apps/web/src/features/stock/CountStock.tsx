import { catalogueDrugs } from '@lentera/contracts/catalogue/drug'
import { CountStock as CountStockCommand } from '@lentera/contracts/inventory/count-stock'
import { type StockBatch, stockBatches } from '@lentera/contracts/inventory/stock-batch'
import { CountReason } from '@lentera/contracts/inventory/stock-movement'
import { reviewItems } from '@lentera/contracts/reviews/review-item'
import { Button } from '@lentera/ui/Button'
import { ChoiceField } from '@lentera/ui/ChoiceField'
import { formatDate } from '@lentera/ui/format'
import { useKeys } from '@lentera/ui/keys'
import { MeasureField } from '@lentera/ui/MeasureField'
import { Notice } from '@lentera/ui/Notice'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useDevice } from '../../platform/device/DeviceProvider'
import { noteRepair } from '../../platform/local/open-reviews'
import { useDraft } from '../../platform/local/use-draft'
import { useLocal } from '../../platform/local/use-local'
import { useSaveForm } from '../../platform/use-save-form'
import { amountText, readAmount } from './amount'

export interface CountStockProps {
  readonly batchId: string
  /** The item of *Perlu dicek* that asked for the count. */
  readonly reviewId: string | null
  readonly onDone: (itemId: string) => void
}

/** What lies on the shelf against what the book says; the difference becomes a line of the card. */
export function CountStock({ batchId, reviewId, onDone }: CountStockProps) {
  const t = useTranslations('stock')
  const router = useRouter()
  const { batch, drug, review } = useLocal(['count', batchId, reviewId], (view) => {
    const found = view.get(stockBatches, batchId)?.record ?? null
    return {
      batch: found,
      drug: found ? (view.get(catalogueDrugs, found.itemId)?.record ?? null) : null,
      review: reviewId ? (view.get(reviewItems, reviewId)?.record ?? null) : null,
    }
  })
  const toReviews = () => router.push('/dicek/')
  useKeys({ back: toReviews }, { isDisabled: batch !== null })
  if (!batch)
    return (
      <Notice
        action={
          <Button size="small" keys="back" onPress={toReviews} autoFocus>
            {t('toReviews')}
          </Button>
        }
      >
        {t('batchNotHere')}
      </Notice>
    )
  return (
    <Form
      batch={batch}
      drug={drug?.name ?? t('unknownDrug')}
      unit={drug?.unit ?? ''}
      repairs={review?.commandId ?? null}
      onDone={() => (reviewId ? toReviews() : onDone(batch.itemId))}
    />
  )
}

interface Typed {
  readonly counted: string
  readonly reason: CountReason
}

interface FormProps {
  readonly batch: StockBatch
  readonly drug: string
  readonly unit: string
  /** The command whose item the count closes. */
  readonly repairs: string | null
  readonly onDone: () => void
}

const untouched: Typed = { counted: '', reason: 'difference' }

function Form({ batch, drug, unit, repairs, onDone }: FormProps) {
  const t = useTranslations('stock')
  const { core } = useDevice()
  const [typed, setTyped] = useState<Typed>(untouched)
  const [error, setError] = useState<string>()
  // What the author saw while counting, also when somebody hands out more meanwhile.
  const [shown] = useState(batch.balance)
  const draft = useDraft<Typed>('count-stock', batch.id, typed === untouched ? null : typed, setTyped)
  const counted = readAmount(typed.counted)

  const { box, props, complaint } = useSaveForm({
    ...{ draft, onBack: onDone },
    check: () => {
      setError(counted === null ? t('missing.counted') : undefined)
      return counted !== null
    },
    store: async () => {
      const args = {
        ...{ itemId: batch.itemId, batchId: batch.id, shown, counted: counted! },
        reason: typed.reason,
      }
      const { seq } = await core.save(CountStockCommand, args, repairs ? { repairs } : {})
      if (repairs) noteRepair(repairs)
      return { saved: { seq, text: (time) => t('counted', { drug, time }) }, goOn: onDone }
    },
    words: { save: t('saveCount'), back: t('back') },
  })

  return (
    <form ref={box} {...props} data-takes-scan aria-label={t('countTitle')} className="grid max-w-2xl gap-4">
      <div>
        <h1 className="text-lg font-semibold">{t('countTitle')}</h1>
        <p className="text-xl font-semibold">{drug}</p>
        <p className="tabular-nums">
          {t('ofBatch', {
            batch: batch.batchNumber ?? t('noNumber'),
            date: batch.expiresOn ? formatDate(batch.expiresOn) : '–',
          })}
        </p>
      </div>
      {complaint && <Notice tone="attention">{complaint}</Notice>}
      {batch.balance !== shown && (
        <Notice tone="attention">{t('movedMeanwhile', { amount: amountText(batch.balance) })}</Notice>
      )}
      <MeasureField
        className="w-56"
        name="counted"
        label={t('onShelf')}
        unit={unit}
        previous={t('inBook', { amount: amountText(shown) })}
        value={typed.counted}
        error={error}
        range={counted === null ? undefined : t('difference', { amount: signed(counted - shown) })}
        onChange={(value) => setTyped({ ...typed, counted: value })}
      />
      <ChoiceField
        name="reason"
        label={t('because')}
        value={typed.reason}
        onChange={(reason) => reason && setTyped({ ...typed, reason })}
        choices={CountReason.options.map((value, index) => ({
          ...{ value, label: t(`reasons.${value}`), keys: String(index + 1) },
        }))}
      />
    </form>
  )
}

const signed = (amount: number): string => (amount > 0 ? `+${amountText(amount)}` : amountText(amount))
