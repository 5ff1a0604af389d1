import type { CalendarMonth } from '@lentera/contracts/inventory/stock-movement'
import type { Id } from '@lentera/contracts/kernel/id'
import type { CalendarDate } from '@lentera/contracts/kernel/time'
import { idFrom } from '../kernel/id-from.js'

/** A batch is its item, number and expiry, so that two devices write the same one; spaces and case are nobody's mistake. */
export const batchIdOf = (itemId: Id, batchNumber: string, expiresOn: CalendarDate): Id =>
  idFrom(itemId, `batch:${batchNumber.replace(/\s+/g, '').toUpperCase()}:${expiresOn}`)

/** Where an item is booked that was taken from no known batch. */
export const unknownBatchIdOf = (itemId: Id): Id => idFrom(itemId, 'batch:unknown')

/** The stock card of an item in a month. */
export const cardIdOf = (itemId: Id, month: CalendarMonth): Id => idFrom(itemId, `card:${month}`)
