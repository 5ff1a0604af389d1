import type { TextNode, PdfNode } from './pdf-node.js'
import type { Place } from './place.js'

/** How one text is set. */
export interface TextStyle {
  readonly size: number
  readonly leading: number
  readonly bold?: boolean
  readonly align?: 'centre' | 'right'
  readonly color?: string
}

/** Height of a line of Roboto in sizes of the letter; pdfmake counts in such lines. */
const NATURAL_LEADING = 1.171875
/** A word is cut where a line ends, at a cost that grows with the square of its length. */
const LONGEST_PIECE = 200
/** So is a paragraph; no field holds one of that length, so nobody sees where it was cut. */
const LONGEST_PARAGRAPH = 20_000
/** Beyond this a text is reckoned, not measured. */
const MEASURED = 4_000

/** A text as its lines; white above and below each line alike, as browsers have it. */
export function textNode(text: string, style: TextStyle): PdfNode {
  const half = ((style.leading - NATURAL_LEADING) / 2) * style.size
  const set = {
    fontSize: style.size,
    lineHeight: style.leading / NATURAL_LEADING,
    ...(style.bold ? { bold: true } : {}),
    ...(style.align ? { alignment: style.align === 'centre' ? ('center' as const) : style.align } : {}),
    ...(style.color ? { color: style.color } : {}),
  }
  const margin = [0, half, 0, -half] as const
  const paragraphs = text.split('\n').flatMap(cutParagraph)
  if (paragraphs.length === 1) return { text: pieces(paragraphs[0]!), ...set, margin }
  return { stack: paragraphs.map((line): TextNode => ({ text: pieces(line), ...set })), margin }
}

const pieces = (line: string): TextNode['text'] =>
  line.length > LONGEST_PIECE && /\S{200}/.test(line) ? line.match(/[^]{1,200}/g)! : line

function cutParagraph(line: string): string[] {
  if (line.length <= LONGEST_PARAGRAPH) return [line]
  const at = line.lastIndexOf(' ', LONGEST_PARAGRAPH)
  const end = at > 0 ? at : LONGEST_PARAGRAPH
  const parts = [line.slice(0, end)]
  for (let from = end; from < line.length; from += LONGEST_PARAGRAPH)
    parts.push(line.slice(from, from + LONGEST_PARAGRAPH).trim())
  return parts
}

/** How many lines a text takes in that width; rather one too many. */
export function lineCount(
  text: string,
  width: number,
  { size, bold }: TextStyle,
  { typeface }: Place,
): number {
  if (text === '') return 0
  return text.split('\n').reduce((sum, line) => sum + wrapped(line), 0)

  function wrapped(line: string): number {
    if (line.length > MEASURED) return mostLines(line, width, size)
    const space = typeface.width(' ', size, bold)
    let lines = 1
    let used = 0
    for (const word of line.split(' ')) {
      const needed = typeface.width(word, size, bold)
      if (used > 0 && used + space + needed > width) {
        lines += 1
        used = 0
      }
      const full = Math.floor(needed / width)
      lines += full
      used += (used > 0 ? space : 0) + needed - full * width
    }
    return lines
  }
}

/** Quickly, and never too few: no letter of the face is much wider than it is high. */
const mostLines = (text: string, width: number, size: number): number =>
  text.split('\n').length + Math.ceil((2 * text.length * size) / width)

export const textHeight = (text: string, width: number, style: TextStyle, place: Place): number =>
  lineCount(text, width, style, place) * style.size * style.leading

/** Whether texts beside one another, each in its width, are certainly lower than `height`. */
export function areLower(
  texts: readonly { readonly text: string; readonly width: number }[],
  height: number,
  style: TextStyle,
  place: Place,
): boolean {
  const line = style.size * style.leading
  return texts.every(
    ({ text, width }) =>
      mostLines(text, width, style.size) * line < height || textHeight(text, width, style, place) < height,
  )
}

/** As the browser shows a text that is no text of several lines. */
export const oneLine = (text: string): string => text.replaceAll('\n', ' ')
