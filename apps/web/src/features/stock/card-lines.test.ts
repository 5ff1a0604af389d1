import { describe, expect, it } from '@jest/globals'
import type { StockMovement } from '@lentera/contracts/inventory/stock-movement'
import type { LocalView } from '@lentera/sync/client/api'
import { cardIdOf } from '@lentera/domain/inventory/stock-ids'
import { id } from '@lentera/domain/testing/samples'
import { aBatch, itemId } from '@lentera/domain/testing/stock-samples'
import { cardMonths, cardOf } from './card-lines'

const batch = aBatch({ balance: 14 })
const line = (n: number, at: string, quantity: number) =>
  ({ id: id(n), batchId: batch.id, at, quantity, cardId: cardIdOf(itemId, at.slice(0, 7)) }) as StockMovement
const rows = [
  line(1, '2026-10-02T01:00:00.000Z', 20),
  line(2, '2026-11-20T01:00:00.000Z', -4),
  line(3, '2026-11-21T01:00:00.000Z', -6),
]
const view = {
  find: ({ name }: { name: string }, _index: string, key: string) => {
    const records = name === 'stock_batches' ? [batch] : rows.filter(({ cardId }) => cardId === key)
    return { rows: records.map((record) => ({ record })), complete: records.length > 0, asOf: null }
  },
} as unknown as Pick<LocalView, 'find'>

describe('a stock card', () => {
  it('says after each line what was left, counted back from what the book says now', () => {
    const card = cardOf(view, itemId, '2026-11-23')
    expect(card.lines.map(({ id: line, balance }) => [line, balance])).toEqual([
      [id(3), 14],
      [id(2), 20],
      [id(1), 24],
    ])
    expect(card.opening).toBe(4)
    expect(card.months).toEqual(['2026-10', '2026-11'])
  })

  it('is here for this month and the two before, over the turn of the year too', () => {
    expect(cardMonths('2026-11-23')).toEqual(['2026-09', '2026-10', '2026-11'])
    expect(cardMonths('2027-01-05')).toEqual(['2026-11', '2026-12', '2027-01'])
  })
})
