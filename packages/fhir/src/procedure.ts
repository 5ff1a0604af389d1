import type { ProcedureDone } from '@lentera/contracts/charting/procedure'
import type { Procedure } from 'fhir/r4.js'
import { coding, concept } from './coding.js'
import { isIcd9 } from './codes/classifications.js'
import { procedureCategory } from './codes/procedure-categories.js'
import { systems } from './codes/systems.js'
import { utcSecond } from './instant.js'
import { localIdentifier, searchToken } from './local-identifier.js'
import type { Mapping, OutgoingResource } from './mapping.js'
import { encounterReference, patientReference, practitionerReference } from './references.js'

/**
 * Something that was done. One moment of it is known, not from when to when.
 * @returns null for an act without a code of ICD-9-CM: one of the local tariff, `LAB-GDS`, says nothing elsewhere
 * @throws MissingReference
 * Source: SATUSEHAT playbook, Procedure; rules 10013, 10015, 10019, 10127, 10128, 10399, 10442.
 */
export function toProcedure(done: ProcedureDone, mapping: Mapping): OutgoingResource<Procedure> | null {
  if (done.code === null || !isIcd9(done.code)) return null
  const identifier = localIdentifier('procedure', done.id, mapping)
  return {
    local: { entity: 'procedures_done', id: done.id, remoteType: 'Procedure' },
    identifier: searchToken(identifier),
    resource: {
      resourceType: 'Procedure',
      identifier: [identifier],
      status: done.status === 'active' ? 'completed' : 'entered-in-error',
      category: procedureCategory(done.code),
      code: concept(coding(systems.icd9, done.code, done.name)),
      subject: patientReference(done.patientId, mapping),
      encounter: encounterReference(done.visitId, mapping),
      performedDateTime: utcSecond(done.doneAt),
      performer: [{ actor: practitionerReference(done.doneBy, mapping) }],
      ...(done.note ? { note: [{ text: done.note }] } : {}),
    },
  }
}
