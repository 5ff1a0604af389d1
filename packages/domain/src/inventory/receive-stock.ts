import type { ReceiveStock } from '@lentera/contracts/inventory/receive-stock'
import type { Command, Decision, Known, Read } from '@lentera/contracts/kernel/rule'
import { itemLocks, type Move, moveStock, movingReads } from './move-stock.js'
import { batchIdOf } from './stock-ids.js'

type ReceiveCommand = Command<typeof ReceiveStock>

const movesOf = ({ args }: ReceiveCommand): Move[] =>
  args.lines.map(({ itemId, batchNumber, expiresOn, quantity }) => ({
    ...{ itemId, batchId: batchIdOf(itemId, batchNumber, expiresOn), kind: 'receive', quantity },
    batch: { batchNumber, expiresOn, source: args.source },
  }))

export const receiveStockLocks = ({ args }: ReceiveCommand): string[] =>
  itemLocks(args.lines.map(({ itemId }) => itemId))

export const receiveStockReads = (command: ReceiveCommand): Record<string, Read> =>
  movingReads(command, movesOf(command))

/** A delivery: each line opens its batch or adds to it. */
export const receiveStock = (
  state: Readonly<Record<string, Known<unknown>>>,
  command: ReceiveCommand,
): Decision => moveStock(state, command, movesOf(command))
