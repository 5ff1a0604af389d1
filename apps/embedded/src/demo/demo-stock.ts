import type { DrugEntry } from '@lentera/contracts/catalogue/drug'
import type { CountStock } from '@lentera/contracts/inventory/count-stock'
import type { ReceiveStock } from '@lentera/contracts/inventory/receive-stock'
import type { ArgsOf } from '@lentera/contracts/kernel/command'
import type { Id } from '@lentera/contracts/kernel/id'
import type { CalendarDate } from '@lentera/contracts/kernel/time'
import { catalogueId } from '@lentera/domain/catalogue/catalogue-id'
import { batchIdOf } from '@lentera/domain/inventory/stock-ids'
import { addDays } from '@lentera/domain/kernel/calendar'
import { Chance } from './chance.js'
import { demoFacility } from './demo-facility.js'

type Delivery = ArgsOf<typeof ReceiveStock>
type Line = Delivery['lines'][number]

/** Deliveries that filled the shelves, and counts that found some of them empty. */
export interface DemoStock {
  readonly deliveries: readonly Delivery[]
  readonly counts: readonly ArgsOf<typeof CountStock>[]
}

type Shelf = Pick<DrugEntry, 'code' | 'name' | 'unit'>

/** As the acceptance day wants them; by the beginning of the name. */
const fixed: readonly (readonly [name: string, amount: number])[] = [
  ['Amlodipin tab 10 mg', 0],
  ['Amlodipin tab 5 mg', 200],
  ['OBH', 1],
]
/** A drug of which one batch is past its day and still lies there. */
const EXPIRED = 'Klorfeniramin'
const EMPTY_PERCENT = 3
const NEAR_PERCENT = 4
const LINES = 50

/**
 * What lies on the shelves of the demonstration: one to three batches a drug, six to thirty-six months ahead, some
 * about to expire, a few empty, as in the stock of a Puskesmas.
 * @param today the day on which the demonstration begins
 */
export function demoStock(drugs: readonly Shelf[], today: CalendarDate, seed = 917104): DemoStock {
  const chance = new Chance(seed)
  const lines: Line[] = []
  const counts: ArgsOf<typeof CountStock>[] = []
  for (const drug of drugs) {
    const itemId = catalogueId(demoFacility.id, 'drugs', drug.code)
    const told = fixed.find(([name]) => drug.name.startsWith(name))
    const made = told
      ? [box(chance, itemId, addDays(today, 500), Math.max(told[1], 1))]
      : someBoxes(chance, itemId, drug, today)
    lines.push(...made)
    if (drug.name.startsWith(EXPIRED)) lines.push(box(chance, itemId, addDays(today, -40), 30))
    const isEmpty = told ? told[1] === 0 : chance.in(EMPTY_PERCENT)
    if (isEmpty) counts.push(...made.map(emptied))
  }
  const deliveries: Delivery[] = []
  for (let from = 0; from < lines.length; from += LINES)
    deliveries.push({
      source: chance.one(['apbd', 'jkn', 'dak'] as const),
      document: `DEMO/${String(deliveries.length + 1).padStart(3, '0')}`,
      lines: lines.slice(from, from + LINES),
    })
  return { deliveries, counts }
}

function someBoxes(chance: Chance, itemId: Id, { unit }: Shelf, today: CalendarDate): Line[] {
  const near = chance.in(NEAR_PERCENT)
  return Array.from({ length: chance.between(1, 3) }, (_, n) => {
    const days = near && n === 0 ? chance.between(20, 80) : chance.between(180, 1080)
    const amount = unit === 'tablet' || unit === 'kapsul' ? chance.between(2, 20) * 50 : chance.between(5, 60)
    return box(chance, itemId, addDays(today, days), amount)
  })
}

/** Packages name the month; the batch is good until the day. */
const box = (chance: Chance, itemId: Id, expiresOn: CalendarDate, quantity: number): Line => ({
  itemId,
  batchNumber: `${chance.one(['A', 'B', 'H', 'K', 'T'])}${chance.between(1000, 9999)}`,
  ...{ expiresOn, quantity },
})

const emptied = ({ itemId, batchNumber, expiresOn, quantity }: Line): ArgsOf<typeof CountStock> => ({
  ...{ itemId, batchId: batchIdOf(itemId, batchNumber, expiresOn) },
  ...{ shown: quantity, counted: 0, reason: 'difference' as const },
})
