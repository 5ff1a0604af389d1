import { catalogueDrugs } from '@lentera/contracts/catalogue/drug'
import { stockBatches } from '@lentera/contracts/inventory/stock-batch'
import type { Id } from '@lentera/contracts/kernel/id'
import { useTranslations } from 'use-intl'
import { useLocal } from '../../platform/local/use-local'

/** What is to be counted, with what the book says of it now. */
export function ShortBatches({ ids }: { ids: readonly Id[] }) {
  const t = useTranslations('reviews')
  const stock = useTranslations('stock')
  const shown = useLocal(['short-batches', ids], (view) =>
    ids.map((id) => {
      const batch = view.get(stockBatches, id)?.record
      return { id, batch, drug: batch && view.get(catalogueDrugs, batch.itemId)?.record }
    }),
  )
  return (
    <ul className="grid gap-1 text-lg font-semibold tabular-nums">
      {shown.map(({ id, batch, drug }) => (
        <li key={id}>
          {batch
            ? t('shortBatch', {
                drug: drug?.name ?? stock('unknownDrug'),
                batch: batch.batchNumber ?? stock('noNumber'),
                amount: String(batch.balance).replace('.', ',').replace('-', '−'),
              })
            : stock('batchNotHere')}
        </li>
      ))}
    </ul>
  )
}
