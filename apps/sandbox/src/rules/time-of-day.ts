import { invalidDateFormat } from '../fhir/messages.js'
import type { Json } from '../json/json.js'

/** A time of day to the second. Source: rule 10669; FHIR R4, time. */
export function timeOfDayWrong(value: Json): string | null {
  if (typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(value)) return null
  return invalidDateFormat(typeof value === 'string' ? value : JSON.stringify(value), 10669, 'hh:mm:ss')
}
