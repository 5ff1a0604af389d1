import { isCalendarDate, type CalendarDate } from '@lentera/contracts/kernel/time'
import { dateOf } from '../kernel/calendar.js'
import { readNik } from './nik.js'
import { spelledWords } from './normalise-name.js'
import { normalisePhone } from './phone.js'
import { TAIL_DIGITS } from './tails.js'

/** One thing somebody typed to find a person, with everything it may mean. */
export type Fragment =
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'temporary'; readonly medicalRecordNumber: string }
  | {
      readonly kind: 'number'
      readonly digits: string
      readonly year: string | null
      readonly birthDates: readonly CalendarDate[]
      readonly nikTail: string | null
      readonly bpjsTail: string | null
      readonly phoneTail: string | null
    }

/** RT and RW are typed out of habit, and no device holds them of everybody: left out instead of finding nobody. */
const withoutRt = (query: string): string => query.replace(/\b(rt|rw)[\s.:]*\d{1,3}\b/gi, ' ')

/**
 * Takes a search apart: words in one spelling, numbers with what they may be. Digits typed with spaces
 * between them are one number when nothing else was typed (`0812 3456 789`).
 * @param on today at the facility, for the century of a NIK and of a birth date with two digits of the year
 */
export function fragmentsOf(query: string, on: CalendarDate): Fragment[] {
  const text = withoutRt(query).trim()
  if (/^[+\d][\d\s.\-/]*$/.test(text)) return [numberFragment(text, on)]
  const chunks = text.split(/\s+/)
  const numbers = chunks.filter((chunk) => /^[+\d][\d.\-/]*$/.test(chunk))
  const temporary = chunks.filter((chunk) => /^t-[0-9a-z]{1,4}-\d+$/i.test(chunk))
  const rest = chunks.filter((chunk) => !numbers.includes(chunk) && !temporary.includes(chunk)).join(' ')
  return [
    ...temporary.map((chunk): Fragment => ({ kind: 'temporary', medicalRecordNumber: chunk.toUpperCase() })),
    ...spelledWords(rest).map((word): Fragment => ({ kind: 'word', word })),
    ...numbers.map((chunk) => numberFragment(chunk, on)),
  ]
}

function numberFragment(typed: string, on: CalendarDate): Fragment {
  const digits = typed.replace(/\D/g, '')
  const nik = readNik(digits, on)
  const phone =
    digits.length >= 9 && digits.length <= 14 ? normalisePhone(typed.replace(/[^\d+]/g, '')) : null
  return {
    kind: 'number',
    digits,
    year: /^(19|20)\d\d$/.test(digits) ? digits : null,
    birthDates: nik?.birthDate ? [nik.birthDate] : writtenDates(typed, on),
    nikTail: digits.length === 16 ? digits.slice(-TAIL_DIGITS.nik) : null,
    bpjsTail: digits.length === 13 ? digits.slice(-TAIL_DIGITS.bpjs) : null,
    phoneTail: phone?.slice(-TAIL_DIGITS.phone) ?? null,
  }
}

/** Birth dates that digits may mean: 17-8-1945, 17081945, 170845. Day before month, as everybody writes here. */
function writtenDates(typed: string, on: CalendarDate): CalendarDate[] {
  const match =
    /^(\d{1,2})[\s.\-/](\d{1,2})[\s.\-/](\d{4}|\d{2})$/.exec(typed) ??
    /^(\d\d)(\d\d)(\d{4}|\d{2})$/.exec(typed)
  if (!match) return []
  const [day, month, year] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const century = Math.floor(Number(on.slice(0, 4)) / 100) * 100
  const years = match[3]?.length === 4 ? [year] : [century + year, century - 100 + year]
  return years
    .map((full) => dateOf({ year: full, month, day }))
    .filter((date) => isCalendarDate(date) && date <= on)
}
