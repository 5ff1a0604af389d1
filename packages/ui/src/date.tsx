import { formatDate } from './format.js'

const SHAPES = [
  /^(?<day>\d{2})(?<month>\d{2})(?<year>\d{4})$/,
  /^(?<day>\d{1,2})[-/. ](?<month>\d{1,2})[-/. ](?<year>\d{4})$/,
  /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/,
]

/** Reads `17081945`, `17-08-1945`, `17/8/1945`, `17 8 1945` or `1945-08-17`; anything else is undefined. */
export function parseDate(text: string): string | undefined {
  const trimmed = text.trim()
  for (const shape of SHAPES) {
    const found = shape.exec(trimmed)?.groups
    if (!found) continue
    const [year, month, day] = [Number(found.year), Number(found.month), Number(found.day)]
    if (year < 1800 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined
    return `${found.year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  }
  return undefined
}

/** Whether a DateField's value is a real day (otherwise it is what the person has typed so far). */
export function isDay(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(value) && parseDate(value) === value
}

/** What stands in the box for a DateField's value. */
export function showDate(value: string): string {
  return isDay(value) ? formatDate(value) : value
}

// Own arithmetic: `Date` would bring the computer's time zone into a birthday.
function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}
