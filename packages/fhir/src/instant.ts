import type { CalendarDate, Instant } from '@lentera/contracts/kernel/time'

/**
 * UTC to the second, `2026-11-20T00:00:00+00:00`: the one spelling of a moment that SATUSEHAT wants. The part of a
 * second is dropped, so of two moments the earlier never becomes the later.
 * Source: SATUSEHAT playbook, date and time of every resource.
 */
export const utcSecond = (instant: Instant): string => `${instant.slice(0, 19)}+00:00`

/** The second after. @param second as {@link utcSecond} writes it */
export const nextSecond = (second: string): string =>
  utcSecond(new Date(Date.parse(second) + 1000).toISOString())

/** Seconds from one to the other, both as {@link utcSecond} writes them. */
export const secondsBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 1000

/** The calendar day on which a moment lies in a zone: the evening of UTC is the next morning in Jayapura. */
export function dayIn(instant: Instant, timeZone: string): CalendarDate {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(new Date(instant))
  const part = (type: string): string => parts.find((found) => found.type === type)!.value
  return `${part('year')}-${part('month')}-${part('day')}`
}

/** Days from one calendar day to another; negative where the second comes first. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number =>
  (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000
