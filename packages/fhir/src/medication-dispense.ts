import type { Dispense } from '@lentera/contracts/medications/dispense'
import type { PrescriptionLine } from '@lentera/contracts/medications/prescription'
import type { Dosage, MedicationDispense, Quantity } from 'fhir/r4.js'
import { coding, concept } from './coding.js'
import { quantitySystems } from './codes/quantity-systems.js'
import { systems } from './codes/systems.js'
import { toDosage } from './dosage.js'
import { drugQuantity } from './drug-quantity.js'
import { givenSigna } from './given-signa.js'
import { utcSecond } from './instant.js'
import { searchToken } from './local-identifier.js'
import type { Mapping, OutgoingResource } from './mapping.js'
import { dispensedMedicationRef, type KnownDrug } from './medication.js'
import { medicationRequestRef } from './medication-request.js'
import { prescriptionNumbers } from './prescription-numbers.js'
import {
  encounterReference,
  locationReference,
  patientReference,
  practitionerReference,
} from './references.js'

export interface DispenseFacts {
  readonly row: Dispense
  /** The line it was handed over for. */
  readonly line: PrescriptionLine
  /** What was given, which may be another drug than that of the line. */
  readonly drug: KnownDrug
  /** Unit that handed it over; null: nobody tells. */
  readonly unit: string | null
}

/**
 * One row of a hand-over. Its item number is the row's own and not that of the line, for a line may be handed over
 * from two batches or in two parts, and the platform refuses a second resource of the same number; which request it
 * answers stands in `authorizingPrescription`. When it was prepared nobody writes down, so only the hand-over is told.
 * @throws MissingReference
 * Source: SATUSEHAT playbook, MedicationDispense; rules 10048 to 10058, 10138, 10139, 10350 to 10357, 10389 to 10394.
 */
export function toMedicationDispense(
  facts: DispenseFacts,
  mapping: Mapping,
): OutgoingResource<MedicationDispense> {
  const { row, line, drug, unit } = facts
  const numbers = prescriptionNumbers(row.prescriptionId, row.id, mapping)
  const daysSupply = daysSupplyOf(row, line)
  const dosage = dosageOf(facts)
  return {
    local: { entity: 'dispenses', id: row.id, remoteType: 'MedicationDispense' },
    identifier: searchToken(numbers[1]),
    resource: {
      resourceType: 'MedicationDispense',
      identifier: numbers,
      status: 'completed',
      category: concept(coding(systems.dispenseCategory, 'outpatient', 'Outpatient')),
      medicationReference: { reference: mapping.reference(dispensedMedicationRef(row.id)) },
      subject: patientReference(row.patientId, mapping),
      context: encounterReference(row.visitId, mapping),
      performer: [{ actor: practitionerReference(row.dispensedBy, mapping) }],
      ...(unit === null ? {} : { location: locationReference(unit, mapping) }),
      authorizingPrescription: [{ reference: mapping.reference(medicationRequestRef(line.id)) }],
      quantity: drugQuantity(
        row.quantity,
        { unit: drug?.unit ?? line.unit, packageOf: drug?.form ?? null },
        quantitySystems.dispenseQuantity,
      ),
      ...(daysSupply ? { daysSupply } : {}),
      whenHandedOver: utcSecond(row.dispensedAt),
      ...(row.note ? { note: [{ text: row.note }] } : {}),
      ...(dosage ? { dosageInstruction: [dosage] } : {}),
      substitution: { wasSubstituted: row.drugId !== line.drugId },
    },
  }
}

/** For how long a part of what was prescribed lasts. */
function daysSupplyOf({ covers }: Dispense, { days, quantity }: PrescriptionLine): Quantity | null {
  if (days === null) return null
  const value = Math.round(((days * covers) / quantity) * 100) / 100
  return { value, unit: 'Day', system: systems.ucum, code: 'd' }
}

function dosageOf({ row, line, drug }: DispenseFacts): Dosage | null {
  const signa = givenSigna(row, line, drug)
  return signa && toDosage(signa, drug, quantitySystems.dispenseDose)
}
