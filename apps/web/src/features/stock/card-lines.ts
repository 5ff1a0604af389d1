import { type StockBatch, stockBatches } from '@lentera/contracts/inventory/stock-batch'
import {
  CARD_MONTHS_HELD,
  type StockMovement,
  stockMovements,
} from '@lentera/contracts/inventory/stock-movement'
import type { Id } from '@lentera/contracts/kernel/id'
import type { CalendarDate } from '@lentera/contracts/kernel/time'
import { cardIdOf } from '@lentera/domain/inventory/stock-ids'
import type { LocalView } from '@lentera/sync/client/api'

export interface CardLine {
  readonly id: Id
  readonly movement: StockMovement
  readonly batch: StockBatch | null
  /** What the book said after it. */
  readonly balance: number
}

export interface Card {
  /** Newest first. */
  readonly lines: readonly CardLine[]
  readonly batches: readonly StockBatch[]
  /** Months whose card is here whole, oldest first, YYYY-MM. */
  readonly months: readonly string[]
  /** Before the first line that is shown. */
  readonly opening: number
}

/** This month and those before whose cards devices hold, oldest first. */
export function cardMonths(today: CalendarDate): string[] {
  const [year, month] = today.split('-').map(Number) as [number, number]
  return Array.from({ length: CARD_MONTHS_HELD }, (_, n) => {
    const months = year * 12 + month - CARD_MONTHS_HELD + n
    return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`
  })
}

/** The card of an item as far as it is here. Balances are counted back from today's, which every device has. */
export function cardOf(view: Pick<LocalView, 'find'>, itemId: Id, today: CalendarDate): Card {
  const batches = view.find(stockBatches, 'itemId', itemId).rows.map(({ record }) => record)
  const byId = new Map(batches.map((batch) => [batch.id, batch]))
  const cards = cardMonths(today).map((month) => ({
    month,
    ...view.find(stockMovements, 'cardId', cardIdOf(itemId, month)),
  }))
  const newestFirst = cards
    .flatMap(({ rows }) => rows.map(({ record }) => record))
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.id < b.id ? 1 : -1))
  let balance = batches.reduce((sum, batch) => sum + batch.balance, 0)
  const lines = newestFirst.map((movement) => {
    const line = { id: movement.id, movement, batch: byId.get(movement.batchId) ?? null, balance }
    balance -= movement.quantity
    return line
  })
  // A month in which nothing moved has no card that could have been given to anybody.
  const months = cards.filter(({ complete, rows }) => complete || rows.length > 0).map(({ month }) => month)
  return { lines, batches, months, opening: balance }
}
