import {
  code,
  coding,
  dateTime,
  identifier,
  MANDATORY,
  notNegative,
  own,
  reference,
  type Rule,
  wholeNotNegative,
} from './rule.js'
import { handedOverBeforePrepared } from './handed-over.js'
import * as systems from './systems.js'

/** Source: SATUSEHAT playbook, kamus validasi and resource page MedicationDispense. */
export const medicationDispenseRules: readonly Rule[] = [
  identifier(
    10389,
    'identifier',
    [
      systems.localSystem('prescription'),
      systems.localSystem('prescription-item'),
      systems.localSystem('claim-number'),
      'http://terminology.kemkes.go.id/CodeSystem/coverage-type',
    ],
    MANDATORY,
  ),
  coding(10048, 'category', [systems.DISPENSE_CATEGORY]),
  code(10049, 'status', systems.DISPENSE_STATUS, MANDATORY),
  coding(10050, 'quantity', [systems.DRUG_FORM]),
  coding(10051, 'daysSupply', [systems.UCUM]),
  code(10052, 'dosageInstruction.timing.repeat.periodUnit', systems.UCUM),
  // 10057 says the same of the same element.
  coding(10053, 'dosageInstruction.doseAndRate.type', [systems.DOSE_RATE_TYPE]),
  coding(10054, 'dosageInstruction.additionalInstruction', [systems.SNOMED]),
  coding(10055, 'dosageInstruction.timing.code', [systems.TIMING_ABBREVIATION]),
  coding(10056, 'dosageInstruction.route', [systems.ATC]),
  code(10058, 'dosageInstruction.timing.repeat.when', systems.EVENT_TIMING),
  reference(10138, 'medicationReference', ['Medication'], MANDATORY),
  reference(10139, 'subject', ['Patient'], MANDATORY),
  notNegative(10350, 'daysSupply.value'),
  dateTime(10351, 'whenPrepared'),
  dateTime(10352, 'whenHandedOver'),
  own(10352, '', handedOverBeforePrepared),
  wholeNotNegative(10353, 'dosageInstruction.sequence'),
  wholeNotNegative(10354, 'dosageInstruction.timing.repeat.frequency'),
  notNegative(10355, 'dosageInstruction.timing.repeat.period'),
  notNegative(10356, 'dosageInstruction.doseAndRate.doseQuantity.value'),
  coding(10357, 'dosageInstruction.doseAndRate.doseQuantity', [systems.DRUG_FORM, systems.SNOMED]),
  reference(10390, 'context', ['Encounter'], MANDATORY),
  reference(10392, 'performer.actor', ['Practitioner'], MANDATORY),
  reference(10393, 'location', ['Location']),
  reference(10394, 'authorizingPrescription', ['MedicationRequest'], MANDATORY),
  coding(10674, 'substitution.reason', [systems.ACT_REASON, systems.KEMKES]),
  coding(10675, 'substitution.type', [systems.SUBSTITUTION]),
  reference(10676, 'substitution.responsibleParty', ['Practitioner']),
  coding(10784, 'dosageInstruction.site', [systems.SNOMED]),
]
