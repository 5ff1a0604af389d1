import { type JsonObject, objectsOf } from '../json/json.js'
import type { ResourceType } from './resource.js'

export interface Identifier {
  readonly system: string
  readonly value: string
}

/** The facility's own and the nation's identifier systems. Source: SATUSEHAT playbook, resource pages. */
export const NIK = 'https://fhir.kemkes.go.id/id/nik'
export const MOTHERS_NIK = 'https://fhir.kemkes.go.id/id/nik-ibu'
export const IHS_NUMBER = 'https://fhir.kemkes.go.id/id/ihs-number'
export const NAKES_NUMBER = 'https://fhir.kemkes.go.id/id/nakes-his-number'
export const STR_NUMBER = 'https://fhir.kemkes.go.id/id/str-kki-number'

// All drugs of one recipe carry its number, and all children of one mother hers.
const SHARED = /^http:\/\/sys-ids\.kemkes\.go\.id\/prescription\/|\/id\/nik-ibu$/

/** Every identifier of a resource that has a system and a value; Composition carries a single one instead of a list. */
export function identifiersOf(resource: JsonObject): Identifier[] {
  return objectsOf(resource.identifier).flatMap(({ system, value }) =>
    typeof system === 'string' && typeof value === 'string' ? [{ system, value }] : [],
  )
}

/** Those of which two resources of a type may not have the same one. */
export const uniqueIdentifiersOf = (resource: JsonObject): Identifier[] =>
  identifiersOf(resource).filter(({ system }) => !SHARED.test(system))

/** `Encounter|system|value`, the key of indexes and counters. */
export const identifierKey = (type: ResourceType, { system, value }: Identifier): string =>
  `${type}|${system}|${value}`
