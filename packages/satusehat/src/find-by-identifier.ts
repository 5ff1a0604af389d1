import { at, listOf, textAt, type JsonObject } from './answers/json.js'
import type { FhirClient } from './fhir-client.js'
import type { ReadFailure } from './outcome.js'

export type Found =
  | { readonly kind: 'found'; readonly id: string; readonly resource: JsonObject }
  | { readonly kind: 'none' }
  /** More than one bears it: which of them is meant, a person has to say. */
  | { readonly kind: 'ambiguous'; readonly ids: readonly string[] }
  | ReadFailure

/** National numbers (NIK, IHS) come back masked, so the hit itself cannot show that it bears the one asked for. */
const NATIONAL = 'https://fhir.kemkes.go.id/id/'

/**
 * The one resource that bears `system|value`. Entries that were held back for want of consent come as notes and are no
 * hits; nor is what does not bear the identifier, should the search have ignored it.
 */
export async function findByIdentifier(
  client: FhirClient,
  type: string,
  identifier: string,
  signal?: AbortSignal,
): Promise<Found> {
  const result = await client.search(type, { identifier }, signal)
  if (result.kind !== 'ok') return result
  const hits = new Map<string, JsonObject>()
  for (const resource of result.value) {
    const id = textAt(resource, 'id')
    if (textAt(resource, 'resourceType') === type && id !== null && bears(resource, identifier))
      hits.set(id, resource)
  }
  const [first, ...others] = hits
  if (first === undefined) return { kind: 'none' }
  if (others.length > 0) return { kind: 'ambiguous', ids: [...hits.keys()] }
  return { kind: 'found', id: first[0], resource: first[1] }
}

const bears = (resource: JsonObject, identifier: string): boolean =>
  identifier.startsWith(NATIONAL) ||
  listOf(at(resource, 'identifier')).some(
    (one) => `${textAt(one, 'system')}|${textAt(one, 'value')}` === identifier,
  )
