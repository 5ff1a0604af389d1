import { type CatalogueDrug, catalogueDrugs } from '@lentera/contracts/catalogue/drug'
import { type StockBatch, stockBatches } from '@lentera/contracts/inventory/stock-batch'
import type { Id } from '@lentera/contracts/kernel/id'
import type { CalendarDate, Instant } from '@lentera/contracts/kernel/time'
import { type Shelf, shelfOf } from '@lentera/domain/inventory/shelf'
import type { LocalView } from '@lentera/sync/client/api'

/** A drug with what the book says of its shelf. */
export interface StockRow {
  readonly id: Id
  readonly drug: CatalogueDrug
  readonly batches: readonly StockBatch[]
  readonly shelf: Shelf
}

export interface StockList {
  readonly rows: readonly StockRow[]
  readonly complete: boolean
  readonly asOf: Instant | null
}

/** Every drug of the list that is used, or that lies somewhere though it is used no more; by name. */
export function stockList(view: Pick<LocalView, 'all'>, today: CalendarDate): StockList {
  const { rows, complete, asOf } = view.all(stockBatches)
  const byItem = new Map<Id, StockBatch[]>()
  for (const { record } of rows) byItem.set(record.itemId, [...(byItem.get(record.itemId) ?? []), record])
  const drugs = view.all(catalogueDrugs)
  const list = drugs.rows
    .map(({ record }) => record)
    .filter(({ active, id }) => active || byItem.has(id))
    .map((drug) => {
      const batches = (byItem.get(drug.id) ?? []).sort(byExpiry)
      return { id: drug.id, drug, batches, shelf: shelfOf(batches, today) }
    })
    .sort((a, b) => a.drug.name.localeCompare(b.drug.name, 'id'))
  return { rows: list, complete: complete && drugs.complete, asOf }
}

export const byExpiry = (a: StockBatch, b: StockBatch): number =>
  (a.expiresOn ?? '9') < (b.expiresOn ?? '9') ? -1 : 1

/** Rows that hold every typed fragment, in their name or in words people use; only those that need somebody. */
export function findStock(
  rows: readonly StockRow[],
  text: string,
  needsSomebody: boolean,
): readonly StockRow[] {
  const parts = text.toLowerCase().split(/\s+/).filter(Boolean)
  return rows.filter(({ drug, shelf }) => {
    if (needsSomebody && shelf.marks.length === 0) return false
    const all = `${drug.name} ${drug.generic} ${drug.code} ${drug.words}`.toLowerCase()
    return parts.every((part) => all.includes(part))
  })
}
