import type { Facility } from '@lentera/contracts/kernel/facility'
import type { Id } from '@lentera/contracts/kernel/id'
import type { CalendarDate } from '@lentera/contracts/kernel/time'
import { waitsFor } from '@lentera/domain/queue/visit-stage'
import type { LocalView } from '@lentera/sync/client/api'
import { type VisitOfToday, visitsOfDay } from './todays-visits'

/** In the order of the list, and counted as on the rail. */
export const waitingForDoctor = (view: LocalView, facility: Facility, today: CalendarDate): VisitOfToday[] =>
  visitsOfDay(view, facility, today, null).rows.filter(({ stage }) => waitsFor(stage) === 'examination')

/** Who comes after this visit: of the same room first. null: nobody waits. */
export function nextForDoctor(
  view: LocalView,
  facility: Facility,
  today: CalendarDate,
  visitId: Id,
): Id | null {
  const all = waitingForDoctor(view, facility, today)
  const unit = visitsOfDay(view, facility, today, null).rows.find(({ id }) => id === visitId)?.visit.unit
  const others = all.filter(({ id }) => id !== visitId)
  return (others.find((row) => row.visit.unit === unit) ?? others[0])?.id ?? null
}
