import {
  code,
  coding,
  futureDateTime,
  identifier,
  MANDATORY,
  notNegative,
  present,
  reference,
  type Rule,
  text,
} from './rule.js'
import * as systems from './systems.js'

/** Source: SATUSEHAT playbook, kamus validasi and resource page Medication. */
export const medicationRules: readonly Rule[] = [
  identifier(null, 'identifier', [systems.localSystem('medication')], MANDATORY),
  // A compound has no code of its own.
  coding(10024, 'code', [systems.KFA, systems.SNOMED]),
  coding(10025, 'form', [systems.MEDICATION_FORM], MANDATORY),
  code(10026, 'status', systems.MEDICATION_STATUS, MANDATORY),
  coding(10027, 'ingredient.strength.numerator', [systems.UCUM]),
  coding(10028, 'ingredient.strength.denominator', [systems.DRUG_FORM, systems.UCUM, systems.SNOMED]),
  coding(10030, 'ingredient.itemCodeableConcept', [systems.KFA]),
  present(10031, 'extension:MedicationType'),
  coding(10031, 'extension:MedicationType.valueCodeableConcept', [systems.MEDICATION_TYPE], MANDATORY),
  text(10309, 'batch.lotNumber'),
  futureDateTime(10310, 'batch.expirationDate'),
  notNegative(10334, 'ingredient.strength.numerator.value'),
  notNegative(10335, 'ingredient.strength.denominator.value'),
  reference(10391, 'manufacturer', ['Organization']),
]
