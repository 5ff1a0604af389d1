import type { Block, TableBlock, TextBlock } from '@lentera/documents/paper'
import { mm, type Place } from './place.js'
import type { TextStyle } from './text-lines.js'

/** Lines and white, as the styles of the HTML paper have them. Points. */
export const lines = {
  frame: mm(0.5),
  grid: mm(0.2),
  rule: mm(0.3),
  headingRule: mm(0.2),
  letterheadRule: mm(0.3),
} as const
export const white = {
  frame: { side: mm(1.4), edge: mm(0.4) },
  grid: { side: mm(1.2), edge: mm(0.7) },
  hand: mm(18),
  letterhead: mm(1.6),
  endsGap: mm(2),
} as const
export const SIGNATURE_WIDTH = mm(62)
export const CODE_SIDE = mm(48)

export const plain = ({ letters, leading }: Place): TextStyle => ({ size: letters, leading })

export const small = (place: Place): TextStyle => ({ size: 0.79 * place.letters, leading: place.leading })

/** Of a text; on a roll everything stands in the middle. */
export function textStyle(block: TextBlock, place: Place): TextStyle {
  const { medium, letters, leading } = place
  const align = block.align ?? (medium === 'roll' ? 'centre' : undefined)
  const style = {
    ...{ size: letters, leading },
    ...(align ? { align } : {}),
    ...(block.bold || block.size === 'huge' ? { bold: true } : {}),
  }
  if (block.size === 'small') return { ...style, size: 0.79 * letters }
  if (block.size === 'large') return { ...style, size: 1.26 * letters }
  if (block.size !== 'huge') return style
  if (medium !== 'roll') return { ...style, size: 1.5 * letters }
  // Never broken into lines: rather smaller.
  const natural = place.typeface.width(block.text, 27, true)
  return { ...style, size: Math.max(8, Math.min(27, (27 * place.width) / (natural * 1.01))), leading: 1.15 }
}

/** White between two blocks of a letter, where both would have some the larger. */
export function spaceBetween(above: Block, below: Block, { medium }: Place): number {
  const isLine = ({ kind }: Block) => kind === 'text' || kind === 'pair' || kind === 'ends'
  if (medium === 'label') {
    if (above.kind === 'rule' || below.kind === 'rule') return mm(0.5)
    return isLine(above) && isLine(below) ? mm(0.3) : 0
  }
  const pair =
    isLine(above) && isLine(below)
      ? mm(0.6)
      : (isLine(above) && below.kind === 'facts') ||
          (above.kind === 'facts' && (isLine(below) || below.kind === 'table'))
        ? mm(2.5)
        : 0
  return Math.max(pair, after(above), before(below))
}

function before(block: Block): number {
  switch (block.kind) {
    case 'heading':
      return mm(3)
    case 'signature':
      return mm(6)
    case 'rule':
      return mm(1.6)
    case 'table':
    case 'squareCode':
      return mm(1)
    case 'text':
      return block.framed ? mm(2.5) : 0
    default:
      return 0
  }
}

function after({ kind }: Block): number {
  if (kind === 'letterhead') return mm(3)
  if (kind === 'rule') return mm(1.6)
  return kind === 'heading' || kind === 'table' ? mm(1) : 0
}

/** Letters and widths of a table; widths of what stands in the cells. */
export function gridStyle(
  { columns, dense }: TableBlock,
  place: Place,
): { style: TextStyle; widths: number[] } {
  const total = columns.reduce((sum, { width }) => sum + width, 0)
  const frame = 2 * white.grid.side + (lines.grid * (columns.length + 1)) / columns.length
  return {
    style: { size: (dense ? 0.86 : 1) * place.letters, leading: place.leading },
    widths: columns.map(({ width }) => Math.max(1, (width / total) * place.width - frame)),
  }
}

/** Of the two columns of one fact: its label and what stands behind the colon. */
export function factWidths(columns: 2 | undefined, width: number) {
  const gap = mm(6)
  const colon = mm(2)
  const label = Math.min(mm(columns ? 27.5 : 34), width / 3)
  return {
    ...{ label, colon, gap },
    whole: width - label - colon,
    half: (width - gap) / 2 - label - colon,
  }
}
