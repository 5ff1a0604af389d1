import type { Id } from '@lentera/contracts/kernel/id'
import type { Membership } from '@lentera/contracts/kernel/rule'
import type { CalendarDate } from '@lentera/contracts/kernel/time'

/** The visits of a unit on a business date. */
export const dayScope = (unit: string, date: CalendarDate): string => `day:${unit}:${date}`
/** Everything of one person. */
export const patientScope = (patientId: Id): string => `pt:${patientId}`

export const patientIn = (scope: string, patientId: Id): Membership => ({
  scope,
  aggregate: 'patient',
  aggregateId: patientId,
  member: true,
})

export const visitIn = (scope: string, visitId: Id): Membership => ({
  scope,
  aggregate: 'visit',
  aggregateId: visitId,
  member: true,
})
