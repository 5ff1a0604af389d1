import type { ReceiveStock } from '@lentera/contracts/inventory/receive-stock'
import type { ArgsOf } from '@lentera/contracts/kernel/command'
import type { Id } from '@lentera/contracts/kernel/id'
import type { CalendarDate } from '@lentera/contracts/kernel/time'
import { batchIdOf } from '@lentera/domain/inventory/stock-ids'
import { addDays } from '@lentera/domain/kernel/calendar'
import { catalogueId } from '@lentera/domain/catalogue/catalogue-id'
import type { DrugEntry } from '@lentera/contracts/catalogue/drug'
import type { PastVisit } from './past-visit.js'
import { demoFacility } from '../demo-facility.js'

/** A delivery of the past, which was handed out to the last tablet since. */
export interface PastDelivery {
  /** Names it for ever. */
  readonly label: string
  readonly on: CalendarDate
  readonly args: ArgsOf<typeof ReceiveStock>
}

export interface PastStock {
  readonly deliveries: readonly PastDelivery[]
  /** The batch from which a drug was given on a day. */
  batchOf(drugId: Id, on: CalendarDate): Id
}

type Line = PastDelivery['args']['lines'][number]

const LINES = 50
const SHELF_LIFE_DAYS = 700

/**
 * What the past needed and no more, a batch of each drug for each half: a batch that ran out long ago leaves the shelves
 * of the demonstration as its own deliveries fill them.
 */
export function pastStock(
  visits: readonly PastVisit[],
  drugs: readonly Pick<DrugEntry, 'code'>[],
  halves: readonly [CalendarDate, CalendarDate],
): PastStock {
  const halfOf = (on: CalendarDate): 0 | 1 => (on < halves[1] ? 0 : 1)
  const needed = new Map<string, number>()
  for (const { on, lines, isCollected } of visits)
    for (const { drugId, quantity } of isCollected ? lines : []) {
      const key = `${halfOf(on)} ${drugId}`
      needed.set(key, (needed.get(key) ?? 0) + quantity)
    }
  const places = new Map(drugs.map(({ code }, at) => [catalogueId(demoFacility.id, 'drugs', code), at]))
  const boxOf = (itemId: Id, half: 0 | 1): Pick<Line, 'batchNumber' | 'expiresOn'> => ({
    batchNumber: `L${half + 1}${String(places.get(itemId)).padStart(3, '0')}`,
    expiresOn: addDays(halves[half], SHELF_LIFE_DAYS),
  })
  return {
    deliveries: ([0, 1] as const).flatMap((half) => {
      const lines = [...places.keys()].flatMap((itemId): Line[] => {
        const quantity = needed.get(`${half} ${itemId}`)
        return quantity === undefined ? [] : [{ itemId, ...boxOf(itemId, half), quantity }]
      })
      return Array.from({ length: Math.ceil(lines.length / LINES) }, (_, n) => ({
        label: `${half}:${n}`,
        on: halves[half],
        args: {
          source: 'apbd' as const,
          document: `DEMO/LAMA/${half + 1}${n + 1}`,
          lines: lines.slice(n * LINES, (n + 1) * LINES),
        },
      }))
    }),
    batchOf: (drugId, on) => {
      const { batchNumber, expiresOn } = boxOf(drugId, halfOf(on))
      return batchIdOf(drugId, batchNumber, expiresOn)
    },
  }
}
