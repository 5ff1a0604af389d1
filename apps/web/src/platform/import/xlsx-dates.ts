import { attribute, elements } from './xml-scan'

/** Formats of Excel itself that show a day. */
const known = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58])

/** Styles of cells that show a date. @param styles `xl/styles.xml` */
export function dateFormats(styles: string): ReadonlySet<number> {
  const dates = new Set(known)
  for (const format of elements(styles, 'numFmt')) {
    // Colours, conditions and words in quotes are no part of it: [Red], "hari".
    const code = (attribute(format, 'formatCode') ?? '').replace(/\[[^\]]*\]|"[^"]*"|\\./g, '')
    if (/[dy]/i.test(code)) dates.add(Number(attribute(format, 'numFmtId')))
  }
  const [cells] = elements(styles, 'cellXfs')
  const ofCells = elements(cells ?? '', 'xf')
  return new Set(ofCells.flatMap((xf, at) => (dates.has(Number(attribute(xf, 'numFmtId'))) ? [at] : [])))
}

const DAY_MS = 86_400_000

/**
 * The day of a number of days, as Excel counts: 1 is 1 January 1900, and there was a 29 February 1900.
 * @returns the number itself where it is none
 */
export function dateOfSerial(serial: number, from1904: boolean): string {
  const days = Math.floor(serial)
  if (!Number.isFinite(days) || days < 1 || days > 2_958_465) return String(serial)
  const start = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30)
  return new Date(start + days * DAY_MS).toISOString().slice(0, 10)
}
