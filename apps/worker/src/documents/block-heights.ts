import { factsLines } from '@lentera/documents/facts-lines'
import type { Block, FactsBlock, SignatureBlock, TableBlock } from '@lentera/documents/paper'
import {
  CODE_SIDE,
  factWidths,
  gridStyle,
  lines,
  plain,
  SIGNATURE_WIDTH,
  small,
  spaceBetween,
  textStyle,
  white,
} from './block-styles.js'
import type { Place } from './place.js'
import { textHeight } from './text-lines.js'

/** What a block takes of a page, rather too much. Points. */
export function blockHeight(block: Block, place: Place): number {
  switch (block.kind) {
    case 'text': {
      const frame = block.framed ? 2 * (lines.frame + white.frame.side) : 0
      const edge = block.framed ? 2 * (lines.frame + (place.medium === 'label' ? 0 : white.frame.edge)) : 0
      return textHeight(block.text, place.width - frame, textStyle(block, place), place) + edge
    }
    case 'pair': {
      const edge = block.marked ? 2 * (lines.frame + white.frame.edge) : 0
      const text = `${block.label} ${block.value}`
      return (
        textHeight(text, place.width - 2 * white.frame.side, { ...plain(place), bold: true }, place) + edge
      )
    }
    case 'ends': {
      const style = endsStyle(block, place)
      const [left, right] = endsWidths(block, place)
      return Math.max(
        textHeight(block.left, left, style, place),
        textHeight(block.right, right, style, place),
      )
    }
    case 'rule':
      return lines.rule
    case 'squareCode':
      return Math.min(CODE_SIDE, place.width) + textHeight(block.label, place.width, small(place), place)
    case 'letterhead':
      return (
        textHeight(
          [...block.over, block.name, ...block.under].join('\n'),
          place.width,
          { ...plain(place), size: 1.26 * place.letters },
          place,
        ) +
        white.letterhead +
        3 * lines.letterheadRule
      )
    case 'heading':
      return textHeight(block.text, place.width, { ...plain(place), bold: true }, place) + lines.headingRule
    case 'facts':
      return factsHeights(block, place).reduce((sum, height) => sum + height, 0)
    case 'table':
      return block.rows.reduce((sum, row) => sum + rowHeight(block, row, place), headHeight(block, place))
    case 'signature':
      return signatureHeight(block, place)
    case 'sheet':
      return blocksHeight(block.blocks, place)
  }
}

export const blocksHeight = (blocks: readonly Block[], place: Place): number =>
  blocks.reduce(
    (sum, block, n) =>
      sum + (n > 0 ? spaceBetween(blocks[n - 1]!, block, place) : 0) + blockHeight(block, place),
    0,
  )

/** What of a block must stand below its heading: two lines, a row. */
export function beginningHeight(block: Block, place: Place): number {
  const twoLines = 2 * place.letters * place.leading
  if (block.kind === 'table')
    return headHeight(block, place) + (block.rows[0] ? rowHeight(block, block.rows[0], place) : 0)
  if (block.kind === 'facts') return factsHeights({ ...block, rows: block.rows.slice(0, 2) }, place)[0] ?? 0
  if (block.kind === 'text' && !block.framed) return Math.min(twoLines, blockHeight(block, place))
  return blockHeight(block, place)
}

function factsHeights(block: FactsBlock, place: Place): number[] {
  const style = plain(place)
  const { label, whole, half } = factWidths(block.columns, place.width)
  return factsLines(block).map((line) =>
    Math.max(
      ...line.map((fact) =>
        Math.max(
          textHeight(fact.label, label, style, place),
          textHeight(fact.value, line.length > 1 ? half : whole, style, place),
          style.size * style.leading,
        ),
      ),
    ),
  )
}

export function rowHeight(block: TableBlock, row: readonly string[], place: Place): number {
  const { style, widths } = gridStyle(block, place)
  const heights = row.map((text, n) => textHeight(text, widths[n] ?? 1, style, place))
  return Math.max(style.size * style.leading, ...heights) + 2 * white.grid.edge + lines.grid
}

export const headHeight = (block: TableBlock, place: Place): number =>
  rowHeight(
    block,
    block.columns.map(({ label }) => label),
    place,
  )

export function signatureHeight({ lines: over, name, under }: SignatureBlock, place: Place): number {
  const text = [...over, name, ...under].join('\n')
  return (
    textHeight(text, Math.min(SIGNATURE_WIDTH, place.width), { ...plain(place), bold: true }, place) +
    white.hand
  )
}

export const endsStyle = (block: { readonly size?: 'small'; readonly bold?: true }, place: Place) => ({
  size: block.size === 'small' ? (place.medium === 'label' ? 0.72 : 0.79) * place.letters : place.letters,
  leading: place.leading,
  ...(block.bold ? { bold: true } : {}),
})

/** What stands at the right gets what it needs, up to a little more than half. */
export function endsWidths(
  block: Extract<Block, { kind: 'ends' }>,
  place: Place,
): [left: number, right: number] {
  const { size, bold } = endsStyle(block, place)
  const right = Math.min(place.typeface.width(block.right, size, bold) + 0.5, 0.55 * place.width)
  return [place.width - right - white.endsGap, right]
}
