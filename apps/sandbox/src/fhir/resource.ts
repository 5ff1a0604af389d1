import type { JsonObject } from '../json/json.js'

/** The kinds this stand-in keeps. SATUSEHAT knows more. */
export const resourceTypes = [
  'Organization',
  'Location',
  'Practitioner',
  'Patient',
  'Encounter',
  'Condition',
  'Observation',
  'Procedure',
  'AllergyIntolerance',
  'Medication',
  'MedicationRequest',
  'MedicationDispense',
  'Composition',
] as const
export type ResourceType = (typeof resourceTypes)[number]

export const isResourceType = (name: string): name is ResourceType =>
  (resourceTypes as readonly string[]).includes(name)

/** A resource as it was sent or is kept; what is inside is checked by rules, not by the compiler. */
export type Resource = JsonObject
