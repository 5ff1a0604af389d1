import { type Fact, factsLines } from '@lentera/documents/facts-lines'
import type { FactsBlock } from '@lentera/documents/paper'
import { factWidths, plain } from './block-styles.js'
import { layoutOf } from './boxes.js'
import type { PdfNode, TableNode } from './pdf-node.js'
import type { Place } from './place.js'
import { areLower, oneLine, textNode } from './text-lines.js'

const layout = layoutOf(0, 0, 0)
const empty = (): PdfNode => ({ text: '' })

/** Labels, colons and values below one another. A line that is higher than a page is cut, every other kept whole. */
export function factsNodes(block: FactsBlock, place: Place): TableNode[] {
  const widths = factWidths(block.columns, place.width)
  const tables: { isKept: boolean; body: PdfNode[][] }[] = []
  for (const line of factsLines(block)) {
    const isKept = isLow(line, widths, place)
    const cells = block.columns ? cellsOfTwo(line, place) : cellsOf(line[0]!, place)
    const last = tables.at(-1)
    if (last?.isKept === isKept) last.body.push(cells)
    else tables.push({ isKept, body: [cells] })
  }
  const { label, colon, gap, half, whole } = widths
  const columns = block.columns ? [label, colon, half, gap, label, colon, half] : [label, colon, whole]
  return tables.map(({ isKept, body }) => ({
    table: { widths: [...columns], body, ...(isKept ? { dontBreakRows: true } : {}) },
    layout,
  }))
}

function isLow(
  line: readonly Fact[],
  { label, half, whole }: ReturnType<typeof factWidths>,
  place: Place,
): boolean {
  const width = line.length > 1 ? half : whole
  const texts = line.flatMap((fact) => [
    { text: fact.label, width: label },
    { text: fact.value, width },
  ])
  return areLower(texts, 0.9 * place.height, plain(place), place)
}

const cellsOf = ({ label, value }: Fact, place: Place): PdfNode[] => [
  textNode(oneLine(label), plain(place)),
  textNode(':', plain(place)),
  textNode(value, plain(place)),
]

/** A fact that stands alone reaches over the right half. */
function cellsOfTwo([left, right]: readonly Fact[], place: Place): PdfNode[] {
  const [label, colon, value] = cellsOf(left!, place) as [PdfNode, PdfNode, PdfNode]
  if (right) return [label, colon, value, empty(), ...cellsOf(right, place)]
  const wide = { stack: [value], colSpan: 5 }
  return [label, colon, wide, empty(), empty(), empty(), empty()]
}
