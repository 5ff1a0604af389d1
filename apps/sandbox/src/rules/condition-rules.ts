import { coding, dateTime, identifier, MANDATORY, notNegative, period, reference, type Rule } from './rule.js'
import * as systems from './systems.js'

const DIAGNOSES = [systems.ICD_10, systems.CLINICAL_TERM, systems.SNOMED]

/** Source: SATUSEHAT playbook, kamus validasi and resource page Condition. */
export const conditionRules: readonly Rule[] = [
  coding(10003, 'code', DIAGNOSES, MANDATORY),
  coding(10006, 'clinicalStatus', [systems.CONDITION_CLINICAL], MANDATORY),
  coding(10007, 'category', [systems.CONDITION_CATEGORY, systems.KEMKES], MANDATORY),
  reference(10125, 'subject', ['Patient'], MANDATORY),
  reference(10126, 'encounter', ['Encounter'], MANDATORY),
  coding(10170, 'verificationStatus', [systems.CONDITION_VERIFICATION]),
  dateTime(10402, 'onsetDateTime'),
  dateTime(10403, 'recordedDate'),
  coding(10409, 'bodySite', [systems.CLINICAL_TERM]),
  coding(10410, 'evidence.code', DIAGNOSES),
  coding(10411, 'stage.summary', [systems.CLINICAL_TERM, systems.SNOMED]),
  coding(10412, 'stage.type', [systems.SNOMED]),
  identifier(10444, 'identifier', [systems.localSystem('condition')]),
  reference(10678, 'recorder', ['Practitioner']),
  reference(10825, 'stage.assessment', ['ClinicalImpression']),
  dateTime(10841, 'onsetPeriod.start'),
  dateTime(10842, 'onsetPeriod.end'),
  period(10842, 'onsetPeriod'),
  notNegative(10843, 'onsetAge.value'),
  coding(10844, 'onsetAge', [systems.UCUM]),
]
