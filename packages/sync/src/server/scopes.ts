import type { Facility } from '@lentera/contracts/kernel/facility'
import type { ScopeName } from '@lentera/contracts/sync/pull'
import { addDays, businessDateAt } from '../pure/business-date.js'
import type { DeviceScopeFacts, ScopeSource } from './store.js'

const DAYS_BACK = 7
const DAYS_AHEAD = 1
/** Charts a device keeps; the ones opened longest ago go first. */
const MAX_CHARTS = 300

/**
 * The scopes a device may hold, in the order in which it needs them. A device cannot ask for more.
 * @param now milliseconds since 1970
 */
export function allowedScopes(facts: DeviceScopeFacts, facility: Facility, now: number): ScopeName[] {
  const today = businessDateAt(now, facility.timeZone)
  const units = facts.unit === 'all' ? facility.units.map(({ code }) => code) : [facts.unit]
  const days = Array.from({ length: DAYS_BACK + DAYS_AHEAD + 1 }, (_, n) => addDays(today, DAYS_AHEAD - n))
  return [
    ...facts.people.map((person) => `me:${person}`),
    'ref',
    ...days.flatMap((day) => units.map((unit) => `day:${unit}:${day}`)),
    ...facts.charts.slice(0, MAX_CHARTS).map((patient) => `pt:${patient}`),
    'dir',
  ]
}

/** How the store finds the members of a scope. */
export function sourceOf(scope: ScopeName): ScopeSource {
  if (scope === 'ref') return { everyAggregate: 'catalogue' }
  if (scope === 'dir') return { everyAggregate: 'directory' }
  return { scope }
}
