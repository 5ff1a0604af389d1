import { type Json, type JsonObject, isObject, objectsOf, textOf, within } from '../../json/json.js'
import { fullUrlFormat, fullUrlMissing, fullUrlStart, fullUrlTwice, fullUrlUuid } from '../messages.js'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const START = 'urn:uuid'

/** What is wrong with the fullUrl of each entry; null: nothing. Source: rules 20017 to 20021. */
export function fullUrlProblems(entries: readonly JsonObject[]): (string | null)[] {
  const seen = new Set<string>()
  return entries.map((entry) => {
    const type = textOf(within(entry, 'resource', 'resourceType')) ?? 'Resource'
    const fullUrl = textOf(entry.fullUrl)
    if (!fullUrl) return fullUrlMissing(type)
    if (!fullUrl.startsWith(START)) return fullUrlStart(type)
    if (!fullUrl.startsWith(`${START}:`)) return fullUrlFormat(type)
    if (!UUID.test(fullUrl.slice(START.length + 1))) return fullUrlUuid(type)
    if (seen.has(fullUrl)) return fullUrlTwice(type, fullUrl)
    seen.add(fullUrl)
    return null
  })
}

/** A copy in which references to entries of the bundle are references to what they become. */
export function resolved(value: Json, addresses: ReadonlyMap<string, string>): Json {
  if (Array.isArray(value)) return value.map((item) => resolved(item, addresses))
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      key === 'reference' && typeof member === 'string'
        ? (addresses.get(member) ?? member)
        : resolved(member, addresses),
    ]),
  )
}

/** The entries of a bundle that are objects, or null when it has none. */
export function entriesOf(bundle: Json): JsonObject[] | null {
  const entries = objectsOf(within(bundle, 'entry'))
  return entries.length > 0 ? entries : null
}
