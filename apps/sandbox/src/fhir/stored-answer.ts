import { type Answer, jsonAnswer, type Outcome } from '../gateway/answer.js'
import { readPatient } from '../people/masked-patient.js'
import type { StoredResource } from '../store/stored-resource.js'
import type { Resource } from './resource.js'

// Answers name the platform's inner hosts, which nobody outside can or should follow.
const INNER_HOST = 'https://api-satusehat-dev.dto.kemkes.go.id/fhir-r4/v1'
const STORE =
  'https://healthcare.googleapis.com/v1/projects/satusehat-sandbox/locations/asia-southeast2/datasets/lentera/fhirStores/lentera/fhir'

/** The address of a resource as it stands in bundles. */
export const innerAddress = (tail: string): string => `${INNER_HOST}/${tail}`

export const etagOf = ({ version }: StoredResource): string => `W/"${version.versionId}"`

/** The answer to reading or writing one resource, with the headers of the store behind the gateway. */
export function storedAnswer(status: number, row: StoredResource, outcome: Outcome): Answer {
  const path = `${row.type}/${row.id}/_history/${row.version.versionId}`
  return jsonAnswer(status, shownOf(row), outcome, {
    etag: etagOf(row),
    'last-modified': lastModified(row.version.micros),
    ...((outcome === 'created' || outcome === 'updated') && { location: `${STORE}/${path}` }),
  })
}

const shownOf = ({ type, resource }: StoredResource): Resource =>
  type === 'Patient' ? readPatient(resource) : resource

/** `Wed, 20 Nov 2024 03:16:44 UTC`: the zone is spelled UTC where HTTP says GMT. */
const lastModified = (micros: number): string =>
  new Date(Math.floor(micros / 1000)).toUTCString().replace('GMT', 'UTC')
