import * as s from '../../rules/systems.js'
import {
  emptied,
  foreignConcept,
  foreignIdentifier,
  missing,
  ofOtherOrganization,
  quoted,
  spoil,
  type Spoil,
  unknownCode,
  unknownConcept,
  unreferenced,
} from './spoil.js'

const SERVICE_CLASS = 'https://fhir.kemkes.go.id/r4/StructureDefinition/LocationServiceClass'
const ELSEWHERE = 'resource cannot be accessed due to business rule'

export const spoiledUnits: readonly Spoil[] = [
  missing(10446, 'identifier', 'Organization.identifier'),
  foreignIdentifier(10446, 'identifier.0'),
  ofOtherOrganization(10446, 'identifier.0', 'organization'),
  foreignConcept(10089, 'type.0'),
  missing(null, 'name', 'Organization.name'),
  unknownCode(10090, 'telecom.0.system', s.CONTACT_SYSTEM, 'telepon'),
  unknownCode(10091, 'telecom.0.use', s.CONTACT_USE, 'kerja'),
  unknownCode(10092, 'address.0.use', s.ADDRESS_USE, 'kerja'),
  unknownCode(10093, 'address.0.type', s.ADDRESS_TYPE, 'rumah'),
  foreignConcept(10094, 'contact.0.purpose'),
  unreferenced(null, 'partOf', 'Organization.partOf'),
  spoil(null, 'partOf', { reference: 'Organization/10000099' }, ELSEWHERE),
]

export const spoiledRooms: readonly Spoil[] = [
  ofOtherOrganization(10447, 'identifier.0', 'location'),
  unknownCode(10095, 'status', s.LOCATION_STATUS, 'buka'),
  emptied(null, 'name'),
  spoil(
    10096,
    'operationalStatus',
    { system: s.BED_STATUS, code: 'Z' },
    `Code not found: 'Z' in system: ${s.BED_STATUS}`,
  ),
  unknownCode(10097, 'mode', s.LOCATION_MODE, 'x'),
  unknownCode(10098, 'telecom.0.system', s.CONTACT_SYSTEM, 'telepon'),
  unknownCode(10099, 'telecom.0.use', s.CONTACT_USE, 'kerja'),
  unknownCode(10100, 'address.use', s.ADDRESS_USE, 'kerja'),
  unknownCode(10101, 'address.type', s.ADDRESS_TYPE, 'rumah'),
  unknownConcept(10102, 'physicalType', s.PHYSICAL_TYPE, 'ruang'),
  spoil(
    10163,
    'extension.0',
    {
      url: SERVICE_CLASS,
      valueCodeableConcept: { coding: [{ system: 'http://example.org/own-codes', code: '1' }] },
    },
    'Invalid coding system: http://example.org/own-codes',
  ),
  foreignConcept(10172, 'type.0'),
  missing(null, 'position.latitude', 'Location.position.latitude'),
  spoil(null, 'managingOrganization', { reference: 'Organization/10000099' }, ELSEWHERE),
]

export const spoiledPatients: readonly Spoil[] = [
  missing(10166, 'identifier', 'Patient.identifier'),
  spoil(10166, 'identifier.0.value', '317101', 'Element not found: Patient.identifier'),
  missing(10167, 'multipleBirthInteger', 'Patient.multipleBirthInteger'),
  quoted(10167, 'multipleBirthInteger'),
  emptied(10168, 'name.0.text'),
  missing(10333, 'address', 'Patient.address'),
  missing(10397, 'birthDate', 'Patient.birthDate'),
  spoil(10397, 'birthDate', '01-01-1990', 'Invalid date time format : 01-01-1990'),
  spoil(10397, 'birthDate', '2026-11-04', 'Invalid date time value : 2026-11-04'),
  unknownCode(10413, 'gender', s.GENDER, 'L'),
]
