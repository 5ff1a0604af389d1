import type { StockBatch } from '@lentera/contracts/inventory/stock-batch'
import type { CalendarDate } from '@lentera/contracts/kernel/time'
import { addDays } from '../kernel/calendar.js'
import { isExpired } from './propose-batches.js'

/** What expires within so many days is to be used first or sent back (LPLPO asks for three months). */
export const NEAR_EXPIRY_DAYS = 90

/** What somebody has to know of a shelf before anything else. */
export type ShelfMark = 'negative' | 'expired' | 'near' | 'empty'

export interface Shelf {
  /** What may be given out: nothing expired. */
  readonly usable: number
  /** The day on which the first of it expires; null: nothing lies there, or nobody knows. */
  readonly nearest: CalendarDate | null
  readonly marks: readonly ShelfMark[]
}

/** What the book says of one item. @param batches all of the item */
export function shelfOf(batches: readonly StockBatch[], today: CalendarDate): Shelf {
  const good = batches.filter((batch) => !isExpired(batch, today))
  const lying = good.filter(({ balance }) => balance > 0)
  const usable = Math.max(
    0,
    good.reduce((sum, { balance }) => sum + balance, 0),
  )
  const days = lying.flatMap(({ expiresOn }) => expiresOn ?? []).sort()
  const near = addDays(today, NEAR_EXPIRY_DAYS)
  const marks: ShelfMark[] = [
    ...(batches.some(({ balance }) => balance < 0) ? ['negative' as const] : []),
    ...(batches.some((batch) => batch.balance > 0 && isExpired(batch, today)) ? ['expired' as const] : []),
    ...(days[0] !== undefined && days[0] < near ? ['near' as const] : []),
    ...(usable === 0 ? ['empty' as const] : []),
  ]
  return { usable, nearest: days[0] ?? null, marks }
}
