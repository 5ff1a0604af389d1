import type { VersionStamp } from '../fhir/version-stamp.js'
import type { Resource, ResourceType } from '../fhir/resource.js'

/** One resource in its present version. */
export interface StoredResource {
  readonly type: ResourceType
  readonly id: string
  readonly version: VersionStamp
  /** With `id` and `meta`, as it is answered; people are masked on the way out. */
  readonly resource: Resource
}

export const addressOf = ({ type, id }: { type: string; id: string }): string => `${type}/${id}`
