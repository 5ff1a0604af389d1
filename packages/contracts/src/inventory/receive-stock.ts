import { z } from 'zod'
import { defineCommand } from '../kernel/command.js'
import { Id } from '../kernel/id.js'
import { Line } from '../kernel/text.js'
import { CalendarDate } from '../kernel/time.js'
import { Quantity } from './quantity.js'
import { FundingSource } from './stock-batch.js'

/**
 * Drugs came into the house, one delivery at a time. Number and expiry make the batch: the same box written down
 * on two devices is one batch.
 */
export const ReceiveStock = defineCommand(
  'inventory.receive',
  'fact',
  z.strictObject({
    source: FundingSource,
    /** Number of the delivery note. */
    document: Line(60).nullable(),
    lines: z
      .array(
        z.strictObject({
          itemId: Id,
          batchNumber: Line(40),
          expiresOn: CalendarDate,
          quantity: Quantity,
        }),
      )
      .min(1)
      .max(100),
  }),
)
