import type { CalendarDate } from '@lentera/contracts/kernel/time'
import { addDays, dateOf, partsOf } from '@lentera/domain/kernel/calendar'
import { isDay } from '@lentera/ui/date'

/** Nobody at a desk is older; the oldest ever was 122. */
export const OLDEST = 120

export interface ReadBirth {
  readonly date: CalendarDate
  /** Only an age was told. */
  readonly isEstimated: boolean
}

const AGE = /^(\d{1,3})\s*(th|thn|tahun|bl|bln|bulan|hr|hari)?$/i

/** An age as it is said at a counter: `70`, `70th`, `8bl`, `21hr`. null: no age, or beyond any. */
export function readAge(text: string, today: CalendarDate, oldest: number): ReadBirth | null {
  const [, digits, unit = 'th'] = AGE.exec(text.trim()) ?? []
  if (digits === undefined) return null
  const count = Number(digits)
  const { year, month, day } = partsOf(today)
  if (unit.toLowerCase().startsWith('h')) return { date: addDays(today, -count), isEstimated: true }
  if (unit.toLowerCase().startsWith('b')) {
    const months = year * 12 + month - 1 - count
    // The 28th is in every month.
    const guess = { year: Math.floor(months / 12), month: (months % 12) + 1, day: Math.min(day, 28) }
    return count > oldest * 12 ? null : { date: dateOf(guess), isEstimated: true }
  }
  if (count > oldest) return null
  // The middle of the year that was told; never after today.
  const middle = dateOf({ year: year - count, month: 7, day: 1 })
  return { date: middle > today ? today : middle, isEstimated: true }
}

/** `170845` is 17-08-1945: the latest year with these two digits that is not in the future. null: no such day. */
export function readShortDate(text: string, today: CalendarDate): CalendarDate | null {
  const [, day, month, short] = /^(\d\d)(\d\d)(\d\d)$/.exec(text.trim()) ?? []
  if (!day || !month || !short) return null
  const century = today.slice(0, 2)
  const dates = [century, String(Number(century) - 1)].map((first) => `${first}${short}-${month}-${day}`)
  return dates.find((date) => isDay(date) && date <= today) ?? null
}

/** What stands in the box of the birth date when it is left: a short date becomes a whole one, an age an age. */
export function settledBirth<F extends { readonly birthDate: string; readonly age: string }>(
  form: F,
  today: CalendarDate,
  oldest: number,
): F {
  if (isDay(form.birthDate)) return form
  const date = readShortDate(form.birthDate, today)
  if (date) return { ...form, birthDate: date }
  const isAge = /[a-z]/i.test(form.birthDate) && readAge(form.birthDate, today, oldest) !== null
  return isAge ? { ...form, birthDate: '', age: form.birthDate.trim() } : form
}
