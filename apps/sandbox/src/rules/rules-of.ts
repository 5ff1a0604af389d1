import type { ResourceType } from '../fhir/resource.js'
import { allergyIntoleranceRules } from './allergy-intolerance-rules.js'
import { compositionRules } from './composition-rules.js'
import { conditionRules } from './condition-rules.js'
import { encounterRules } from './encounter-rules.js'
import { locationRules } from './location-rules.js'
import { medicationDispenseRules } from './medication-dispense-rules.js'
import { medicationRequestRules } from './medication-request-rules.js'
import { medicationRules } from './medication-rules.js'
import { observationRules } from './observation-rules.js'
import { organizationRules } from './organization-rules.js'
import { patientRules } from './patient-rules.js'
import { procedureRules } from './procedure-rules.js'
import type { Rule } from './rule.js'

/** The table of each type. A Practitioner is only read. */
export const rulesOf: Readonly<Record<ResourceType, readonly Rule[]>> = {
  Organization: organizationRules,
  Location: locationRules,
  Practitioner: [],
  Patient: patientRules,
  Encounter: encounterRules,
  Condition: conditionRules,
  Observation: observationRules,
  Procedure: procedureRules,
  AllergyIntolerance: allergyIntoleranceRules,
  Medication: medicationRules,
  MedicationRequest: medicationRequestRules,
  MedicationDispense: medicationDispenseRules,
  Composition: compositionRules,
}
