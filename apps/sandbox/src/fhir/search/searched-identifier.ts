import { type Identifier, NIK } from '../identifiers.js'
import type { ResourceType } from '../resource.js'

/** The identifier that a search asks for. Some pages name a person's NIK `nik` where recorded requests say `identifier`. */
export function searchedIdentifier(
  type: ResourceType,
  query: URLSearchParams,
): Identifier | 'unreadable' | null {
  const said = query.get('identifier')
  const nik = query.get('nik')
  if (said === null) return nik !== null && type === 'Patient' ? { system: NIK, value: nik } : null
  const bar = said.lastIndexOf('|')
  if (bar < 1 || bar === said.length - 1) return 'unreadable'
  return { system: said.slice(0, bar), value: said.slice(bar + 1) }
}
