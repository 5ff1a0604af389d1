import { z } from 'zod'

const daysIn = (year: number, month: number): number =>
  month === 2
    ? (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
      ? 29
      : 28
    : [4, 6, 9, 11].includes(month)
      ? 30
      : 31

/** Whether the text is a day of the Gregorian calendar, `YYYY-MM-DD`, year 1800 to 2999. */
export const isCalendarDate = (text: string): boolean => {
  const match = /^(1[89]\d\d|2\d{3})-(\d\d)-(\d\d)$/.exec(text)
  if (!match) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
}

/** A point in time, UTC with milliseconds: `2026-11-20T23:05:00.000Z`. */
export const Instant = z
  .string()
  .regex(/^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z$/)
  .refine((text) => !Number.isNaN(Date.parse(text)), { error: 'instant.invalid' })
  .meta({ id: 'Instant', description: 'UTC instant with milliseconds.' })
export type Instant = z.infer<typeof Instant>

/** A day without a time or zone: birth dates, business dates. */
export const CalendarDate = z
  .string()
  .regex(/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/)
  .refine(isCalendarDate, { error: 'date.invalid' })
  .meta({ id: 'CalendarDate', description: 'Calendar day, YYYY-MM-DD.' })
export type CalendarDate = z.infer<typeof CalendarDate>

/** The zones of Indonesia; none knows summer time, so a zone is a fixed offset. */
export const TimeZone = z.enum(['Asia/Jakarta', 'Asia/Pontianak', 'Asia/Makassar', 'Asia/Jayapura'])
export type TimeZone = z.infer<typeof TimeZone>
