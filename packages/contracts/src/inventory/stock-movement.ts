import { z } from 'zod'
import { defineEntity } from '../kernel/entity.js'
import { Id } from '../kernel/id.js'
import { Instant } from '../kernel/time.js'
import { Balance } from './quantity.js'

/** The unit whose devices hold the stock cards; so do devices of the whole house. */
export const PHARMACY_UNIT = 'farmasi'
/** Calendar months of stock cards that a device holds, this one included. */
export const CARD_MONTHS_HELD = 3

export const CalendarMonth = z
  .string()
  .regex(/^(1[89]\d\d|2\d{3})-(0[1-9]|1[0-2])$/)
  .meta({ id: 'CalendarMonth', description: 'Calendar month, YYYY-MM.' })
export type CalendarMonth = z.infer<typeof CalendarMonth>

/** The stock cards of one month. */
export const stockScope = (month: CalendarMonth): string => `stock:${month}`

export const MovementKind = z.enum(['receive', 'dispense', 'count', 'return', 'destroy', 'lost'])
export type MovementKind = z.infer<typeof MovementKind>

/** Why a count changed the book. */
export const CountReason = z.enum(['difference', 'typing_mistake', 'damaged', 'expired', 'lost'])
export type CountReason = z.infer<typeof CountReason>

/** One line of a stock card; append-only. The sum of all of them is the balance, in whatever order they arrive. */
export const StockMovement = z
  .strictObject({
    id: Id,
    itemId: Id,
    batchId: Id,
    kind: MovementKind,
    /** What came in, or, below nothing, went out. */
    quantity: Balance,
    reason: CountReason.nullable(),
    at: Instant,
    by: Id,
    /** The row of the hand-over that took it. */
    dispenseId: Id.nullable(),
    /** Month of the act on the facility's calendar. */
    month: CalendarMonth,
    /** The item's card of that month; it travels as a whole. */
    cardId: Id,
  })
  .meta({ id: 'StockMovement', description: 'Mutasi stok, baris kartu stok. FHIR: SupplyDelivery.' })
export type StockMovement = z.infer<typeof StockMovement>

export const stockMovements = defineEntity({
  name: 'stock_movements',
  schema: StockMovement,
  aggregateOf: (movement) => ({ aggregate: 'item', aggregateId: movement.cardId }),
  indexes: { cardId: (movement) => movement.cardId, batchId: (movement) => movement.batchId },
})
