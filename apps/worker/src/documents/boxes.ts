import type { PdfNode, TableLayout, TableNode } from './pdf-node.js'

/** The same lines and white around every cell. */
export const layoutOf = (line: number, side: number, edge: number, fillColor?: string): TableLayout => ({
  hLineWidth: () => line,
  vLineWidth: () => line,
  paddingLeft: () => side,
  paddingRight: () => side,
  paddingTop: () => edge,
  paddingBottom: () => edge,
  ...(fillColor ? { fillColor } : {}),
})

/** Something in a frame. @param width with the frame; @param isKept never cut by the end of a page: it must fit one */
export const boxed = (
  node: PdfNode,
  width: number,
  {
    line,
    side,
    edge,
    fill,
    isKept,
  }: { line: number; side: number; edge: number; fill?: string; isKept: boolean },
): TableNode => ({
  table: { widths: [width - 2 * (line + side)], body: [[node]], ...(isKept ? { dontBreakRows: true } : {}) },
  layout: layoutOf(line, side, edge, fill),
})
