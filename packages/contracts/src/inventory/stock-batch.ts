import { z } from 'zod'
import { defineEntity } from '../kernel/entity.js'
import { Id } from '../kernel/id.js'
import { defineIssue } from '../kernel/issue.js'
import { Line } from '../kernel/text.js'
import { CalendarDate, Instant } from '../kernel/time.js'
import { Balance } from './quantity.js'

/** Who paid for it, as the monthly report (LPLPO) asks: national, special and district budget, JKN, a programme. */
export const FundingSource = z.enum(['apbn', 'dak', 'apbd', 'jkn', 'program', 'grant', 'other'])
export type FundingSource = z.infer<typeof FundingSource>

/**
 * A batch of a drug and how much of it the book says there is. The balance is the sum of its movements and is
 * written by them alone. Number and expiry are null where something was handed over before anybody wrote down
 * what it was taken from.
 */
export const StockBatch = z
  .strictObject({
    id: Id,
    /** The drug in the catalogue. */
    itemId: Id,
    batchNumber: Line(40).nullable(),
    expiresOn: CalendarDate.nullable(),
    balance: Balance,
    source: FundingSource.nullable(),
    /** Time of the newest movement. */
    updatedAt: Instant,
  })
  .meta({ id: 'StockBatch', description: 'Stok per batch. FHIR: InventoryItem.' })
export type StockBatch = z.infer<typeof StockBatch>

/** Every device holds them, so that whoever prescribes sees what is there, with its age. */
export const stockBatches = defineEntity({
  name: 'stock_batches',
  schema: StockBatch,
  aggregateOf: (batch) => ({ aggregate: 'catalogue', aggregateId: batch.id }),
  indexes: { itemId: (batch) => batch.itemId },
})

/**
 * The book fell below nothing: more was handed over than it knew of, so somebody counts the shelf. Said by the
 * movement that crosses the line and by none below it: one count puts all of them right. `refs.batch`.
 */
export const negativeBalance = defineIssue('inventory.negative_balance', 'warning')
