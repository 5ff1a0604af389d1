import type { CatalogueDiagnosis, DiagnosisEntry } from '@lentera/contracts/catalogue/diagnosis'
import type { PackedPart } from '@lentera/contracts/kernel/packing'
import { catalogueId } from '../catalogue/catalogue-id.js'
import { diagnosisPacking } from '../catalogue/diagnosis-packing.js'
import { id } from './samples.js'

/** A line of the list as a row that is offered. */
export const asRow = (entry: DiagnosisEntry): CatalogueDiagnosis => ({
  ...entry,
  id: catalogueId(id(1), 'diagnoses', entry.code),
  active: true,
  loadId: id(71),
})

/** Rows of the list of diagnoses as one part of a packed table, as the engine hands them to a search. */
export function diagnosisPart(
  rows: readonly CatalogueDiagnosis[],
  isCurrent: (row: number) => boolean = () => true,
): PackedPart<CatalogueDiagnosis> {
  const cells = rows.map((row) => diagnosisPacking.columnsOf(row))
  return {
    rows: rows.length,
    columns: Array.from(
      { length: diagnosisPacking.columns },
      (_, at) => `|${cells.map((texts) => `${texts[at]}|`).join('')}`,
    ),
    isCurrent,
    idAt: (row) => rows[row]!.id,
    recordAt: (row) => rows[row]!,
  }
}
