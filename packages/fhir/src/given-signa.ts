import type { Dispense } from '@lentera/contracts/medications/dispense'
import type { PrescriptionLine } from '@lentera/contracts/medications/prescription'
import type { Signa } from '@lentera/contracts/medications/signa'
import type { KnownDrug } from './medication.js'

/**
 * How what was given is taken. Two tablets of 5 mg may stand for one of 10 mg: where a dose counts the unit that was
 * prescribed, it counts that of the other product now.
 * @returns null where a product was given whose dose nobody can tell from the prescription: millilitres of a syrup
 * of another strength
 */
export function givenSigna(
  row: Pick<Dispense, 'drugId' | 'quantity' | 'covers'>,
  line: Pick<PrescriptionLine, 'drugId' | 'unit' | 'signa'>,
  drug: KnownDrug,
): Signa | null {
  const { signa } = line
  if (row.drugId === line.drugId) return signa
  if (signa.doseUnit !== line.unit) return null
  const dose = Math.round(((signa.dose * row.quantity) / row.covers) * 100) / 100
  return { ...signa, dose, doseUnit: drug?.unit ?? signa.doseUnit }
}
