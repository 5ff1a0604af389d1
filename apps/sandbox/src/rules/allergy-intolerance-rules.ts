import { code, coding, dateTime, identifier, MANDATORY, reference, type Rule } from './rule.js'
import * as systems from './systems.js'

/** Source: SATUSEHAT playbook, kamus validasi and resource page AllergyIntolerance. */
export const allergyIntoleranceRules: readonly Rule[] = [
  // Asked even of somebody who has no known allergy.
  code(10075, 'category', systems.ALLERGY_CATEGORY, MANDATORY),
  coding(10076, 'clinicalStatus', [systems.ALLERGY_CLINICAL], MANDATORY),
  code(10077, 'criticality', systems.ALLERGY_CRITICALITY),
  coding(10078, 'code', [systems.SNOMED, systems.KFA, systems.CLINICAL_TERM], MANDATORY),
  coding(10079, 'verificationStatus', [systems.ALLERGY_VERIFICATION]),
  reference(10147, 'patient', ['Patient'], MANDATORY),
  dateTime(10358, 'recordedDate'),
  reference(10374, 'encounter', ['Encounter'], MANDATORY),
  reference(10375, 'recorder', ['Practitioner'], MANDATORY),
  identifier(10443, 'identifier', [systems.localSystem('allergy')]),
]
