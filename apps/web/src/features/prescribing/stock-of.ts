import { stockBatches } from '@lentera/contracts/inventory/stock-batch'
import type { Id } from '@lentera/contracts/kernel/id'
import type { CalendarDate, Instant } from '@lentera/contracts/kernel/time'
import { isExpired } from '@lentera/domain/inventory/propose-batches'
import type { LocalView } from '@lentera/sync/client/api'

/** What the book says there is of a drug that may still be given. */
export interface Stock {
  /** null: this device holds no stock card, and does not know whether there is one. */
  readonly balance: number | null
  /** How old that is; null: nobody can say. */
  readonly asOf: Instant | null
}

export function stockOf(view: LocalView, itemId: Id, today: CalendarDate): Stock {
  const { rows, complete, asOf } = view.find(stockBatches, 'itemId', itemId)
  const batches = rows.map(({ record }) => record)
  const newest = batches.reduce<Instant | null>(
    (latest, { updatedAt }) => (latest === null || updatedAt > latest ? updatedAt : latest),
    null,
  )
  if (batches.length === 0 && !complete) return { balance: null, asOf: null }
  const balance = batches
    .filter((batch) => !isExpired(batch, today))
    .reduce((sum, batch) => sum + batch.balance, 0)
  return { balance: Math.max(balance, 0), asOf: asOf ?? newest }
}
