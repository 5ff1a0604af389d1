import type {
  Block,
  HeadingBlock,
  LetterheadBlock,
  PairBlock,
  SignatureBlock,
  SquareCodeBlock,
  TextBlock,
} from '@lentera/documents/paper'
import { squareCodePath } from '@lentera/documents/square-code-path'
import { endsStyle, endsWidths, signatureHeight } from './block-heights.js'
import { CODE_SIDE, lines, plain, SIGNATURE_WIDTH, small, textStyle, white } from './block-styles.js'
import { boxed } from './boxes.js'
import { factsNodes } from './facts-node.js'
import { flow } from './flow.js'
import { gridNode } from './grid-node.js'
import type { PdfNode, Vector } from './pdf-node.js'
import { mm, type Place } from './place.js'
import { areLower, lineCount, oneLine, textNode, type TextStyle } from './text-lines.js'

/** One block as content of pdfmake, as its HTML says it; nothing where it says nothing. */
export function blockNodes(block: Block, place: Place): PdfNode[] {
  switch (block.kind) {
    case 'rule':
      return [ruleNode(place)]
    case 'squareCode':
      return codeNodes(block, place)
    case 'pair':
      return [pairNode(block, place)]
    case 'ends':
      return [endsNode(block, place)]
    case 'text':
      return block.text === '' && !block.framed ? [] : [textBlockNode(block, place)]
    case 'heading':
      return [headingNode(block, place)]
    case 'letterhead':
      return [letterheadNode(block, place)]
    case 'facts':
      return factsNodes(block, place)
    case 'table':
      return block.columns.length > 0 ? [gridNode(block, place)] : []
    case 'signature':
      return [signatureNode(block, place)]
    case 'sheet':
      return flow(block.blocks, place, blockNodes)
  }
}

const line = (y: number, width: number, lineWidth: number): Vector => ({
  ...{ type: 'line', x1: 0, x2: width, y1: y, y2: y, lineWidth },
})

const ruleNode = ({ medium, width }: Place): PdfNode => ({
  canvas: [
    {
      ...{ type: 'line', x1: 0, x2: width, y1: lines.rule / 2, y2: lines.rule / 2, lineWidth: lines.rule },
      ...(medium === 'label' ? {} : { dash: { length: 2, space: 1.6 } }),
    },
  ],
})

function textBlockNode(block: TextBlock, place: Place): PdfNode {
  const style = textStyle(block, place)
  const text = textNode(block.text, style)
  if (!block.framed) {
    if (block.size === 'huge' && place.medium === 'roll') return { ...text, noWrap: true }
    return block.size === 'large' && place.medium === 'label'
      ? balanced(text, block.text, style, place)
      : text
  }
  if (place.medium !== 'label') return framed(text, block.text, style, place)
  // On a label the frame is as wide as its words.
  const room = 2 * (lines.frame + mm(1))
  const natural = place.typeface.width(block.text, style.size, style.bold) + room + 0.5
  return boxed(text, Math.min(natural, place.width), {
    line: lines.frame,
    side: mm(1),
    edge: 0,
    isKept: false,
  })
}

/** Lines about as long as one another: a rule of two lines is not taken for the first and a stray word. */
function balanced(node: PdfNode, text: string, style: TextStyle, place: Place): PdfNode {
  const count = lineCount(text, place.width, style, place)
  let width = place.width
  while (width > place.width / 2 && lineCount(text, 0.97 * width, style, place) === count) width *= 0.97
  const [left, top, , bottom] = node.margin ?? [0, 0, 0, 0]
  return { ...node, margin: [left, top, place.width - width, bottom] }
}

function framed(
  node: PdfNode,
  text: string,
  style: ReturnType<typeof plain>,
  place: Place,
  fill?: string,
): PdfNode {
  const { side, edge } = white.frame
  const width = place.width - 2 * (lines.frame + side)
  const isKept =
    Number.isFinite(place.height) && areLower([{ text, width }], 0.9 * place.height, style, place)
  return boxed(node, place.width, { line: lines.frame, side, edge, isKept, ...(fill ? { fill } : {}) })
}

/** A label and its value on one line; marked: white on black on a roll, in a frame on a letter. */
function pairNode({ label, value, marked }: PairBlock, place: Place): PdfNode {
  const isBlack = marked === true && place.medium === 'roll'
  const style = {
    ...plain(place),
    ...(place.medium === 'roll' ? { align: 'centre' as const } : {}),
    ...(isBlack ? { color: 'white' } : {}),
  }
  const said = `${oneLine(label)} ${oneLine(value)}`
  const node: PdfNode = {
    ...textNode(said, style),
    text: [{ text: `${oneLine(label)} ` }, { text: oneLine(value), bold: true }],
  }
  return marked ? framed(node, said, style, place, isBlack ? 'black' : undefined) : node
}

function endsNode(block: Extract<Block, { kind: 'ends' }>, place: Place): PdfNode {
  const style = endsStyle(block, place)
  const [left, right] = endsWidths(block, place)
  return {
    columnGap: white.endsGap,
    columns: [
      { ...textNode(oneLine(block.left), style), width: left },
      { ...textNode(oneLine(block.right), { ...style, align: 'right' }), width: right },
    ],
  }
}

const headingNode = ({ text }: HeadingBlock, place: Place): PdfNode => ({
  stack: [
    textNode(oneLine(text), { ...plain(place), bold: true }),
    { canvas: [line(lines.headingRule / 2, place.width, lines.headingRule)] },
  ],
})

/** Below it a double line. */
function letterheadNode({ over, name, under }: LetterheadBlock, place: Place): PdfNode {
  const centred = { ...plain(place), align: 'centre' as const }
  const thin = lines.letterheadRule
  return {
    stack: [
      ...over.map((text) => textNode(oneLine(text), centred)),
      textNode(oneLine(name), { ...centred, size: 1.26 * place.letters, bold: true }),
      ...under.map((text) => textNode(oneLine(text), { ...centred, size: small(place).size })),
      {
        canvas: [line(thin / 2, place.width, thin), line(2.5 * thin, place.width, thin)],
        margin: [0, white.letterhead, 0, thin / 2],
      },
    ],
  }
}

function signatureNode(block: SignatureBlock, place: Place): PdfNode {
  const centred = { ...plain(place), align: 'centre' as const }
  const width = Math.min(SIGNATURE_WIDTH, place.width)
  return {
    unbreakable: Number.isFinite(place.height) && signatureHeight(block, place) < 0.8 * place.height,
    margin: [place.width - width, 0, 0, 0],
    stack: [
      ...block.lines.map((text) => textNode(oneLine(text), centred)),
      { canvas: [], margin: [0, white.hand, 0, 0] },
      textNode(oneLine(block.name), { ...centred, bold: true }),
      ...block.under.map((text) => textNode(oneLine(text), { ...centred, size: small(place).size })),
    ],
  }
}

function codeNodes(block: SquareCodeBlock, place: Place): PdfNode[] {
  const label = textNode(oneLine(block.label), { ...small(place), align: 'centre' })
  if (block.modules.length === 0) return [label]
  const { side, d } = squareCodePath(block)
  const width = Math.min(CODE_SIDE, place.width)
  const svg = `<svg width="${width}" height="${width}" viewBox="0 0 ${side} ${side}"><path d="${d}"/></svg>`
  return [{ svg, alignment: 'center' }, label]
}
