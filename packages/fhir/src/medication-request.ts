import type { LocalRef } from '@lentera/contracts/deliveries/external-id'
import type { Prescription, PrescriptionLine } from '@lentera/contracts/medications/prescription'
import type { MedicationRequest, MedicationRequestDispenseRequest } from 'fhir/r4.js'
import { coding, concept } from './coding.js'
import { quantitySystems } from './codes/quantity-systems.js'
import { systems } from './codes/systems.js'
import { toDosage } from './dosage.js'
import { drugQuantity } from './drug-quantity.js'
import { utcSecond } from './instant.js'
import { searchToken } from './local-identifier.js'
import type { Mapping, OutgoingResource } from './mapping.js'
import { type KnownDrug, prescribedMedicationRef } from './medication.js'
import { prescriptionNumbers } from './prescription-numbers.js'
import { encounterReference, ownOrganization, patientReference, practitionerReference } from './references.js'

export const medicationRequestRef = (lineId: string): LocalRef => ({
  entity: 'prescription_lines',
  id: lineId,
  remoteType: 'MedicationRequest',
})

/**
 * One line of a prescription; the platform wants one request for each drug, after its Medication. `completed` is what
 * the Ministry calls a prescription that was written; one that was taken back is `cancelled`.
 * @throws MissingReference
 * Source: SATUSEHAT playbook, MedicationRequest; rules 10032 to 10044, 10135, 10136, 10337, 10388, 10453 to 10455.
 */
export function toMedicationRequest(
  prescription: Prescription,
  line: PrescriptionLine,
  drug: KnownDrug,
  mapping: Mapping,
): OutgoingResource<MedicationRequest> {
  const numbers = prescriptionNumbers(prescription.id, line.id, mapping)
  const notes = [prescription.note, line.note].filter((note) => note !== null)
  return {
    local: medicationRequestRef(line.id),
    identifier: searchToken(numbers[1]),
    resource: {
      resourceType: 'MedicationRequest',
      identifier: numbers,
      status: prescription.status === 'cancelled' ? 'cancelled' : 'completed',
      intent: 'order',
      category: [concept(coding(systems.requestCategory, 'outpatient', 'Outpatient'))],
      priority: 'routine',
      medicationReference: {
        reference: mapping.reference(prescribedMedicationRef(line.id)),
        display: line.drugName,
      },
      subject: patientReference(line.patientId, mapping),
      encounter: encounterReference(line.visitId, mapping),
      authoredOn: utcSecond(prescription.prescribedAt),
      requester: practitionerReference(prescription.prescribedBy, mapping),
      ...(notes.length > 0 ? { note: notes.map((text) => ({ text })) } : {}),
      dosageInstruction: [toDosage(line.signa, drug, quantitySystems.requestDose)],
      dispenseRequest: dispenseRequestOf(line, drug, mapping),
    },
  }
}

const dispenseRequestOf = (
  { quantity, unit, days }: PrescriptionLine,
  drug: KnownDrug,
  mapping: Mapping,
): MedicationRequestDispenseRequest => ({
  numberOfRepeatsAllowed: 0,
  quantity: drugQuantity(quantity, { unit, packageOf: drug?.form ?? null }, quantitySystems.requestQuantity),
  ...(days === null
    ? {}
    : { expectedSupplyDuration: { value: days, unit: 'days', system: systems.ucum, code: 'd' } }),
  performer: ownOrganization(mapping),
})
