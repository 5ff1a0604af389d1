import { quantitySystems } from '../codes/quantity-systems.js'
import { systems } from '../codes/systems.js'
import { code, mayRefer, moments, mustRefer, needs, numbers, ownNumber, type Rule, system } from './rule.js'

const STRENGTH = 'Medication.ingredient.strength'

/** Source: SATUSEHAT dictionary of validation rules, Medication. */
const medicationRules: readonly Rule[] = [
  ...needs(
    [10024, 'Medication.code'],
    [10026, 'Medication.status'],
    [10031, 'Medication.extension:MedicationType.valueCodeableConcept'],
  ),
  system(10024, 'Medication.code', systems.kfa, systems.snomed),
  system(10025, 'Medication.form', systems.medicationForm),
  code(10026, 'Medication.status', 'active', 'inactive', 'entered-in-error'),
  system(10027, `${STRENGTH}.numerator`, systems.ucum),
  system(10028, `${STRENGTH}.denominator`, ...quantitySystems.strengthDenominator),
  ...numbers([10334, `${STRENGTH}.numerator.value`], [10335, `${STRENGTH}.denominator.value`]),
  system(10030, 'Medication.ingredient.itemCodeableConcept', systems.kfa),
  system(10031, 'Medication.extension:MedicationType.valueCodeableConcept', systems.medicationType),
  // When a batch expires lies ahead as a rule.
  { kind: 'day', rule: 10310, at: 'Medication.batch.expirationDate' },
]

/** What is the same of how a drug is ordered and how it is handed over, under numbers of its own. */
const dosageRules = (
  at: string,
  rule: Readonly<
    Record<
      'sequence' | 'frequency' | 'period' | 'dose' | 'doseSystem' | 'periodUnit' | 'route' | 'type',
      number
    >
  >,
  doses: readonly string[],
): readonly Rule[] => [
  ...numbers(
    [rule.sequence, `${at}.sequence`],
    [rule.frequency, `${at}.timing.repeat.frequency`],
    [rule.period, `${at}.timing.repeat.period`],
    [rule.dose, `${at}.doseAndRate.doseQuantity.value`],
  ),
  code(rule.periodUnit, `${at}.timing.repeat.periodUnit`, 's', 'min', 'h', 'd', 'wk', 'mo', 'a'),
  system(rule.route, `${at}.route`, systems.atc),
  system(rule.type, `${at}.doseAndRate.type`, systems.doseRateType),
  system(rule.doseSystem, `${at}.doseAndRate.doseQuantity`, ...doses),
]

const SUPPLY = 'MedicationRequest.dispenseRequest'

/** Source: SATUSEHAT dictionary of validation rules, MedicationRequest. */
const requestRules: readonly Rule[] = [
  ...needs(
    [10337, 'MedicationRequest.authoredOn'],
    [10388, 'MedicationRequest.identifier'],
    [10032, 'MedicationRequest.status'],
    [10033, 'MedicationRequest.intent'],
  ),
  code(10032, 'MedicationRequest.status', 'active', 'on-hold', 'cancelled', 'completed', 'stopped'),
  code(10033, 'MedicationRequest.intent', 'proposal', 'plan', 'order', 'original-order'),
  system(10034, 'MedicationRequest.category', systems.requestCategory),
  code(10044, 'MedicationRequest.priority', 'routine', 'urgent', 'asap', 'stat'),
  ...mustRefer(10135, 'MedicationRequest.medicationReference', 'Medication'),
  ...mustRefer(10136, 'MedicationRequest.subject', 'Patient'),
  ...mustRefer(10453, `${SUPPLY}.performer`, 'Organization'),
  ...mustRefer(10454, 'MedicationRequest.encounter', 'Encounter'),
  ...mustRefer(10455, 'MedicationRequest.requester', 'Practitioner', 'Organization'),
  ...moments([10337, 'MedicationRequest.authoredOn']),
  ownNumber(10388, 'MedicationRequest.identifier', 'prescription', 'prescription-item'),
  ...dosageRules(
    'MedicationRequest.dosageInstruction',
    {
      sequence: 10340,
      frequency: 10341,
      period: 10342,
      dose: 10343,
      doseSystem: 10349,
      periodUnit: 10036,
      route: 10038,
      type: 10039,
    },
    quantitySystems.requestDose,
  ),
  ...numbers(
    [10345, `${SUPPLY}.numberOfRepeatsAllowed`],
    [10346, `${SUPPLY}.quantity.value`],
    [10347, `${SUPPLY}.expectedSupplyDuration.value`],
  ),
  system(10348, `${SUPPLY}.quantity`, ...quantitySystems.requestQuantity),
  system(10043, `${SUPPLY}.expectedSupplyDuration`, systems.ucum),
]

/** Source: SATUSEHAT dictionary of validation rules, MedicationDispense. */
const dispenseRules: readonly Rule[] = [
  ...needs([10049, 'MedicationDispense.status'], [10389, 'MedicationDispense.identifier']),
  system(10048, 'MedicationDispense.category', systems.dispenseCategory),
  code(10049, 'MedicationDispense.status', 'preparation', 'in-progress', 'cancelled', 'completed'),
  system(10050, 'MedicationDispense.quantity', ...quantitySystems.dispenseQuantity),
  system(10051, 'MedicationDispense.daysSupply', systems.ucum),
  ...numbers([10350, 'MedicationDispense.daysSupply.value']),
  ...mustRefer(10138, 'MedicationDispense.medicationReference', 'Medication'),
  ...mustRefer(10139, 'MedicationDispense.subject', 'Patient'),
  ...mustRefer(10390, 'MedicationDispense.context', 'Encounter'),
  ...mustRefer(10392, 'MedicationDispense.performer.actor', 'Practitioner'),
  mayRefer(10393, 'MedicationDispense.location', 'Location'),
  ...mustRefer(10394, 'MedicationDispense.authorizingPrescription', 'MedicationRequest'),
  ...moments([10352, 'MedicationDispense.whenHandedOver']),
  ownNumber(10389, 'MedicationDispense.identifier', 'prescription', 'prescription-item'),
  ...dosageRules(
    'MedicationDispense.dosageInstruction',
    {
      sequence: 10353,
      frequency: 10354,
      period: 10355,
      dose: 10356,
      doseSystem: 10357,
      periodUnit: 10052,
      route: 10056,
      type: 10053,
    },
    quantitySystems.dispenseDose,
  ),
  code(10058, 'MedicationDispense.dosageInstruction.timing.repeat.when', 'AC', 'PC', 'C', 'HS'),
]

export const medicineRules: readonly Rule[] = [...medicationRules, ...requestRules, ...dispenseRules]
