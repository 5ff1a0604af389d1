import type { TableRow } from '../../platform/import/table'
import type { CalendarDate } from '@lentera/contracts/kernel/time'
import type { ImportRow } from '@lentera/contracts/patients/import-rows'
import { normaliseName } from '@lentera/domain/patients/normalise-name'
import type { Matching } from './columns'
import { type ImportPlaces, readImportRow, type RowTrouble } from './read-import-row'

/** A line that is not brought in, with why; `like` is the line above that says the same. */
export interface RefusedRow {
  readonly line: number
  readonly name: string
  readonly trouble: RowTrouble
  readonly like: number | null
}

export interface ReadImport {
  readonly rows: readonly ImportRow[]
  readonly refused: readonly RefusedRow[]
}

/** Reads all lines below the first. The same person twice in one list is brought in once, and both lines are named. */
export function readImport(
  lines: readonly TableRow[],
  matching: Matching,
  places: ImportPlaces,
  today: CalendarDate,
): ReadImport {
  const rows: ImportRow[] = []
  const refused: RefusedRow[] = []
  const byNik = new Map<string, number>()
  const byPerson = new Map<string, number>()
  for (const { line, cells } of lines) {
    const name = matching.name === undefined ? '' : (cells[matching.name] ?? '')
    const { row, trouble } = readImportRow(line, cells, matching, places, today)
    if (!row) {
      refused.push({ line, name, trouble, like: null })
      continue
    }
    const person = personOf(row)
    const sameNik = row.nik === null ? undefined : byNik.get(row.nik)
    const samePerson = byPerson.get(person)
    if (sameNik !== undefined || samePerson !== undefined) {
      const isNik = sameNik !== undefined
      refused.push({
        ...{ line, name },
        trouble: isNik ? 'same_nik' : 'same_person',
        like: sameNik ?? samePerson!,
      })
      continue
    }
    if (row.nik !== null) byNik.set(row.nik, line)
    byPerson.set(person, line)
    rows.push(row)
  }
  return { rows, refused }
}

/** Name, day and mother; with two different NIK they are two people. */
const personOf = ({ demographics, nik }: ImportRow): string =>
  [
    normaliseName(demographics.name),
    demographics.sex,
    demographics.birthDate,
    normaliseName(demographics.motherName ?? ''),
    // An estimate is shared by hundreds: there the old address tells people apart.
    demographics.birthDateEstimated ? JSON.stringify(demographics.address) : '',
    nik ?? '',
  ].join('|')
