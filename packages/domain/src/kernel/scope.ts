import type { AggregateKind } from '@lentera/contracts/kernel/entity'
import type { Id } from '@lentera/contracts/kernel/id'
import type { Membership } from '@lentera/contracts/kernel/rule'
import type { CalendarDate } from '@lentera/contracts/kernel/time'

/** The visits of a unit on a business date. */
export const dayScope = (unit: string, date: CalendarDate): string => `day:${unit}:${date}`
/** Everything of one person. */
export const patientScope = (patientId: Id): string => `pt:${patientId}`
/** What the head of a unit has to know of. */
export const unitScope = (unit: string): string => `unit:${unit}`
/** Somebody's own things, wherever they work. */
export const ownScope = (userId: Id): string => `me:${userId}`
/** The people of an outreach list, with all that is needed of them outside. */
export const listScope = (listId: Id): string => `list:${listId}`

const inScope =
  (aggregate: AggregateKind) =>
  (scope: string, aggregateId: Id): Membership => ({ scope, aggregate, aggregateId, member: true })

export const patientIn = inScope('patient')
export const visitIn = inScope('visit')
/** The short row of a patient, for a device that does not hold everybody's. */
export const entryIn = inScope('directory')
export const listIn = inScope('list')
/** A stock card: the movements of an item in one month. */
export const cardIn = inScope('item')
