import { describe, expect, it } from '@jest/globals'
import { CountStock } from '@lentera/contracts/inventory/count-stock'
import { ReceiveStock } from '@lentera/contracts/inventory/receive-stock'
import type { StockBatch } from '@lentera/contracts/inventory/stock-batch'
import type { StockMovement } from '@lentera/contracts/inventory/stock-movement'
import type { CommandDefinition, ArgsOf } from '@lentera/contracts/kernel/command'
import type { Decision } from '@lentera/contracts/kernel/rule'
import { type Dispense, DispenseMedicine } from '@lentera/contracts/medications/dispense'
import { unknownBatchIdOf } from '../inventory/stock-ids.js'
import { handlers } from '../registry.js'
import { aCommand, id } from '../testing/samples.js'
import { aBatch, aDelivery, aHandOver, itemId } from '../testing/stock-samples.js'
import { World } from '../testing/world.js'

let n = 0

/** Does it, and remembers. */
function act<D extends CommandDefinition>(world: World, definition: D, args: ArgsOf<D>): Decision {
  const handler = handlers.find(({ command }) => command === definition)!
  const decision = world.decide(handler, aCommand(definition, args, { id: id(7000 + (n += 1)) }))
  world.apply(decision.writes)
  return decision
}

const shelf = (...batches: StockBatch[]): World => {
  const world = new World()
  world.apply(batches.map((record) => ({ entity: 'stock_batches', record })))
  return world
}
const balances = (world: World) => (world.all('stock_batches') as StockBatch[]).map(({ balance }) => balance)
const codes = ({ issues }: Decision) => issues.map(({ code }) => code)

describe('handing over medicine', () => {
  it('takes it from the batch, by one line of the stock card', () => {
    const world = shelf(aBatch({ balance: 20 }))
    const decision = act(world, DispenseMedicine, aHandOver(6))
    expect(decision.issues).toEqual([])
    expect(balances(world)).toEqual([14])
    const [movement] = world.all('stock_movements') as StockMovement[]
    expect(movement).toMatchObject({ kind: 'dispense', quantity: -6, by: id(901), month: '2026-11' })
    const [given] = world.all('dispenses') as Dispense[]
    expect(given).toMatchObject({ id: movement!.dispenseId, quantity: 6, dispensedBy: id(901) })
    expect(decision.members).toEqual([
      { scope: 'stock:2026-11', aggregate: 'item', aggregateId: movement!.cardId, member: true },
    ])
  })

  it('is never refused: what falls below nothing is written, and one count is asked for', () => {
    const world = shelf(aBatch({ balance: 5 }))
    expect(codes(act(world, DispenseMedicine, aHandOver(5)))).toEqual([])
    const crossing = act(world, DispenseMedicine, aHandOver(5))
    expect(crossing.issues).toEqual([
      { code: 'inventory.negative_balance', level: 'warning', refs: { batch: aBatch().id } },
    ])
    expect(codes(act(world, DispenseMedicine, aHandOver(5)))).toEqual([])
    expect(balances(world)).toEqual([-10])
  })

  it('from an expired batch asks why; on the last day and before it does not', () => {
    const late = aBatch({ expiresOn: '2026-11-19' })
    const decision = act(shelf(late), DispenseMedicine, aHandOver(1, { batchId: late.id }))
    expect(decision.issues).toEqual([
      {
        ...{ code: 'inventory.batch_expired', level: 'warning', overridable: true },
        ...{ field: 'lines.0', refs: { batch: late.id } },
      },
    ])
    const today = aBatch({ expiresOn: '2026-11-20' })
    expect(codes(act(shelf(today), DispenseMedicine, aHandOver(1, { batchId: today.id })))).toEqual([])
  })

  it('counts two lines from one batch together', () => {
    const world = shelf(aBatch({ balance: 5 }))
    const [line] = aHandOver(3).lines
    const decision = act(world, DispenseMedicine, aHandOver(3, {}, { lines: [line!, { ...line! }] }))
    expect(codes(decision)).toEqual(['inventory.negative_balance'])
    expect(balances(world)).toEqual([-1])
    expect(world.all('dispenses')).toHaveLength(2)
  })

  it('from a batch that nobody names, or nobody has written down yet, stands on the card all the same', () => {
    const world = new World()
    act(world, DispenseMedicine, aHandOver(2, { batchId: null }))
    act(world, DispenseMedicine, aHandOver(3))
    expect(world.all('stock_batches')).toEqual([
      expect.objectContaining({ id: unknownBatchIdOf(itemId), batchNumber: null, balance: -2 }),
      expect.objectContaining({ id: aBatch().id, batchNumber: null, expiresOn: null, balance: -3 }),
    ])
    // The delivery arrives later and says what the batch was.
    act(world, ReceiveStock, aDelivery(10))
    expect(world.all('stock_batches')[1]).toMatchObject({
      batchNumber: 'B1',
      expiresOn: '2027-03-31',
      balance: 7,
    })
  })
})

