import type { CountStock } from '@lentera/contracts/inventory/count-stock'
import type { CountReason, MovementKind } from '@lentera/contracts/inventory/stock-movement'
import type { Command, Decision, Known, Read } from '@lentera/contracts/kernel/rule'
import { itemLocks, type Move, moveStock, movingReads } from './move-stock.js'

type CountCommand = Command<typeof CountStock>

/** What was thrown away or is gone stands on the card as that. */
const kinds: Readonly<Record<CountReason, MovementKind>> = {
  difference: 'count',
  typing_mistake: 'count',
  damaged: 'destroy',
  expired: 'destroy',
  lost: 'lost',
}

const movesOf = ({ args }: CountCommand): Move[] => {
  const { itemId, batchId, shown, counted, reason } = args
  return [{ itemId, batchId, kind: kinds[reason], quantity: counted - shown, reason }]
}

export const countStockLocks = ({ args }: CountCommand): string[] => itemLocks([args.itemId])

export const countStockReads = (command: CountCommand): Record<string, Read> =>
  movingReads(command, movesOf(command))

/**
 * The difference between the shelf and what the author's screen showed. Hand-overs of others that the screen did
 * not know yet come on top when they arrive; if the book then falls below nothing again, it is counted again.
 */
export const countStock = (
  state: Readonly<Record<string, Known<unknown>>>,
  command: CountCommand,
): Decision => moveStock(state, command, movesOf(command))
