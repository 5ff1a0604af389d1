import { negativeBalance, type StockBatch, stockBatches } from '@lentera/contracts/inventory/stock-batch'
import { type StockMovement, stockMovements, stockScope } from '@lentera/contracts/inventory/stock-movement'
import type { Id } from '@lentera/contracts/kernel/id'
import {
  type Command,
  type Decision,
  type Known,
  put,
  read,
  type Read,
  type Write,
} from '@lentera/contracts/kernel/rule'
import { incomplete, nothing } from '../kernel/decision.js'
import { gathered } from '../kernel/further.js'
import { idFrom } from '../kernel/id-from.js'
import { localDate } from '../kernel/local-date.js'
import { raise } from '../kernel/raise.js'
import { cardIn } from '../kernel/scope.js'
import { cardIdOf } from './stock-ids.js'

/** One line for a stock card, before it has a time and a name. */
export type Move = Pick<StockMovement, 'itemId' | 'batchId' | 'kind' | 'quantity'> &
  Partial<Pick<StockMovement, 'reason' | 'dispenseId'>> & {
    /** Where the move says what the batch is: a delivery. */
    readonly batch?: Pick<StockBatch, 'batchNumber' | 'expiresOn' | 'source'>
  }

type State = Readonly<Record<string, Known<unknown>>>

const movementId = ({ id }: Pick<Command, 'id'>, n: number): Id => idFrom(id, `movement:${n}`)

export const movingReads = (command: Pick<Command, 'id'>, moves: readonly Move[]): Record<string, Read> =>
  Object.fromEntries(
    moves.flatMap(({ batchId }, n) => [
      [`batch:${batchId}`, read(stockBatches, 'id', batchId)],
      [`movement:${n}`, read(stockMovements, 'id', movementId(command, n))],
    ]),
  )

/** Held while a balance is read and written. */
export const itemLocks = (items: readonly Id[]): string[] => [...new Set(items.map((id) => `item:${id}`))]

/** The batches a command moves, as the device or server knows them before it. */
export const batchesKnown = (state: State): readonly StockBatch[] =>
  gathered<StockBatch>(state, 'batch:').rows

/**
 * Writes moves to the stock cards and adds them to the balances. A move that is there already was added already:
 * the rows of a device may hold the effect of a command that is decided once more. A batch nobody has heard of
 * is written down as far as it is known, because what was handed over was handed over.
 */
export function moveStock(state: State, command: Command, moves: readonly Move[]): Decision {
  const { occurredAt, actorId, facility } = command
  const month = localDate(occurredAt, facility.timeZone).slice(0, 7)
  const known = new Map(gathered<StockMovement>(state, 'movement:').rows.map((row) => [row.id, row]))
  const movements = moves.map(({ batch: _batch, ...move }, n) => {
    const id = movementId(command, n)
    const fresh: StockMovement = {
      ...{ reason: null, dispenseId: null, ...move },
      ...{ id, month, at: occurredAt, by: actorId, cardId: cardIdOf(move.itemId, month) },
    }
    return known.get(id) ?? fresh
  })
  const touched = [...new Set(moves.map(({ batchId }) => batchId))].map((batchId) =>
    touch(state, command, batchId, moves, movements, known),
  )
  const short = touched.filter(({ before, after }) => before >= 0 && after < 0)
  return {
    ...nothing,
    writes: [...movements.map((row) => put(stockMovements, row)), ...touched.map(({ write }) => write)],
    issues: short.map(({ batchId }) => raise(negativeBalance, { refs: { batch: batchId } })),
    ...(short.length > 0
      ? { review: { rows: short.map(({ batchId }) => ({ entity: stockBatches.name, id: batchId })) } }
      : {}),
    unknown: [...new Set(touched.flatMap(({ unknown }) => unknown))],
    members: [...new Set(movements.map((row) => `${row.month} ${row.cardId}`))].map((card) => {
      const [of, cardId] = card.split(' ') as [string, string]
      return cardIn(stockScope(of), cardId)
    }),
  }
}

interface Touched {
  readonly batchId: Id
  readonly write: Write
  /** Balance without and with this command. */
  readonly before: number
  readonly after: number
  readonly unknown: readonly string[]
}

function touch(
  state: State,
  { occurredAt }: Command,
  batchId: Id,
  moves: readonly Move[],
  movements: readonly StockMovement[],
  known: ReadonlyMap<Id, StockMovement>,
): Touched {
  const asked = state[`batch:${batchId}`] as Known<StockBatch>
  const mine = movements.filter((_, n) => moves[n]!.batchId === batchId)
  const sum = (rows: readonly StockMovement[]): number => rows.reduce((total, row) => total + row.quantity, 0)
  const added = sum(mine.filter(({ id }) => !known.has(id)))
  const batch: StockBatch = asked.rows[0] ?? {
    ...{ id: batchId, itemId: mine[0]!.itemId, batchNumber: null, expiresOn: null, source: null },
    // A movement without its batch: this device was given the one and not yet the other.
    ...{ balance: sum(mine) - added, updatedAt: occurredAt },
  }
  const told = moves.find((move) => move.batchId === batchId && move.batch)?.batch
  const after = batch.balance + added
  const record: StockBatch = {
    ...batch,
    batchNumber: batch.batchNumber ?? told?.batchNumber ?? null,
    expiresOn: batch.expiresOn ?? told?.expiresOn ?? null,
    source: batch.source ?? told?.source ?? null,
    balance: after,
    updatedAt: batch.updatedAt > occurredAt ? batch.updatedAt : occurredAt,
  }
  return {
    ...{ batchId, write: put(stockBatches, record), before: after - sum(mine), after },
    unknown: asked.rows.length > 0 ? [] : incomplete({ [`batch:${batchId}`]: asked }),
  }
}
