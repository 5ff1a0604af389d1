import type { CalendarDate } from '@lentera/contracts/kernel/time'
import { daysBetween, daysInMonth, partsOf } from './calendar.js'

/** Completed years, then months, then days. */
export interface Age {
  readonly years: number
  readonly months: number
  readonly days: number
}

/** Age on a day; null when the birth date lies after it. */
export function ageOn(birthDate: CalendarDate, on: CalendarDate): Age | null {
  if (birthDate > on) return null
  const born = partsOf(birthDate)
  const now = partsOf(on)
  let months = (now.year - born.year) * 12 + now.month - born.month
  let days = now.day - born.day
  if (days < 0) {
    months -= 1
    // Counted from the day of birth in the month before; where that month is too short, from its last day.
    const before =
      now.month === 1 ? { year: now.year - 1, month: 12 } : { year: now.year, month: now.month - 1 }
    const last = daysInMonth(before.year, before.month)
    days = last - Math.min(born.day, last) + now.day
  }
  return { years: Math.floor(months / 12), months: months % 12, days }
}

/** Completed months on a day; negative never: null before birth. */
export function ageInMonths(birthDate: CalendarDate, on: CalendarDate): number | null {
  const age = ageOn(birthDate, on)
  return age ? age.years * 12 + age.months : null
}

/** Completed days on a day; null before birth. */
export const ageInDays = (birthDate: CalendarDate, on: CalendarDate): number | null =>
  birthDate > on ? null : daysBetween(birthDate, on)
