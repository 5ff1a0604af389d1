import type { CalendarDate, TimeZone } from '@lentera/contracts/kernel/time'

const hoursEast: Record<TimeZone, number> = {
  'Asia/Jakarta': 7,
  'Asia/Pontianak': 7,
  'Asia/Makassar': 8,
  'Asia/Jayapura': 9,
}

const HOUR = 3_600_000
const DAY = 24 * HOUR

const dateAt = (ms: number): CalendarDate => new Date(ms).toISOString().slice(0, 10)

/** The facility's day at a moment (milliseconds since 1970). */
export const businessDateAt = (ms: number, zone: TimeZone): CalendarDate =>
  dateAt(ms + hoursEast[zone] * HOUR)

/** @param days may be negative */
export const addDays = (date: CalendarDate, days: number): CalendarDate =>
  dateAt(Date.parse(`${date}T00:00:00.000Z`) + days * DAY)
