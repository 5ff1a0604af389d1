import { systems } from '../codes/systems.js'
import { code, mayRefer, moments, mustRefer, needs, numbers, ownNumber, type Rule, system } from './rule.js'

const kemkes = 'http://terminology.kemkes.go.id'
const examination = 'http://terminology.kemkes.go.id/CodeSystem/examination'

/** Source: SATUSEHAT dictionary of validation rules, Condition. */
const conditionRules: readonly Rule[] = [
  ...needs([10003, 'Condition.code'], [10007, 'Condition.category']),
  system(10003, 'Condition.code', systems.icd10, systems.snomed, systems.clinicalTerm),
  system(10006, 'Condition.clinicalStatus', systems.conditionClinical),
  system(10007, 'Condition.category', systems.conditionCategory, kemkes),
  ...mustRefer(10125, 'Condition.subject', 'Patient'),
  ...mustRefer(10126, 'Condition.encounter', 'Encounter'),
  system(10170, 'Condition.verificationStatus', systems.conditionVerification),
  ...moments([10403, 'Condition.recordedDate']),
  ownNumber(10444, 'Condition.identifier', 'condition'),
]

/** Source: SATUSEHAT dictionary of validation rules, Observation. */
const observationRules: readonly Rule[] = [
  code(10008, 'Observation.status', 'registered', 'preliminary', 'final', 'amended', 'entered-in-error'),
  ...needs(
    [10008, 'Observation.status'],
    [10009, 'Observation.category'],
    [10010, 'Observation.code'],
    [10295, 'Observation.effectiveDateTime'],
    [10331, 'Observation.valueQuantity.value'],
  ),
  system(10009, 'Observation.category', systems.observationCategory),
  system(10010, 'Observation.code', systems.loinc, systems.snomed, examination),
  system(10012, 'Observation.valueQuantity', systems.ucum),
  ...mustRefer(10129, 'Observation.subject', 'Patient'),
  ...mustRefer(10130, 'Observation.encounter', 'Encounter'),
  ...mustRefer(10383, 'Observation.performer', 'Practitioner', 'Organization'),
  ...moments([10295, 'Observation.effectiveDateTime'], [10296, 'Observation.issued']),
  ...numbers([10331, 'Observation.valueQuantity.value']),
  ownNumber(10441, 'Observation.identifier', 'observation'),
]

/** Source: SATUSEHAT dictionary of validation rules, Procedure. */
const procedureRules: readonly Rule[] = [
  ...needs([10013, 'Procedure.category'], [10015, 'Procedure.code'], [10019, 'Procedure.status']),
  system(10013, 'Procedure.category', systems.snomed, kemkes),
  system(10015, 'Procedure.code', systems.icd9, systems.snomed, systems.clinicalTerm, systems.kptl),
  code(10019, 'Procedure.status', 'preparation', 'in-progress', 'not-done', 'completed', 'entered-in-error'),
  ...mustRefer(10127, 'Procedure.subject', 'Patient'),
  ...mustRefer(10128, 'Procedure.encounter', 'Encounter'),
  mayRefer(10399, 'Procedure.performer.actor', 'Practitioner'),
  ownNumber(10442, 'Procedure.identifier', 'procedure'),
]

/** Source: SATUSEHAT dictionary of validation rules, AllergyIntolerance. */
const allergyRules: readonly Rule[] = [
  ...needs([10075, 'AllergyIntolerance.category'], [10078, 'AllergyIntolerance.code']),
  code(10075, 'AllergyIntolerance.category', 'food', 'medication', 'environment', 'biologic'),
  system(10076, 'AllergyIntolerance.clinicalStatus', systems.allergyClinical),
  system(10078, 'AllergyIntolerance.code', systems.snomed, systems.kfa, systems.clinicalTerm),
  system(10079, 'AllergyIntolerance.verificationStatus', systems.allergyVerification),
  ...mustRefer(10147, 'AllergyIntolerance.patient', 'Patient'),
  ...mustRefer(10374, 'AllergyIntolerance.encounter', 'Encounter'),
  ...mustRefer(10375, 'AllergyIntolerance.recorder', 'Practitioner'),
  ...moments([10358, 'AllergyIntolerance.recordedDate']),
  ownNumber(10443, 'AllergyIntolerance.identifier', 'allergy'),
]

export const clinicalRules: readonly Rule[] = [
  ...conditionRules,
  ...observationRules,
  ...procedureRules,
  ...allergyRules,
]
