import type { LocalRef } from '@lentera/contracts/deliveries/external-id'
import type { Reference } from 'fhir/r4.js'
import type { Mapping } from './mapping.js'

const refer = (local: LocalRef, mapping: Mapping): Reference => ({ reference: mapping.reference(local) })

export const patientRef = (patientId: string): LocalRef => ({
  entity: 'patients',
  id: patientId,
  remoteType: 'Patient',
})
export const encounterRef = (visitId: string): LocalRef => ({
  entity: 'visits',
  id: visitId,
  remoteType: 'Encounter',
})
export const practitionerRef = (userId: string): LocalRef => ({
  entity: 'users',
  id: userId,
  remoteType: 'Practitioner',
})
export const locationRef = (unitCode: string): LocalRef => ({
  entity: 'units',
  id: unitCode,
  remoteType: 'Location',
})
export const conditionRef = (diagnosisId: string): LocalRef => ({
  entity: 'diagnoses',
  id: diagnosisId,
  remoteType: 'Condition',
})

/** @throws MissingReference */
export const patientReference = (patientId: string, mapping: Mapping): Reference =>
  refer(patientRef(patientId), mapping)
/** @throws MissingReference */
export const encounterReference = (visitId: string, mapping: Mapping): Reference =>
  refer(encounterRef(visitId), mapping)
/** @throws MissingReference */
export const practitionerReference = (userId: string, mapping: Mapping): Reference =>
  refer(practitionerRef(userId), mapping)
/** @throws MissingReference */
export const locationReference = (unitCode: string, mapping: Mapping): Reference =>
  refer(locationRef(unitCode), mapping)
/** The facility itself, which needs no look-up. */
export const ownOrganization = (mapping: Mapping): Reference => ({
  reference: `Organization/${mapping.organizationId}`,
})
