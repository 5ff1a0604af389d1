import type { Diagnosis } from '@lentera/contracts/charting/diagnosis'
import type { Condition } from 'fhir/r4.js'
import { coding, concept } from './coding.js'
import { isIcd10 } from './codes/classifications.js'
import { systems } from './codes/systems.js'
import { utcSecond } from './instant.js'
import { localIdentifier, searchToken } from './local-identifier.js'
import type { Mapping, OutgoingResource } from './mapping.js'
import { conditionRef, encounterReference, patientReference } from './references.js'

const active = concept(coding(systems.conditionClinical, 'active', 'Active'))
const certainties = {
  suspected: concept(coding(systems.conditionVerification, 'provisional', 'Provisional')),
  confirmed: concept(coding(systems.conditionVerification, 'confirmed', 'Confirmed')),
}
const mistaken = concept(coding(systems.conditionVerification, 'entered-in-error', 'Entered in Error'))

/**
 * A diagnosis. Since when the patient has it nobody asked, so only the moment of writing goes out. One that was taken
 * back replaces what was sent as entered in error; FHIR allows such a one no clinical status (con-5).
 * @returns null for a diagnosis that has no code of ICD-10: the platform takes none in words
 * @throws MissingReference
 * Source: SATUSEHAT playbook, Condition; rules 10003, 10006, 10007, 10125, 10126, 10170, 10403, 10444.
 */
export function toCondition(diagnosis: Diagnosis, mapping: Mapping): OutgoingResource<Condition> | null {
  if (!isIcd10(diagnosis.code)) return null
  const isActive = diagnosis.status === 'active'
  const identifier = localIdentifier('condition', diagnosis.id, mapping)
  return {
    local: conditionRef(diagnosis.id),
    identifier: searchToken(identifier),
    resource: {
      resourceType: 'Condition',
      identifier: [identifier],
      ...(isActive ? { clinicalStatus: active } : {}),
      verificationStatus: isActive ? certainties[diagnosis.certainty] : mistaken,
      category: [concept(coding(systems.conditionCategory, 'encounter-diagnosis', 'Encounter Diagnosis'))],
      code: concept(coding(systems.icd10, diagnosis.code, diagnosis.name)),
      subject: patientReference(diagnosis.patientId, mapping),
      encounter: encounterReference(diagnosis.visitId, mapping),
      recordedDate: utcSecond(diagnosis.recordedAt),
    },
  }
}
