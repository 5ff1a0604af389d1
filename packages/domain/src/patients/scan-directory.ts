import type { Id } from '@lentera/contracts/kernel/id'
import type { PatientDirectoryEntry } from '@lentera/contracts/patients/patient'
import { directoryColumn } from './directory-packing.js'
import type { DirectoryPart } from './directory-scan.js'
import { unknownVillage } from './elsewhere.js'
import { cellsOf } from '../search/packed-cells.js'

const column = (part: DirectoryPart, name: keyof typeof directoryColumn): string[] =>
  cellsOf(part.columns[directoryColumn[name]] ?? '', part.rows)

/** Everybody whose cell in a column is exactly this; only they are opened. */
function whoHas(
  parts: readonly DirectoryPart[],
  name: keyof typeof directoryColumn,
  value: string,
): PatientDirectoryEntry[] {
  return parts.flatMap((part) => {
    const cells = part.columns[directoryColumn[name]] ?? ''
    // A look at the whole text before it is cut into cells: most parts hold nobody.
    if (!cells.includes(`|${value}`)) return []
    return column(part, name).flatMap((cell, row) =>
      cell === value && part.isCurrent(row) ? [part.recordAt(row)] : [],
    )
  })
}

/** Whose BPJS card ends with these digits; several may, and none is proof. */
export const withCardTail = (parts: readonly DirectoryPart[], tail: string): PatientDirectoryEntry[] =>
  whoHas(parts, 'bpjsTail', tail)

/** All who were born together, in the order of their birth. */
export const bornTogether = (parts: readonly DirectoryPart[], twinOf: Id): PatientDirectoryEntry[] =>
  whoHas(parts, 'twinOf', twinOf).sort((a, b) => (a.birthOrder ?? 9) - (b.birthOrder ?? 9))

export interface Lacking {
  readonly count: number
  /** Whoever came last first: they may still be in the house, and they come again. */
  readonly people: readonly PatientDirectoryEntry[]
}

/** People of whom registration has still something to ask: what the law wants, or where they live. */
export function lackingPeople(parts: readonly DirectoryPart[], limit: number): Lacking {
  const found = parts.flatMap((part) => {
    const lastVisits = column(part, 'lastVisitOn')
    const villages = part.columns[directoryColumn.villageCode]?.includes(`|${unknownVillage}`)
      ? column(part, 'villageCode')
      : []
    return column(part, 'lacks').flatMap((cell, row) =>
      (cell !== '' || villages[row] === unknownVillage) && part.isCurrent(row)
        ? [{ part, row, lastVisit: lastVisits[row] ?? '' }]
        : [],
    )
  })
  const newestFirst = found.sort((a, b) =>
    a.lastVisit === b.lastVisit ? 0 : a.lastVisit < b.lastVisit ? 1 : -1,
  )
  return {
    count: found.length,
    people: newestFirst.slice(0, limit).map(({ part, row }) => part.recordAt(row)),
  }
}
