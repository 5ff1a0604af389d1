import type { PackedPart } from '@lentera/contracts/kernel/packing'
import type { PatientDirectoryEntry } from '@lentera/contracts/patients/patient'
import { directoryPacking } from '../patients/directory-packing.js'

/** Directory rows as one part of a packed table, as the engine hands them to a scan. */
export function partOf(
  entries: readonly PatientDirectoryEntry[],
  isCurrent: (row: number) => boolean = () => true,
): PackedPart<PatientDirectoryEntry> {
  const cells = entries.map((entry) => directoryPacking.columnsOf(entry))
  return {
    rows: entries.length,
    columns: Array.from(
      { length: directoryPacking.columns },
      (_, at) => `|${cells.map((texts) => `${texts[at]}|`).join('')}`,
    ),
    isCurrent,
    idAt: (row) => entries[row]!.id,
    recordAt: (row) => entries[row]!,
  }
}

/** The same in several parts, some of whose rows are older states of rows in another. */
export function partsOf(
  entries: readonly PatientDirectoryEntry[],
  rowsPerPart = 2,
): PackedPart<PatientDirectoryEntry>[] {
  const parts: PackedPart<PatientDirectoryEntry>[] = []
  for (let at = 0; at < entries.length; at += rowsPerPart)
    parts.push(partOf(entries.slice(at, at + rowsPerPart)))
  return parts
}
