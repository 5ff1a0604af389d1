import { code, coding, dateTime, identifier, MANDATORY, number, own, reference, type Rule } from './rule.js'
import { timeOfDayWrong } from './time-of-day.js'
import * as systems from './systems.js'

/** Source: SATUSEHAT playbook, kamus validasi and resource page Observation. */
export const observationRules: readonly Rule[] = [
  code(10008, 'status', systems.OBSERVATION_STATUS, MANDATORY),
  coding(10009, 'category', [systems.OBSERVATION_CATEGORY], MANDATORY),
  coding(10010, 'code', [systems.LOINC, systems.SNOMED, systems.EXAMINATION], MANDATORY),
  coding(10011, 'bodySite', [systems.SNOMED]),
  coding(10012, 'valueQuantity', [systems.UCUM]),
  reference(10129, 'subject', ['Patient'], MANDATORY),
  reference(10130, 'encounter', ['Encounter'], MANDATORY),
  dateTime(10295, 'effectiveDateTime', MANDATORY),
  dateTime(10296, 'issued'),
  coding(10297, 'valueCodeableConcept', [
    systems.ICD_10,
    systems.SNOMED,
    systems.CLINICAL_TERM,
    systems.EXAMINATION,
    systems.KEMKES_ORGANIZATION_TYPE,
    systems.TB_CASE_DEFINITION,
    // Not in the dictionary's row, yet laboratory answers are recorded with LOINC answer codes.
    systems.LOINC,
    systems.KEMKES,
  ]),
  number(10331, 'valueQuantity.value'),
  number(10332, 'component.valueQuantity.value'),
  number(10368, 'referenceRange.high.value'),
  number(10369, 'referenceRange.low.value'),
  reference(10383, 'performer', ['Practitioner', 'Organization', 'Patient'], MANDATORY),
  coding(10398, 'interpretation', [
    systems.INTERPRETATION,
    systems.EXAMINATION,
    systems.SNOMED,
    systems.LOINC,
  ]),
  coding(10416, 'method', [systems.CLINICAL_TERM]),
  reference(10428, 'derivedFrom', [
    'Observation',
    'DocumentReference',
    'ImagingStudy',
    'Media',
    'QuestionnaireResponse',
  ]),
  dateTime(10429, 'valueDateTime'),
  // Apgar scores are recorded with LOINC components, which the dictionary's row leaves out.
  coding(10434, 'component.code', [systems.SNOMED, systems.EXAMINATION, systems.LOINC]),
  coding(10435, 'component.valueCodeableConcept', [
    systems.KEMKES,
    systems.ICD_10_MM,
    systems.ICD_10_PM,
    systems.SNOMED,
    systems.EXAMINATION,
    systems.CLINICAL_TERM,
    systems.LOINC,
  ]),
  identifier(10441, 'identifier', [systems.localSystem('observation')]),
  own(10669, 'valueTime', timeOfDayWrong),
  reference(10861, 'hasMember', ['Observation', 'QuestionnaireResponse']),
  coding(10862, 'component.valueQuantity', [systems.UCUM]),
]