describe('one prescription at two counters', () => {
  const line = (quantity: number) => ({
    entity: 'prescription_lines',
    record: { id: id(140), prescriptionId: id(130), quantity } as never,
  })

  it('that together give more than was prescribed is looked at; the rest of a part is not', () => {
    const world = shelf(aBatch({ balance: 100 }))
    world.apply([line(10)])
    expect(codes(act(world, DispenseMedicine, aHandOver(6)))).toEqual([])
    expect(codes(act(world, DispenseMedicine, aHandOver(4)))).toEqual([])
    const third = act(world, DispenseMedicine, aHandOver(4))
    expect(third.issues).toMatchObject([{ code: 'medications.dispensed_twice', field: 'lines.0' }])
    expect(world.all('dispenses')).toHaveLength(3)
  })

  it('that alone is more than was prescribed is the counter’s own decision: a bottle is not divided', () => {
    const world = shelf(aBatch({ balance: 100 }))
    world.apply([line(10)])
    expect(codes(act(world, DispenseMedicine, aHandOver(12)))).toEqual([])
  })

  it('that the doctor has taken back stands, and is looked at', () => {
    const world = shelf(aBatch({ balance: 100 }))
    world.apply([
      { entity: 'prescriptions', record: { id: id(130), status: 'cancelled' } as never },
      line(10),
    ])
    expect(codes(act(world, DispenseMedicine, aHandOver(10)))).toEqual(['medications.dispensed_cancelled'])
    expect(balances(world)).toEqual([90])
  })
})

describe('a delivery', () => {
  it('opens a batch, and adds to it when the same box is written down again', () => {
    const world = new World()
    act(world, ReceiveStock, aDelivery(10))
    const again = { itemId, batchNumber: 'b 1', expiresOn: '2027-03-31', quantity: 5 }
    act(world, ReceiveStock, aDelivery(0, { lines: [again] }))
    expect(balances(world)).toEqual([15])
    expect(world.all('stock_movements')).toHaveLength(2)
  })
})

describe('counting the shelf', () => {
  const count = { itemId, batchId: aBatch().id, reason: 'difference' as const }

  it('edits no balance: the difference is one more line of the card, with its reason', () => {
    const world = shelf(aBatch({ balance: -1 }))
    act(world, CountStock, { ...count, shown: -1, counted: 0 })
    expect(balances(world)).toEqual([0])
    expect(world.all('stock_movements')).toEqual([
      expect.objectContaining({ kind: 'count', quantity: 1, reason: 'difference' }),
    ])
  })

  it('on a screen that did not know of a hand-over leads to one more count, not to a lost tablet', () => {
    const world = shelf(aBatch({ balance: 2 }))
    const decision = act(world, CountStock, { ...count, shown: 5, counted: 2 })
    expect(balances(world)).toEqual([-1])
    expect(codes(decision)).toEqual(['inventory.negative_balance'])
  })

  it('says what was thrown away and what is lost', () => {
    const world = shelf(aBatch({ balance: 10 }))
    act(world, CountStock, { ...count, shown: 10, counted: 6, reason: 'damaged' })
    act(world, CountStock, { ...count, shown: 6, counted: 5, reason: 'lost' })
    expect((world.all('stock_movements') as StockMovement[]).map(({ kind }) => kind)).toEqual([
      'destroy',
      'lost',
    ])
  })
})
