import { MOTHERS_NIK, NIK } from '../fhir/identifiers.js'
import type { Resource } from '../fhir/resource.js'
import { type JsonObject, objectsOf, textOf } from '../json/json.js'

const MASK = '################'

/**
 * What a search shows of a person: id, identifiers with the NIK hidden, a name that is mostly stars, links.
 * Source: SATUSEHAT playbook; answers are masked since 2023.
 */
export function foundPatient(patient: Resource): JsonObject {
  return {
    ...readPatient(patient),
    name: objectsOf(patient.name).map((name) => ({ ...name, text: starred(textOf(name.text) ?? '') })),
  }
}

/** What reading a person by id shows: not even a name. */
export function readPatient(patient: Resource): JsonObject {
  const { resourceType, id, meta, active, link } = patient
  return {
    resourceType: resourceType ?? 'Patient',
    id: id ?? '',
    ...(meta !== undefined && { meta }),
    ...(active !== undefined && { active }),
    identifier: objectsOf(patient.identifier).map((identifier) =>
      identifier.system === NIK || identifier.system === MOTHERS_NIK
        ? { ...identifier, value: MASK }
        : identifier,
    ),
    link: link ?? [],
  }
}

/** `Ardianto Putra` as `Ar****** Pu***` */
export const starred = (name: string): string =>
  name
    .split(' ')
    .map((word) => word.slice(0, 2) + '*'.repeat(Math.max(word.length - 2, 0)))
    .join(' ')
