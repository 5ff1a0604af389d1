import type { LocalRef } from '@lentera/contracts/deliveries/external-id'
import type { Coding, FhirResource } from 'fhir/r4.js'

/** An id or a code that a resource needs and nobody knows yet. */
export class MissingReference extends Error {
  constructor(readonly local: LocalRef) {
    super(`no ${local.remoteType} known for a row of ${local.entity}`)
  }
}

/** What a mapper asks its surroundings; pure look-ups. */
export interface Mapping {
  /** The facility's own id at SATUSEHAT; part of the systems of all local identifiers. */
  readonly organizationId: string
  /** The facility's zone, for what is a calendar day here. */
  readonly timeZone: string
  /** `Patient/P02478375538`. @throws MissingReference */
  reference(local: LocalRef): string
  /** A code of another system for a row of ours, as somebody matched it: the KFA code of a drug. @throws MissingReference */
  code(local: LocalRef): Coding
}

/** One resource that is to stand at the other side, and of what of ours it speaks. */
export interface OutgoingResource<R extends FhirResource = FhirResource> {
  readonly local: LocalRef
  readonly resource: R
  /** By what it is found again when nobody knows whether it arrived: `system|value`. */
  readonly identifier: string
}
