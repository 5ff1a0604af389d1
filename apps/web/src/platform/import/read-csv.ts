import type { TableRow } from './table'

const separators = [';', ',', '\t', '|'] as const
/** Lines that are looked at to find the separator. */
const LOOKED_AT = 20

/** Text of a file of unknown make: UTF-8 and UTF-16 with their mark, UTF-8 without, else as Windows wrote it. */
export function textOf(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    // Drops the mark of UTF-8.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/**
 * Reads text with separated values: `;` as Excel writes it here, `,` or a tab; quotes may hold separators, line ends
 * and doubled quotes.
 */
export function readCsv(text: string): TableRow[] {
  const told = /^sep=(.)\r?\n/i.exec(text)
  if (told) return rowsOf(text.slice(told[0].length), told[1]!, 2)
  return rowsOf(text, separatorOf(text), 1)
}

/** The one that parts the first lines into the most columns, all alike. */
function separatorOf(text: string): string {
  const score = (separator: string): number => {
    const widths = rowsOf(text.slice(0, 20_000), separator, 1)
      .slice(0, LOOKED_AT)
      .map(({ cells }) => cells.length)
    const width = widths[0] ?? 1
    const alike = widths.filter((one) => one === width).length
    return width === 1 ? 0 : width * (alike / widths.length)
  }
  return separators.reduce((best, one) => (score(one) > score(best) ? one : best))
}

function rowsOf(text: string, separator: string, firstLine: number): TableRow[] {
  const rows: TableRow[] = []
  let cells: string[] = []
  let cell = ''
  let isQuoted = false
  let line = firstLine
  let begun = firstLine
  const endCell = () => {
    cells.push(cell.trim())
    cell = ''
  }
  const endRow = () => {
    endCell()
    rows.push({ line: begun, cells })
    cells = []
  }
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at]!
    if (isQuoted) {
      if (char === '\n') line += 1
      if (char !== '"') cell += char
      else if (text[at + 1] === '"') {
        cell += '"'
        at += 1
      } else isQuoted = false
    } else if (char === '"' && cell.trim() === '') {
      cell = ''
      isQuoted = true
    } else if (char === separator) endCell()
    else if (char === '\n' || char === '\r') {
      if (char === '\r' && text[at + 1] === '\n') at += 1
      endRow()
      line += 1
      begun = line
    } else cell += char
  }
  if (cell !== '' || cells.length > 0) endRow()
  return rows
}
