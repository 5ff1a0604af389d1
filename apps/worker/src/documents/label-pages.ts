import type { Block, Paper, SheetBlock } from '@lentera/documents/paper'
import { pageMeasures } from '@lentera/documents/page-measures'
import { blocksHeight } from './block-heights.js'
import { blockNodes } from './block-nodes.js'
import { flow, movedDown } from './flow.js'
import type { PdfNode } from './pdf-node.js'
import { mm, type Place, placeOn } from './place.js'
import type { Typeface } from './typeface.js'

/** Below this nobody reads a label; what then still has no room goes on on the next one. Points. */
const SMALLEST = 3.75
const STEP = 0.1875

/** A bar at the left and a line around: what is not swallowed. */
const BLUE = '#0038a8'
const bar = mm(3.2)
const edge = mm(0.6)
/** How much further right the content begins beside the bar, and how much less high it may be. */
const BLUE_INDENT = bar + mm(1.4) - mm(2)

/** A label each; what stands on it is made smaller rather than lost, and its last line stands at the bottom. */
export const labelPages = (paper: Paper, typeface: Typeface): PdfNode[] =>
  sheetsOf(paper.blocks).map((sheet, n) => {
    const page = labelNode(sheet, paper.format, typeface)
    return n === 0 ? page : { ...page, pageBreak: 'before' }
  })

/** What stands on a label without being one has one to itself. */
function sheetsOf(blocks: readonly Block[]): SheetBlock[] {
  const sheets: SheetBlock[] = []
  let loose: Block[] | null = null
  for (const block of blocks) {
    if (block.kind === 'sheet') {
      sheets.push(block)
      loose = null
    } else if (loose) loose.push(block)
    else sheets.push({ kind: 'sheet', edge: 'none', blocks: (loose = [block]) })
  }
  return sheets
}

function labelNode({ edge: kind, blocks }: SheetBlock, format: Paper['format'], typeface: Typeface): PdfNode {
  const isBlue = kind === 'blue'
  const indent = isBlue ? BLUE_INDENT : 0
  const natural = placeOn(format, typeface)
  const place = fitting(blocks, { ...natural, width: natural.width - indent })
  const spare = place.height - blocksHeight(blocks, place)
  const last = blocks.at(-1)
  const nodes = flow(blocks, place, blockNodes)
  if (spare > 0 && last?.kind === 'text' && last.text !== '') nodes.push(movedDown(nodes.pop()!, spare))
  return { stack: [...(isBlue ? [edgeNode(format)] : []), ...nodes], margin: [indent, 0, 0, 0] }
}

function fitting(blocks: readonly Block[], natural: Place): Place {
  let place = natural
  while (place.letters - STEP >= SMALLEST && blocksHeight(blocks, place) > place.height)
    place = { ...place, letters: place.letters - STEP }
  return place
}

function edgeNode(format: Paper['format']): PdfNode {
  const { width, height } = pageMeasures[format]
  const [w, h] = [mm(width), mm(height ?? 0)]
  const rect = (x: number, y: number, wide: number, high: number) =>
    ({ type: 'rect', x, y, w: wide, h: high, color: BLUE }) as const
  return {
    canvas: [rect(0, 0, bar, h), rect(0, 0, w, edge), rect(0, h - edge, w, edge), rect(w - edge, 0, edge, h)],
    absolutePosition: { x: 0, y: 0 },
  }
}
