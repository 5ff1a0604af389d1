import { elementNotFound, endNotLater, statusHistoryWrong } from '../fhir/messages.js'
import { type Json, objectsOf, textOf, within } from '../json/json.js'
import { readDateTime } from './checks/date-time-check.js'

const END_OF_A_VISIT = ['arrived', 'in-progress', 'finished']

/** A finished visit has a start and an end, the end later. Source: rule 10121. */
export function finishedPeriodWrong(encounter: Json): string | null {
  if (within(encounter, 'status') !== 'finished') return null
  const end = textOf(within(encounter, 'period', 'end'))
  if (end === undefined) return elementNotFound('Encounter.period.end', 10121)
  const from = readDateTime(textOf(within(encounter, 'period', 'start')) ?? '')
  const until = readDateTime(end)
  return from !== null && until !== null && until <= from ? endNotLater(end, 10121) : null
}

/**
 * Every state has a start, all but the last an end, none runs backwards; the last one is the visit's status, and a
 * finished visit went through all three. Source: SATUSEHAT playbook, Encounter; rule 10122.
 */
export function statusHistoryProblem(encounter: Json): string | null {
  const history = objectsOf(within(encounter, 'statusHistory'))
  if (history.length === 0) return null
  const status = textOf(within(encounter, 'status')) ?? ''
  const states = history.map((entry) => textOf(entry.status) ?? '')
  if (states.at(-1) !== status) return statusHistoryWrong(`last status is not '${status}'`)
  for (const [index, entry] of history.entries()) {
    const start = textOf(within(entry, 'period', 'start'))
    const end = textOf(within(entry, 'period', 'end'))
    const at = `Encounter.statusHistory[${index}].period`
    if (start === undefined) return elementNotFound(`${at}.start`, 10122)
    const ends = index < history.length - 1 || status === 'finished'
    if (ends && end === undefined) return elementNotFound(`${at}.end`, 10122)
    const [from, until] = [readDateTime(start), end === undefined ? undefined : readDateTime(end)]
    if (from === null || until === null) return statusHistoryWrong(`${at} is no date time`)
    if (until !== undefined && until < from) return endNotLater(end ?? '', 10122)
  }
  if (status !== 'finished') return null
  const missing = END_OF_A_VISIT.find((state) => !states.includes(state))
  return missing === undefined ? null : statusHistoryWrong(`status '${missing}' is missing`)
}
