import type { StockBatch } from '@lentera/contracts/inventory/stock-batch'
import type { CalendarDate } from '@lentera/contracts/kernel/time'

/** What to take from where. */
export interface Proposal {
  readonly parts: readonly { readonly batch: StockBatch; readonly quantity: number }[]
  /** What the book does not have. */
  readonly missing: number
}

export const isExpired = ({ expiresOn }: Pick<StockBatch, 'expiresOn'>, today: CalendarDate): boolean =>
  expiresOn !== null && expiresOn < today

/** What first expires is given first; a batch of which nobody knows when comes last. */
const byExpiry = (one: StockBatch, other: StockBatch): number =>
  inOrder(one.expiresOn ?? '9', other.expiresOn ?? '9') || inOrder(one.id, other.id)

const inOrder = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/**
 * First expired, first out (FEFO), split over batches where one is not enough. An expired batch is never
 * proposed, and neither is one that the book calls empty.
 * @param batches of one item
 */
export function proposeBatches(
  batches: readonly StockBatch[],
  quantity: number,
  today: CalendarDate,
): Proposal {
  const usable = batches.filter((batch) => batch.balance > 0 && !isExpired(batch, today)).sort(byExpiry)
  let missing = quantity
  const parts: { batch: StockBatch; quantity: number }[] = []
  for (const batch of usable) {
    if (missing <= 0) break
    const taken = Math.min(batch.balance, missing)
    parts.push({ batch, quantity: taken })
    missing -= taken
  }
  return { parts, missing }
}
