import { notes } from '@lentera/contracts/charting/note'
import type { Facility } from '@lentera/contracts/kernel/facility'
import type { CalendarDate } from '@lentera/contracts/kernel/time'
import type { LocalView } from '@lentera/sync/client/api'
import { visitsOfDay, type VisitOfToday } from './todays-visits'

/** Whether a doctor signed something in the visit. */
export const isExamined = (view: LocalView, visitId: string): boolean =>
  view.find(notes, 'visitId', visitId).rows.length > 0

/** Who was measured and waits for a doctor, by arrival. */
export const waitingForDoctor = (view: LocalView, facility: Facility, today: CalendarDate): VisitOfToday[] =>
  visitsOfDay(view, facility, today, null).rows.filter(
    ({ id, isWaiting }) => !isWaiting && !isExamined(view, id),
  )
