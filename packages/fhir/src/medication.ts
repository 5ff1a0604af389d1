import type { CatalogueDrug, DrugIngredient } from '@lentera/contracts/catalogue/drug'
import type { LocalRef } from '@lentera/contracts/deliveries/external-id'
import type { StockBatch } from '@lentera/contracts/inventory/stock-batch'
import type { Dispense } from '@lentera/contracts/medications/dispense'
import type { PrescriptionLine } from '@lentera/contracts/medications/prescription'
import type { Medication, MedicationBatch, MedicationIngredient, Quantity, Ratio } from 'fhir/r4.js'
import { coding, concept } from './coding.js'
import { medicationForms } from './codes/medication-forms.js'
import { quantitySystems } from './codes/quantity-systems.js'
import { extensions, profiles } from './codes/structures.js'
import { systems } from './codes/systems.js'
import { drugQuantity } from './drug-quantity.js'
import { localIdentifier, searchToken } from './local-identifier.js'
import type { Mapping, OutgoingResource } from './mapping.js'

/** What the list of drugs says of a drug; null: it is not in the list (any more). */
export type KnownDrug = CatalogueDrug | null
export type GivenBatch = Pick<StockBatch, 'batchNumber' | 'expiresOn'> | null

/** Somebody matches a drug of ours to its product code, 92 or 93. */
export const productRef = (drugId: string): LocalRef => ({
  entity: 'catalogue_drugs',
  id: drugId,
  remoteType: 'kfa',
})
/** And an active ingredient to its own, 91. */
export const ingredientRef = (substance: string): LocalRef => ({
  entity: 'substances',
  id: substance.trim().toLowerCase(),
  remoteType: 'kfa',
})
export const prescribedMedicationRef = (lineId: string): LocalRef => ({
  entity: 'prescription_lines',
  id: lineId,
  remoteType: 'Medication',
})
export const dispensedMedicationRef = (dispenseRowId: string): LocalRef => ({
  entity: 'dispenses',
  id: dispenseRowId,
  remoteType: 'Medication',
})

/**
 * What was prescribed in one line.
 * @throws MissingReference for a drug or an ingredient that nobody matched to KFA
 * Source: SATUSEHAT playbook, Medication; rules 10024 to 10031, 10309, 10310.
 */
export const toPrescribedMedication = (
  line: Pick<PrescriptionLine, 'id' | 'drugId'>,
  drug: KnownDrug,
  mapping: Mapping,
): OutgoingResource<Medication> =>
  toMedication(prescribedMedicationRef(line.id), line.drugId, drug, null, mapping)

/** What was handed over in one row: the product that was taken from the shelf, with its batch where somebody knows it. */
export const toDispensedMedication = (
  row: Pick<Dispense, 'id' | 'drugId'>,
  drug: KnownDrug,
  batch: GivenBatch,
  mapping: Mapping,
): OutgoingResource<Medication> =>
  toMedication(dispensedMedicationRef(row.id), row.drugId, drug, batch, mapping)

function toMedication(
  local: LocalRef,
  drugId: string,
  drug: KnownDrug,
  batch: GivenBatch,
  mapping: Mapping,
): OutgoingResource<Medication> {
  const identifier = localIdentifier('medication', local.id, mapping)
  const form = drug && medicationForms[drug.form]
  const ingredient = drug ? drug.ingredients.map((part) => ingredientOf(part, drug, mapping)) : []
  return {
    local,
    identifier: searchToken(identifier),
    resource: {
      resourceType: 'Medication',
      meta: { profile: [profiles.medication] },
      identifier: [identifier],
      code: concept(mapping.code(productRef(drugId))),
      status: 'active',
      ...(form ? { form } : {}),
      ...(ingredient.length > 0 ? { ingredient } : {}),
      ...(batch?.batchNumber || batch?.expiresOn ? { batch: batchOf(batch) } : {}),
      // Nothing is mixed here: a compound (puyer) is written as its parts.
      extension: [
        {
          url: extensions.medicationType,
          valueCodeableConcept: concept(coding(systems.medicationType, 'NC', 'Non-compound')),
        },
      ],
    },
  }
}

function ingredientOf(part: DrugIngredient, drug: CatalogueDrug, mapping: Mapping): MedicationIngredient {
  const strength = strengthOf(part, drug)
  return {
    itemCodeableConcept: concept(mapping.code(ingredientRef(part.substance))),
    isActive: true,
    ...(strength ? { strength } : {}),
  }
}

/** So much in one unit, or in so many millilitres. null: it is not measured in milligrams. */
function strengthOf({ amountMg, perMl }: DrugIngredient, { unit, form }: CatalogueDrug): Ratio | null {
  if (amountMg === null) return null
  const numerator: Quantity = { value: amountMg, unit: 'mg', system: systems.ucum, code: 'mg' }
  const denominator =
    perMl === null
      ? drugQuantity(1, { unit, packageOf: form }, quantitySystems.strengthDenominator)
      : drugQuantity(perMl, { unit: 'ml', packageOf: null }, quantitySystems.strengthDenominator)
  return { numerator, denominator }
}

const batchOf = ({ batchNumber, expiresOn }: NonNullable<GivenBatch>): MedicationBatch => ({
  ...(batchNumber ? { lotNumber: batchNumber } : {}),
  ...(expiresOn ? { expirationDate: expiresOn } : {}),
})
