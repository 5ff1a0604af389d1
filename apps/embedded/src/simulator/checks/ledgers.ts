import { CountStock } from '@lentera/contracts/inventory/count-stock'
import { ReceiveStock } from '@lentera/contracts/inventory/receive-stock'
import { type StockBatch, stockBatches } from '@lentera/contracts/inventory/stock-batch'
import { type StockMovement, stockMovements } from '@lentera/contracts/inventory/stock-movement'
import { DispenseMedicine } from '@lentera/contracts/medications/dispense'
import type { Evidence } from '../evidence.js'

const moving = new Set<string>([ReceiveStock.name, CountStock.name, DispenseMedicine.name])

/**
 * I9: what the lines of the stock cards add up to is the balance, and every act that moves stock and was carried
 * out stands on a card. Written apart from the rules.
 */
export function ledgersAddUp({ server }: Evidence): string[] {
  const recordsOf = <R>(entity: string): R[] =>
    server.rows.flatMap((row) => (row.entity === entity && row.data ? [row.data as unknown as R] : []))
  const movements = recordsOf<StockMovement>(stockMovements.name)
  const batches = recordsOf<StockBatch>(stockBatches.name)
  const sums = new Map<string, number>()
  for (const { batchId, quantity } of movements) sums.set(batchId, (sums.get(batchId) ?? 0) + quantity)
  const booked = new Set(movements.map(({ id }) => id))
  return [
    ...batches
      .filter(({ id, balance }) => balance !== (sums.get(id) ?? 0))
      .map(({ id, balance }) => `${id} is said to hold ${balance}, its lines add up to ${sums.get(id) ?? 0}`),
    ...[...sums.keys()]
      .filter((id) => !batches.some((batch) => batch.id === id))
      .map((id) => `lines of a batch that nobody wrote down: ${id}`),
    ...server.log
      .filter(({ name, outcome }) => moving.has(name) && (outcome === 'applied' || outcome === 'flagged'))
      .filter(
        ({ result }) => !result.some(({ entity, id }) => entity === stockMovements.name && booked.has(id)),
      )
      .map(({ id, name }) => `${name} moved nothing: ${id}`),
  ]
}
