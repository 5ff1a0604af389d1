import { dateFormats, dateOfSerial } from './xlsx-dates'
import { TableError, type TableRow } from './table'
import { attribute, contentOf, elements, plainText } from './xml-scan'
import { ZipFile } from './unzip'

/**
 * Reads the first sheet that is shown of a workbook: texts as they are, numbers as digits, dates as `2026-11-27`.
 * @throws TableError
 */
export async function readXlsx(bytes: Uint8Array): Promise<TableRow[]> {
  const zip = new ZipFile(bytes)
  const workbook = await zip.text('xl/workbook.xml')
  if (workbook === null) throw new TableError('not_a_table')
  const sheet = await zip.text(await pathOfFirstSheet(zip, workbook))
  if (sheet === null) throw new TableError('damaged')
  const strings = elements((await zip.text('xl/sharedStrings.xml')) ?? '', 'si').map(shownText)
  const dates = dateFormats((await zip.text('xl/styles.xml')) ?? '')
  const from1904 = /date1904="(1|true)"/.test(workbook)
  return elements(sheet, 'row').map((row, at) => ({
    line: Number(attribute(row, 'r') ?? at + 1),
    cells: cellsOf(row, (cell) => valueOf(cell, { strings, dates, from1904 })),
  }))
}

async function pathOfFirstSheet(zip: ZipFile, workbook: string): Promise<string> {
  const sheets = elements(workbook, 'sheet')
  const shown = sheets.find((one) => !/hidden/i.test(attribute(one, 'state') ?? '')) ?? sheets[0]
  const id = shown && attribute(shown, 'r:id')
  const relations = elements((await zip.text('xl/_rels/workbook.xml.rels')) ?? '', 'Relationship')
  const target = relations
    .filter((one) => attribute(one, 'Id') === id)
    .map((one) => attribute(one, 'Target'))[0]
  if (!target) return 'xl/worksheets/sheet1.xml'
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`
}

/** Cells by their place: one that is empty may not be in the file at all. */
function cellsOf(row: string, read: (cell: string) => string): string[] {
  const cells: string[] = []
  for (const cell of elements(row, 'c')) {
    const letters = /^[A-Z]+/.exec(attribute(cell, 'r') ?? '')?.[0]
    const at = letters ? columnOf(letters) : cells.length
    if (at > COLUMNS_MAX) continue
    while (cells.length < at) cells.push('')
    cells[at] = read(cell).trim()
  }
  return cells
}

const COLUMNS_MAX = 500

/** `A` -> 0, `AA` -> 26 */
const columnOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1

interface Book {
  readonly strings: readonly string[]
  /** Numbers of the styles that show a date. */
  readonly dates: ReadonlySet<number>
  readonly from1904: boolean
}

function valueOf(cell: string, { strings, dates, from1904 }: Book): string {
  const type = attribute(cell, 't')
  if (type === 'inlineStr') return shownText(cell)
  const [held] = elements(cell, 'v')
  const value = held === undefined ? '' : plainText(contentOf(held))
  if (type === 's') return strings[Number(value)] ?? ''
  if (type === 'b') return value === '1' ? 'ya' : 'tidak'
  if (type === 'e') return ''
  if (type === 'str' || type === 'd' || value === '') return value
  if (dates.has(Number(attribute(cell, 's') ?? 0))) return dateOfSerial(Number(value), from1904)
  return digitsOf(value)
}

/** `3.2010141E+15` is a number of sixteen digits, which a NIK must stay. */
function digitsOf(value: string): string {
  const number = Number(value)
  return /e/i.test(value) && Number.isInteger(number) ? String(BigInt(number)) : value
}

/** All pieces of a text with their formats left out; the reading aids of Asian scripts are no part of it. */
const shownText = (element: string): string =>
  elements(element.replace(/<rPh\b[\s\S]*?<\/rPh>/g, ''), 't')
    .map((piece) => plainText(contentOf(piece)))
    .join('')
