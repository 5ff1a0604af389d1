import type { CatalogueDrug } from '@lentera/contracts/catalogue/drug'
import type { Id } from '@lentera/contracts/kernel/id'
import { lineShorthand } from '@lentera/domain/medications/line-words'
import { coveredByOne, substitutesFor } from '@lentera/domain/medications/substitute'
import type { ReadLine, TypedLine } from './read-lines'
import type { Stock } from './stock-of'

export interface Substitute {
  readonly drug: CatalogueDrug
  /** At a time, in the unit of the other drug. */
  readonly dose: number
  readonly stock: Stock
  /** The line with the other drug in it. */
  readonly line: TypedLine
}

/**
 * The strength nearest to what was chosen that is there and can be counted out at the same dose; null: none. A reason
 * that was given for the drug before does not go along.
 */
export function substituteFor(
  { drug, order, typed, parsed }: Pick<ReadLine, 'drug' | 'order' | 'typed' | 'parsed'>,
  drugs: readonly CatalogueDrug[],
  stockOf: (drugId: Id) => Stock,
): Substitute | null {
  if (!drug || !order) return null
  const { signa, quantity } = order
  const offers = substitutesFor(drug, drugs)
    .map((other) => ({
      drug: other,
      factor: 1 / (coveredByOne(drug, other) ?? Infinity),
      stock: stockOf(other.id),
    }))
    .filter(({ factor, stock }) => (stock.balance ?? 0) > 0 && canCount(signa.dose * factor))
  const [best] = offers
  if (!best) return null
  const dose = signa.dose * best.factor
  const amount = parsed.quantity === null || quantity === null ? null : quantity * best.factor
  const doseUnit = signa.doseUnit === drug.unit ? best.drug.unit : signa.doseUnit
  const note = parsed.note ? ` "${parsed.note}"` : ''
  const text = lineShorthand({ ...signa, dose, doseUnit }, parsed.days, amount) + note
  return {
    ...{ drug: best.drug, dose, stock: best.stock },
    line: { ...typed, drugId: best.drug.id, text, reason: '' },
  }
}

/** What a patient can count out: whole or half tablets, and not a handful. */
const canCount = (dose: number): boolean => dose > 0 && dose <= 4 && Number.isInteger(dose * 2)
