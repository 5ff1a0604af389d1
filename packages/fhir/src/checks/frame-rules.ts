import type { FhirResource, Patient } from 'fhir/r4.js'
import { personSystems } from '../codes/identifier-systems.js'
import { systems } from '../codes/systems.js'
import { code, moments, mustRefer, needs, numbers, ownNumber, type Rule, system } from './rule.js'

/** Source: SATUSEHAT dictionary of validation rules, Patient. */
const patientRules: readonly Rule[] = [
  ...needs(
    [10166, 'Patient.identifier'],
    [10167, 'Patient.multipleBirthInteger'],
    [10168, 'Patient.name.text'],
    [10333, 'Patient.address'],
    [10397, 'Patient.birthDate'],
    [10413, 'Patient.gender'],
  ),
  {
    kind: 'fact',
    rule: 10166,
    at: 'Patient.identifier',
    text: 'a NIK of sixteen digits, the own or the mother’s',
    holds: (resource: FhirResource) =>
      ((resource as Patient).identifier ?? []).some(
        ({ system: address, value }) =>
          (address === personSystems.nik || address === personSystems.motherNik) &&
          /^[0-9]{16}$/.test(value ?? ''),
      ),
  },
  ...numbers([10167, 'Patient.multipleBirthInteger']),
  { kind: 'day', rule: 10397, at: 'Patient.birthDate' },
  code(10413, 'Patient.gender', 'male', 'female', 'other', 'unknown'),
]

/** Source: SATUSEHAT dictionary of validation rules, Location. */
const locationRules: readonly Rule[] = [
  code(10095, 'Location.status', 'active', 'suspended', 'inactive'),
  code(10097, 'Location.mode', 'instance', 'kind'),
  system(
    10102,
    'Location.physicalType',
    systems.locationPhysicalType,
    'http://terminology.kemkes.go.id/CodeSystem/location-physical-type',
  ),
  system(
    10163,
    'Location.extension:LocationServiceClass.valueCodeableConcept',
    'http://terminology.kemkes.go.id/CodeSystem/locationServiceClass',
    systems.serviceClassOutpatient,
  ),
  ownNumber(10447, 'Location.identifier', 'location'),
]

/** Source: SATUSEHAT dictionary of validation rules, Composition. */
const compositionRules: readonly Rule[] = [
  ...needs(
    [10021, 'Composition.type'],
    [10132, 'Composition.date'],
    [10134, 'Composition.title'],
    [10023, 'Composition.section.code'],
  ),
  code(10020, 'Composition.status', 'preliminary', 'final', 'amended', 'entered-in-error'),
  system(10021, 'Composition.type', systems.loinc),
  system(10022, 'Composition.category', systems.loinc),
  // 10853 of the newer dictionary takes codes of the Ministry as well; what both take is safe.
  system(10023, 'Composition.section.code', systems.loinc),
  ...mustRefer(10131, 'Composition.subject', 'Patient'),
  ...mustRefer(10133, 'Composition.author', 'Practitioner'),
  ...moments([10132, 'Composition.date']),
  ownNumber(10464, 'Composition.identifier', 'composition'),
]

/** Of who, where and what was written about it. */
export const frameRules: readonly Rule[] = [...patientRules, ...locationRules, ...compositionRules]
