import { readCsv, textOf } from './read-csv'
import { readXlsx } from './read-xlsx'
import { filledRows, MAX_FILE_BYTES, TableError, type TableRow } from './table'

const startsWith = (bytes: Uint8Array, ...signs: number[]): boolean =>
  signs.every((sign, at) => bytes[at] === sign)

/**
 * Reads a file somebody chose, told by what is in it and not by its name: a workbook of Excel (.xlsx) or separated
 * values (.csv, .txt). Lines without anything in them are left out; the others keep their number.
 * @throws TableError
 */
export async function readTable(file: Blob): Promise<readonly TableRow[]> {
  if (file.size > MAX_FILE_BYTES) throw new TableError('too_large')
  const bytes = new Uint8Array(await file.arrayBuffer())
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return filledRows(await readXlsx(bytes))
  // Workbooks from before 2007, and those with a password.
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw new TableError('old_excel')
  const text = textOf(bytes)
  if (text.includes('\u0000')) throw new TableError('not_a_table')
  return filledRows(readCsv(text))
}
