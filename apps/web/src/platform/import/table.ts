/** One line of a table file; what stands in a cell is trimmed text, a date is `2026-11-27`. */
export interface TableRow {
  /** Where it stands in the file as people count: the first line is 1. */
  readonly line: number
  readonly cells: readonly string[]
}

/** Why a file cannot be read as a table. */
export type TableTrouble = 'empty' | 'not_a_table' | 'old_excel' | 'too_large' | 'damaged'

export class TableError extends Error {
  constructor(readonly trouble: TableTrouble) {
    super(`table file: ${trouble}`)
  }
}

/** Larger files are no list of a Puskesmas. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024
/** What a packed file may become when it is opened. */
export const MAX_OPENED_BYTES = 100 * 1024 * 1024

const isEmpty = ({ cells }: TableRow): boolean => cells.every((cell) => cell === '')

/** Lines with something in them. @throws TableError when there are none */
export function filledRows(rows: readonly TableRow[]): readonly TableRow[] {
  const filled = rows.filter((row) => !isEmpty(row))
  if (filled.length === 0) throw new TableError('empty')
  return filled
}
