import type { OutgoingResource } from '@lentera/fhir/mapping'
import { ensurePatient } from './ensure-patient.js'
import type { FhirClient } from './fhir-client.js'
import { findByIdentifier, type Found } from './find-by-identifier.js'
import type { EnsureOptions, Ensured } from './ensured.js'
import { notDelivered, stillUnknown } from './not-delivered.js'
import { saysAll } from './says-all.js'

/**
 * Makes one resource stand at the other side exactly once, saying what ours says.
 *
 * What was found there instead of created (after a lost answer, or because it is a duplicate) is adopted, and written
 * over when it says something else: after a restored backup the id may be forgotten that an earlier event got, and the
 * later event would otherwise pass for delivered with its news unsent.
 *
 * With `readBack` a failed look stays `unknown`, never `retry`: whether the earlier attempt arrived is still open. The
 * rest of a delivery is in the same doubt: whoever sends several in one attempt may report `retry` only when all of
 * them have been looked for.
 */
export async function ensure(
  client: FhirClient,
  outgoing: OutgoingResource,
  options: EnsureOptions,
): Promise<Ensured> {
  const { readBack, known, signal } = options
  if (outgoing.resource.resourceType === 'Patient') return ensurePatient(client, outgoing, options)
  if (known !== null) return replace(client, outgoing, known, signal)
  if (readBack) {
    const found = await find(client, outgoing, signal)
    if (found.kind === 'found') return adopt(client, outgoing, found, signal)
    if (found.kind !== 'none') return stillUnknown(notDelivered(found))
  }
  const created = await client.create(outgoing.resource, signal)
  if (created.kind === 'ok') return { kind: 'ensured', id: created.value.id }
  if (created.kind !== 'refused' || !created.duplicate) return notDelivered(created)

  const twin = await find(client, outgoing, signal)
  if (twin.kind === 'found') return adopt(client, outgoing, twin, signal)
  // It is there, and the search does not show it yet: creating it again is refused again, so trying does no harm.
  if (twin.kind === 'none') return { kind: 'retry', code: 'satusehat.duplicate_unseen' }
  return notDelivered(twin)
}

const find = (
  client: FhirClient,
  { resource, identifier }: OutgoingResource,
  signal?: AbortSignal,
): Promise<Found> => findByIdentifier(client, resource.resourceType, identifier, signal)

async function adopt(
  client: FhirClient,
  outgoing: OutgoingResource,
  { id, resource }: Extract<Found, { kind: 'found' }>,
  signal?: AbortSignal,
): Promise<Ensured> {
  if (saysAll(resource, outgoing.resource)) return { kind: 'ensured', id }
  return replace(client, outgoing, id, signal)
}

async function replace(
  client: FhirClient,
  { resource }: OutgoingResource,
  id: string,
  signal?: AbortSignal,
): Promise<Ensured> {
  const result = await client.replace({ ...resource, id }, signal)
  return result.kind === 'ok' ? { kind: 'ensured', id } : notDelivered(result)
}
