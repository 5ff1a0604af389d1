import { cleanLine } from '@lentera/contracts/kernel/text'
import type { AllergyCategory, RecordAllergyAnswer } from '@lentera/contracts/charting/allergies'
import type { ArgsOf } from '@lentera/contracts/kernel/command'

export interface AllergyRow {
  readonly category: AllergyCategory
  readonly substance: string
}

export const emptyRow: AllergyRow = { category: 'drug', substance: '' }

/** One empty row always stands at the end, so that a second substance needs no button. */
export function withEmptyRow(rows: readonly AllergyRow[]): AllergyRow[] {
  const filled = rows.filter((row, index) => row.substance !== '' || index === rows.length - 1)
  const last = filled.at(-1)
  return !last || last.substance !== '' ? [...filled, emptyRow] : [...filled]
}

type Substances = ArgsOf<typeof RecordAllergyAnswer>['substances']

export const substancesOf = (rows: readonly AllergyRow[]): Substances =>
  rows
    .map(({ category, substance }) => ({
      category,
      substance: cleanLine(substance).replace(/\s+/g, ' ').trim(),
      reaction: null,
    }))
    .filter(({ substance }) => substance !== '')
