import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { type PdfFont, pdfmake } from './pdfmake.js'

const FAMILY = 'Roboto'
const files = { normal: 'Roboto-Regular.ttf', bold: 'Roboto-Medium.ttf' }

/** The letters papers are printed in; they are embedded into each PDF. */
export interface Typeface {
  /** Of one line, in points. */
  width(text: string, size: number, bold?: boolean): number
  /** Whether there is a sign to draw. */
  has(codePoint: number): boolean
}

let loaded: Promise<Typeface> | undefined

/** Read once. From then on pdfmake is allowed neither a file nor a request: no text of a paper can name one. */
export const typeface = (): Promise<Typeface> => (loaded ??= load())

async function load(): Promise<Typeface> {
  const { resolve } = createRequire(import.meta.url)
  for (const file of Object.values(files))
    pdfmake.virtualfs.writeFileSync(file, setPlainly(await readFile(resolve(`pdfmake/fonts/Roboto/${file}`))))
  pdfmake.setFonts({ [FAMILY]: { ...files } })
  pdfmake.setUrlAccessPolicy(() => false)
  pdfmake.setLocalAccessPolicy(() => false)
  const sample = await pdfmake.createPdf({ content: '', defaultStyle: { font: FAMILY } }).getStream()
  const fonts = {
    normal: sample.provideFont(FAMILY, false, false),
    bold: sample.provideFont(FAMILY, true, false),
  }
  return {
    width: (text, size, bold = false) => widthIn(fonts[bold ? 'bold' : 'normal'], text, size),
    has: (codePoint) =>
      fonts.normal.font.hasGlyphForCodePoint(codePoint) && fonts.bold.font.hasGlyphForCodePoint(codePoint),
  }
}

/**
 * Without the tables that kern and substitute, which every document would decode anew: they took half of the time of
 * a paper, and one without them looks the same but for a hair between T and o. A reader ignores a table whose name it
 * does not know (OpenType: table directory, from byte 12, 16 bytes a table).
 */
function setPlainly(font: Buffer): Buffer {
  const plain = Buffer.from(font)
  for (let table = 0; table < plain.readUInt16BE(4); table++) {
    const at = 12 + 16 * table
    if (['GPOS', 'GSUB'].includes(plain.toString('latin1', at, at + 4))) plain.write('none', at, 'latin1')
  }
  return plain
}

/** With a list of features, though none, the font keeps no copy of the text: a worker runs for months. */
const widthIn = (font: PdfFont, text: string, size: number): number => font.widthOfString(text, size, [])

export const typefaceFamily = FAMILY
