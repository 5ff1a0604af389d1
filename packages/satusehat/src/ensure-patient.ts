import type { OutgoingResource } from '@lentera/fhir/mapping'
import type { EnsureOptions, Ensured } from './ensured.js'
import type { FhirClient } from './fhir-client.js'
import { findByIdentifier } from './find-by-identifier.js'
import { notDelivered, stillUnknown } from './not-delivered.js'

/** A newborn without a number of its own is registered under its mother's. */
const MOTHERS_NIK = 'https://fhir.kemkes.go.id/id/nik-ibu|'

/**
 * The IHS number of a person. People are looked for before they are created, read-back or not: most of them are in the
 * national index already, and nothing of ours may be written over what it holds.
 *
 * A newborn cannot be looked for: its mother's number finds its brothers and sisters, masked so that nobody can tell
 * them apart. It is only created, and where doubt remains a person decides.
 */
export async function ensurePatient(
  client: FhirClient,
  { resource, identifier }: OutgoingResource,
  { readBack, known, signal }: EnsureOptions,
): Promise<Ensured> {
  if (known !== null) return { kind: 'ensured', id: known }
  const newborn = identifier.startsWith(MOTHERS_NIK)
  if (newborn && readBack) return unclear
  if (!newborn) {
    const found = await findByIdentifier(client, 'Patient', identifier, signal)
    if (found.kind === 'found') return { kind: 'ensured', id: found.id }
    if (found.kind !== 'none') return readBack ? stillUnknown(notDelivered(found)) : notDelivered(found)
  }
  const created = await client.createPatient(resource, signal)
  if (created.kind === 'refused' && created.duplicate)
    return newborn ? unclear : { kind: 'retry', code: 'satusehat.duplicate_unseen' }
  if (created.kind !== 'ok') return notDelivered(created)
  if (newborn && created.value.already) return unclear
  return { kind: 'ensured', id: created.value.id }
}

const unclear: Ensured = { kind: 'rejected', code: 'satusehat.newborn_unclear' }
