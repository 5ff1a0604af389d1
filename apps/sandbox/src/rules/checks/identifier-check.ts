import {
  elementNotFound,
  emptyText,
  invalidIdentifierSystem,
  type RuleNumber,
  wrongOrganization,
} from '../../fhir/messages.js'
import type { Issue } from '../../fhir/outcome.js'
import type { Element } from '../../json/elements.js'
import { textOf, within } from '../../json/json.js'

/** The system is one of those of the resource, with this facility's id in it, and there is a value. */
export function identifierIssue(
  { value, at }: Element,
  systems: readonly string[],
  place: { rule: RuleNumber; path: string },
  organizationId: string,
): Issue | null {
  const { rule, path } = place
  const system = textOf(within(value, 'system')) ?? ''
  const kind = systems.find((allowed) => matches(allowed, system) !== null)
  if (kind === undefined) return { code: 'value', text: invalidIdentifierSystem(system, rule), at }
  const organization = matches(kind, system)
  if (organization !== '' && organization !== organizationId) {
    return { code: 'value', text: wrongOrganization(system, rule), at }
  }
  const text = within(value, 'value')
  if (text === undefined) return { code: 'value', text: elementNotFound(`${path}.value`, rule), at }
  if (typeof text !== 'string' || text.trim() === '') return { code: 'value', text: emptyText(rule), at }
  return null
}

/** The organization id inside the system, '' where the system has none, null when it is another system. */
function matches(allowed: string, system: string): string | null {
  const [before = '', after] = allowed.split('{org}')
  if (after === undefined) return system === allowed ? '' : null
  if (!system.startsWith(before) || !system.endsWith(after)) return null
  const organization = system.slice(before.length, system.length - after.length)
  return organization !== '' && !organization.includes('/') ? organization : null
}
