import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { canonicalJson } from '@lentera/contracts/kernel/canonical-json'
import type { StockBatch } from '@lentera/contracts/inventory/stock-batch'
import type { StockMovement } from '@lentera/contracts/inventory/stock-movement'
import type { Command, Handler } from '@lentera/contracts/kernel/rule'
import { handlers } from '../registry.js'
import { commandsOf, stockAct } from '../testing/arbitrary-acts.js'
import { World } from '../testing/world.js'

interface Step {
  readonly handler: Handler
  readonly command: Command
}

const aDay = fc.array(stockAct, { minLength: 1, maxLength: 20 }).map((acts): Step[] =>
  commandsOf(acts).map((command, n) => ({
    command,
    handler: handlers.find((one) => one.command === acts[n]!.definition)!,
  })),
)

/** The same acts in another order, some of them more than once. */
const mixedUp = (steps: readonly Step[], draw: readonly number[]): Step[] => {
  const doubled = [...steps, ...steps.filter((_, n) => draw[n % draw.length]! % 2 === 0)]
  return doubled
    .map((step, n) => ({ step, at: draw[n % draw.length]! * 31 + ((n * 7) % 13) }))
    .sort((one, other) => one.at - other.at)
    .map(({ step }) => step)
}

function ran(steps: readonly Step[]): World {
  const world = new World()
  for (const { handler, command } of steps) world.apply(world.decide(handler, command).writes)
  return world
}

const batches = (world: World) => world.all('stock_batches') as StockBatch[]
const movements = (world: World) => world.all('stock_movements') as StockMovement[]
const byId = <T extends { id: string }>(rows: readonly T[]): T[] =>
  [...rows].sort((one, other) => one.id.localeCompare(other.id))

describe('I9: the stock cards', () => {
  it('add up to the balance of each batch, in whatever order acts arrive and however often', () => {
    fc.assert(
      fc.property(aDay, fc.array(fc.nat(1000), { minLength: 50, maxLength: 50 }), (steps, draw) => {
        const world = ran(mixedUp(steps, draw))
        for (const batch of batches(world)) {
          const sum = movements(world)
            .filter(({ batchId }) => batchId === batch.id)
            .reduce((total, { quantity }) => total + quantity, 0)
          expect(batch.balance).toBe(sum)
        }
        const known = new Set(batches(world).map(({ id }) => id))
        expect(movements(world).filter(({ batchId }) => !known.has(batchId))).toEqual([])
      }),
    )
  })

  it('hold the same lines and the same balances in whatever order acts arrive', () => {
    fc.assert(
      fc.property(aDay, fc.array(fc.nat(1000), { minLength: 50, maxLength: 50 }), (steps, draw) => {
        const [one, other] = [ran(steps), ran(mixedUp(steps, draw))]
        expect(canonicalJson(byId(movements(other)))).toBe(canonicalJson(byId(movements(one))))
        const balances = (world: World) => byId(batches(world)).map(({ id, balance }) => [id, balance])
        expect(balances(other)).toEqual(balances(one))
      }),
    )
  })
})
