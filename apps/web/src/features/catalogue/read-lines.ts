import type { CatalogueDiagnosis, DiagnosisEntry } from '@lentera/contracts/catalogue/diagnosis'
import type { CatalogueDrug, DrugEntry } from '@lentera/contracts/catalogue/drug'
import type { CatalogueKind } from '@lentera/contracts/catalogue/entry'
import type { CatalogueProcedure, ProcedureEntry } from '@lentera/contracts/catalogue/procedure'
import type { TableRow } from '../../platform/import/table'
import { cellsBy } from './cells'
import type { ColumnChoice } from './import-fields'
import { readDiagnosis } from './read-diagnosis'
import { readDrug } from './read-drug'
import { readProcedure } from './read-procedure'
import type { Refusal } from './refusal'

export interface Entries {
  readonly diagnoses: DiagnosisEntry
  readonly drugs: DrugEntry
  readonly procedures: ProcedureEntry
}
export interface Rows {
  readonly diagnoses: CatalogueDiagnosis
  readonly drugs: CatalogueDrug
  readonly procedures: CatalogueProcedure
}

export interface RefusedLine {
  readonly line: number
  /** As it stands in the file, to find it there. */
  readonly text: string
  readonly why: Refusal
}

export interface ReadLines<K extends CatalogueKind = CatalogueKind> {
  readonly entries: readonly Entries[K][]
  readonly refused: readonly RefusedLine[]
}

const readers = { diagnoses: readDiagnosis, drugs: readDrug, procedures: readProcedure } as const

/**
 * Reads the lines of a file as entries of a list. A line that says nothing usable is refused with its number; the
 * others are not held up by it.
 * @param known what the list says of a code now: fields without a column stay
 */
export function readLines<K extends CatalogueKind>(
  kind: K,
  lines: readonly TableRow[],
  choice: ColumnChoice,
  known: (code: string) => Rows[K] | null,
): ReadLines<K> {
  const entries = new Map<string, Entries[K]>()
  const refused: RefusedLine[] = []
  const read = readers[kind] as unknown as (
    cells: ReturnType<typeof cellsBy>,
    known: (code: string) => Rows[K] | null,
  ) => Entries[K] | Refusal
  for (const { line, cells } of lines) {
    const found = read(cellsBy(cells, choice), known)
    const why = typeof found === 'string' ? found : entries.has(found.code) ? 'twice' : null
    if (why !== null) refused.push({ line, why, text: cells.join(' · ').slice(0, 120) })
    else entries.set((found as Entries[K]).code, found as Entries[K])
  }
  return { entries: [...entries.values()], refused }
}
