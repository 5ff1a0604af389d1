import { code, coding, dateTime, identifier, MANDATORY, period, reference, type Rule } from './rule.js'
import * as systems from './systems.js'

/** Source: SATUSEHAT playbook, kamus validasi and resource page Procedure. */
export const procedureRules: readonly Rule[] = [
  coding(10013, 'category', [systems.SNOMED, systems.KEMKES], MANDATORY),
  coding(10015, 'code', [systems.ICD_9_CM, systems.SNOMED, systems.CLINICAL_TERM, systems.KPTL], MANDATORY),
  coding(10016, 'bodySite', [systems.SNOMED]),
  coding(10018, 'reasonCode', [systems.ICD_10]),
  code(10019, 'status', systems.EVENT_STATUS, MANDATORY),
  reference(10127, 'subject', ['Patient'], MANDATORY),
  reference(10128, 'encounter', ['Encounter'], MANDATORY),
  reference(10399, 'performer.actor', ['Practitioner', 'Organization']),
  dateTime(10400, 'performedPeriod.start'),
  dateTime(10401, 'performedPeriod.end'),
  period(10401, 'performedPeriod'),
  reference(10425, 'basedOn', ['CarePlan', 'ServiceRequest']),
  identifier(10442, 'identifier', [systems.localSystem('procedure')]),
  reference(10615, 'usedReference', ['Medication']),
]
