import { CARD_MONTHS_HELD, PHARMACY_UNIT, stockScope } from '@lentera/contracts/inventory/stock-movement'
import type { Facility } from '@lentera/contracts/kernel/facility'
import { DAYS_HELD } from '@lentera/contracts/scopes/advance-scopes'
import type { ScopeName } from '@lentera/contracts/sync/pull'
import { addDays, businessDateAt } from '../pure/business-date.js'
import type { DeviceScopeFacts, ScopeSource } from './store.js'

/** Charts a device keeps; the ones opened longest ago go first. */
const MAX_CHARTS = 300
/** Unit of what no unit made: an unreadable command, an import. */
const NO_UNIT = 'all'

/**
 * The scopes a device may hold, in the order in which it needs them. A device cannot ask for more. What is
 * derived from the date moves by itself at the first pull of a day, so there is nothing to miss.
 * @param now milliseconds since 1970
 */
export function allowedScopes(facts: DeviceScopeFacts, facility: Facility, now: number): ScopeName[] {
  const today = businessDateAt(now, facility.timeZone)
  const own = facts.people.map((person) => `me:${person}`)
  const lists = facts.lists.filter(({ endsOn }) => endsOn >= today).map(({ listId }) => `list:${listId}`)
  // Of a device that leaves the house nobody may learn more than its lists.
  if (facts.outreach) return [...own, ...lists, 'ref']
  const units = facts.unit === 'all' ? facility.units.map(({ code }) => code) : [facts.unit]
  return [
    ...own,
    ...headedUnits(facts, units).map((unit) => `unit:${unit}`),
    ...daysAround(today).flatMap((day) => units.map((unit) => `day:${unit}:${day}`)),
    ...(holdsCards(facts) ? monthsUntil(today).map(stockScope) : []),
    ...lists,
    ...facts.charts.slice(0, MAX_CHARTS).map((patient) => `pt:${patient}`),
    // Long lists: the people who wait come first.
    'ref',
    'dir',
  ]
}

/** The pharmacy counts, and so does a house that has one computer for everything. */
const holdsCards = ({ unit }: DeviceScopeFacts): boolean => unit === PHARMACY_UNIT || unit === NO_UNIT

/** Units of the device that somebody with a key on it is head of. */
function headedUnits({ heads, unit }: DeviceScopeFacts, units: readonly string[]): string[] {
  if (heads.includes(null)) return [...units, NO_UNIT]
  return unit === NO_UNIT
    ? heads.flatMap((one) => (one === null ? [] : [one]))
    : units.filter((one) => heads.includes(one))
}

/** Today first, then outwards. */
function daysAround(today: string): string[] {
  const distances = Array.from({ length: DAYS_HELD }, (_, n) => n + 1)
  return [today, ...distances.flatMap((days) => [addDays(today, -days), addDays(today, days)])]
}

/** This month and those before whose stock cards are held, newest first. */
function monthsUntil(today: string): string[] {
  const [year, month] = today.split('-').map(Number) as [number, number]
  return Array.from({ length: CARD_MONTHS_HELD }, (_, back) => {
    const months = year * 12 + month - 1 - back
    return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`
  })
}

/** How the store finds the members of a scope. */
export function sourceOf(scope: ScopeName): ScopeSource {
  if (scope === 'ref') return { everyAggregate: 'catalogue' }
  if (scope === 'dir') return { everyAggregate: 'directory' }
  return { scope }
}
