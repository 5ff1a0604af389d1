import { code, coding, dateTime, identifier, MANDATORY, reference, type Rule, text } from './rule.js'
import * as systems from './systems.js'

const ANY_OF_A_VISIT = [
  ...['Encounter', 'Condition', 'Observation', 'Procedure', 'AllergyIntolerance', 'Medication', 'Location'],
  ...['MedicationRequest', 'MedicationDispense', 'Composition', 'QuestionnaireResponse', 'ServiceRequest'],
]
const SECTION_CODES = [systems.LOINC, systems.KEMKES, systems.COMPOSITION_SECTION]

/** Source: SATUSEHAT playbook, kamus validasi and resource page Composition. */
export const compositionRules: readonly Rule[] = [
  code(10020, 'status', systems.COMPOSITION_STATUS, MANDATORY),
  coding(10021, 'type', [systems.LOINC], MANDATORY),
  coding(10022, 'category', [systems.LOINC]),
  // Newer guides take the Ministry's own section codes as well.
  coding(10023, 'section.code', SECTION_CODES),
  reference(10131, 'subject', ['Patient'], MANDATORY),
  reference(null, 'encounter', ['Encounter'], MANDATORY),
  dateTime(10132, 'date', MANDATORY),
  reference(10133, 'author', ['Practitioner', 'Organization'], MANDATORY),
  text(10134, 'title', MANDATORY),
  identifier(10464, 'identifier', [systems.localSystem('composition')]),
  reference(10663, 'attester.party', ['Practitioner']),
  reference(10666, 'section.focus', ['Patient']),
  coding(10670, 'event.code', [systems.SNOMED]),
  dateTime(10671, 'event.period.start'),
  dateTime(10672, 'event.period.end'),
  reference(10673, 'event.detail', ['Practitioner']),
  reference(10677, 'section.entry', ANY_OF_A_VISIT),
  coding(10853, 'section.section.code', SECTION_CODES),
  code(10854, 'section.text.status', systems.NARRATIVE_STATUS),
  reference(null, 'custodian', ['Organization']),
]
