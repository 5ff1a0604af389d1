import { endNotLater, invalidDateFormat, invalidDateValue, type RuleNumber } from '../../fhir/messages.js'
import type { Issue } from '../../fhir/outcome.js'
import type { Element } from '../../json/elements.js'
import { textOf, within } from '../../json/json.js'
import type { RuleContext } from '../rule-context.js'

export const DATE_TIME_FORMAT = 'YYYY-MM-DDThh:mm:ss+00:00'
const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$/
const DAY = /^\d{4}-\d\d-\d\d$/

/** epoch milliseconds of a time in the only form that is accepted, or null */
export function readDateTime(text: string): number | null {
  if (!DATE_TIME.test(text)) return null
  const at = Date.parse(text)
  // The 31st of February would slip into March.
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 19) === text.slice(0, 19) ? at : null
}

/** A calendar day as UTC midnight, or null. */
export function readDay(text: string): number | null {
  if (!DAY.test(text)) return null
  const at = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text) ? at : null
}

export function dateTimeIssue(
  { value, at }: Element,
  future: boolean,
  rule: RuleNumber,
  context: RuleContext,
): Issue | null {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  const time = typeof value === 'string' ? readDateTime(value) : null
  if (time === null) return { code: 'format', text: invalidDateFormat(text, rule, DATE_TIME_FORMAT), at }
  const tooLate = !future && time > context.now
  if (tooLate || time < Date.parse(`${context.floor}T00:00:00Z`)) {
    return { code: 'value', text: invalidDateValue(text, rule, dayInWords(context.floor)), at }
  }
  return null
}

/** `strictly`: an end equal to the start is refused too. */
export function periodIssue({ value, at }: Element, rule: RuleNumber, strictly = false): Issue | null {
  const start = readDateTime(textOf(within(value, 'start')) ?? '')
  const endText = textOf(within(value, 'end')) ?? ''
  const end = readDateTime(endText)
  if (start === null || end === null || end > start || (end === start && !strictly)) return null
  return { code: 'value', text: endNotLater(endText, rule), at: `${at}.end` }
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
)

/** `2014-06-03` as `3rd June 2014` */
export function dayInWords(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-')
  const number = Number(date)
  const teens = number > 10 && number < 14
  const ending = teens ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th')
  return `${number}${ending} ${MONTHS[Number(month) - 1] ?? ''} ${year}`
}
