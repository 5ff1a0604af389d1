import type { CalendarDate, Instant, TimeZone } from '@lentera/contracts/kernel/time'
import { addDays, dayNumber } from './calendar.js'

/** Hours ahead of UTC: WIB, WITA, WIT. Indonesia has no summer time. */
const hoursAhead: Readonly<Record<TimeZone, number>> = {
  'Asia/Jakarta': 7,
  'Asia/Pontianak': 7,
  'Asia/Makassar': 8,
  'Asia/Jayapura': 9,
}

/** The facility's business date at an instant: its local calendar day. */
export function localDate(instant: Instant, timeZone: TimeZone): CalendarDate {
  const hour = Number(instant.slice(11, 13)) + hoursAhead[timeZone]
  return addDays(instant.slice(0, 10), hour >= 24 ? 1 : 0)
}

/** Local time of day at an instant, `HH:MM`. */
export function localTime(instant: Instant, timeZone: TimeZone): string {
  const hour = (Number(instant.slice(11, 13)) + hoursAhead[timeZone]) % 24
  return `${String(hour).padStart(2, '0')}:${instant.slice(14, 16)}`
}

/** The instant at which clocks of the zone show a day and `HH:MM`; the inverse of the two above. */
export function instantAt(date: CalendarDate, time: string, timeZone: TimeZone): Instant {
  const hours = dayNumber(date) * 24 + Number(time.slice(0, 2)) - hoursAhead[timeZone]
  return new Date((hours * 60 + Number(time.slice(3, 5))) * 60_000).toISOString()
}
