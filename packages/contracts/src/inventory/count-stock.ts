import { z } from 'zod'
import { defineCommand } from '../kernel/command.js'
import { Id } from '../kernel/id.js'
import { Balance, CountedQuantity } from './quantity.js'
import { CountReason } from './stock-movement.js'

/**
 * Somebody counted what lies on the shelf. No balance is edited: the difference to what the author's screen
 * showed is one more movement, so that it means the same in whatever order it arrives.
 */
export const CountStock = defineCommand(
  'inventory.count',
  'fact',
  z.strictObject({
    itemId: Id,
    batchId: Id,
    /** What the book said where it was counted. */
    shown: Balance,
    counted: CountedQuantity,
    reason: CountReason,
  }),
)
