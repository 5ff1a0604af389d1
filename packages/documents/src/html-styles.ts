import { pageMeasures, type PageMeasures } from './page-measures.js'
import type { PaperFormat } from './paper.js'

export interface PageStyle {
  readonly width: number
  /** null: as high as the content. */
  readonly height: number | null
  readonly css: string
}

const everyPaper = `
  * { box-sizing: border-box; margin: 0; }
  body { background: #fff; color: #000; font: 9.5pt/1.35 Arial, Helvetica, sans-serif;
    font-variant-numeric: tabular-nums; overflow-wrap: anywhere; print-color-adjust: exact; }
  p + p { margin-top: 0.6mm; }
  .small { font-size: 0.79em; }
  .large { font-size: 1.26em; }
  .bold { font-weight: bold; }
  .centre { text-align: center; }
  .right { text-align: right; }
  .framed { border: 0.5mm solid #000; padding: 0.4mm 1.4mm; break-inside: avoid; }
  hr { border: 0; border-top: 0.3mm dashed #000; margin: 1.6mm 0; }
`

const roll = ({ width, side, top, bottom, letters }: PageMeasures): string => `${everyPaper}
  body { width: ${width}mm; padding: ${top}mm ${side}mm ${bottom}mm; font-size: ${letters}pt; text-align: center; }
  .huge { font-size: 27pt; font-weight: bold; line-height: 1.15; overflow-wrap: normal; white-space: nowrap; }
  .marked { background: #000; color: #fff; padding: 0.6mm 1mm; }
  svg { display: block; width: 100%; max-width: 48mm; margin: 1mm auto 0; }
`

/**
 * Margins are cells that a table repeats on every page, because a margin of the page itself brings back the
 * browser's own head and foot with the address of the screen.
 */
const letter = ({ width, side, top, bottom, letters }: PageMeasures): string => `${everyPaper}
  body { width: ${width}mm; font-size: ${letters}pt; }
  .pages { width: 100%; border-collapse: collapse; }
  .pages > * > tr > td { padding: 0 ${side}mm; }
  .pages > thead td.top { height: ${top}mm; vertical-align: bottom; padding-bottom: 2mm; font-size: 0.79em; text-align: right; }
  .pages > tfoot td.bottom { height: ${bottom}mm; }
  .foot { position: fixed; left: ${side}mm; right: ${side}mm; bottom: ${bottom / 2}mm; font-size: 0.75em; }
  header { text-align: center; border-bottom: 0.9mm double #000; padding-bottom: 1.6mm; margin-bottom: 3mm; }
  header p + p { margin-top: 0; }
  .content > p + dl, .content > dl + p, .content > dl + .grid, .content > .framed { margin-top: 2.5mm; }
  h2 { font-size: 1em; margin: 3mm 0 1mm; border-bottom: 0.2mm solid #000; break-after: avoid; }
  dl div { display: grid; grid-template-columns: 34mm 1fr; break-inside: avoid; }
  dl.two { display: grid; grid-template-columns: 1fr 1fr; column-gap: 6mm; }
  dl.two div { grid-template-columns: 26mm 1fr; }
  dl.two .wide { grid-column: 1 / -1; }
  dd::before { content: ': '; }
  dd { padding-left: 2mm; text-indent: -2mm; }
  .grid { width: 100%; border-collapse: collapse; table-layout: fixed; margin-top: 1mm; }
  .grid th, .grid td { border: 0.2mm solid #000; padding: 0.7mm 1.2mm; vertical-align: top; text-align: left; }
  .grid .right { text-align: right; }
  .grid .whole { white-space: nowrap; }
  .dense { font-size: 0.86em; }
  .grid tr { break-inside: avoid; }
  .signature { break-inside: avoid; width: 62mm; margin: 6mm 0 0 auto; text-align: center; }
  .signature p + p { margin-top: 0; }
  .hand { height: 18mm; }
  .huge { font-size: 1.5em; font-weight: bold; }
  .marked { border: 0.5mm solid #000; padding: 0.4mm 1.4mm; }
  @media screen { .foot { position: static; padding: 0 ${side}mm; } }
`

const label = ({ width, height, side, top, letters }: PageMeasures): string => `${everyPaper}
  body { width: ${width}mm; line-height: 1.2; }
  .sheet { display: flex; flex-direction: column; width: ${width}mm; height: ${height}mm; padding: ${top}mm ${side}mm;
    overflow: hidden; font-size: ${letters}pt; break-after: page; break-inside: avoid; }
  .sheet > * { flex: none; }
  .sheet > p:last-child { margin-top: auto; padding-top: 0.3mm; }
  .sheet .large { text-wrap: balance; }
  .sheet:last-child { break-after: auto; }
  .sheet p + p { margin-top: 0.3mm; }
  .sheet hr { border-top-style: solid; margin: 0.5mm 0; }
  .blue { border: solid #0038a8; border-width: 0.6mm 0.6mm 0.6mm 3.2mm; padding: 0.9mm 1.4mm; }
  .ends { display: flex; justify-content: space-between; gap: 2mm; align-items: baseline; }
  .ends span:last-child { text-align: right; flex: none; max-width: 55%; }
  .ends.small { font-size: 0.72em; }
  .framed { align-self: flex-start; padding: 0 1mm; }
`

const drawn = { roll, letter, label }

const styleOf = (measures: PageMeasures): PageStyle => ({
  width: measures.width,
  height: measures.height,
  css: drawn[measures.medium](measures),
})

/** How each format is drawn. Adopted as a style sheet: the page's policy allows no style element. */
export const pageStyles: Record<PaperFormat, PageStyle> = {
  roll58: styleOf(pageMeasures.roll58),
  a4: styleOf(pageMeasures.a4),
  a4Landscape: styleOf(pageMeasures.a4Landscape),
  a5: styleOf(pageMeasures.a5),
  label60x40: styleOf(pageMeasures.label60x40),
  label50x30: styleOf(pageMeasures.label50x30),
}
