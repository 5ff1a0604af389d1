import type { DrugForm } from '@lentera/contracts/catalogue/drug'
import type { Quantity } from 'fhir/r4.js'
import { drugUnits } from './codes/drug-units.js'
import { packageForms } from './codes/package-forms.js'
import { systems } from './codes/systems.js'

/** What is counted in: a unit, or the package a form comes in. */
export interface CountedIn {
  readonly unit: string
  /** Form of the drug that `unit` is a package of; null: of none, as with a dose in millilitres. */
  readonly packageOf: DrugForm | null
}

const rounded = (value: number): number => Math.round(value * 100) / 100

/**
 * An amount of a drug. Its unit gets a code where the place takes one that fits, and stays a word where it does not:
 * a word is right, a code that nearly fits is wrong.
 * @param allowed the systems of that place, see `quantity-systems.ts`
 */
export function drugQuantity(
  value: number,
  { unit, packageOf }: CountedIn,
  allowed: readonly string[],
): Quantity {
  const known = drugUnits[unit.toLowerCase()]
  const amount = { value: rounded(value * (known?.times ?? 1)), unit: known?.unit ?? unit }
  if (known && allowed.includes(known.system)) return { ...amount, system: known.system, code: known.code }
  const form = packageOf && packageForms[packageOf]
  return form && allowed.includes(systems.orderableDrugForm)
    ? { ...amount, system: systems.orderableDrugForm, code: form }
    : amount
}
