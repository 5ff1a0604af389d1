/** Left, top, right, bottom, in points. Below zero: what follows moves up. */
export type Margin = readonly [number, number, number, number]

interface Placed {
  readonly margin?: Margin
  readonly pageBreak?: 'before'
  readonly absolutePosition?: { readonly x: number; readonly y: number }
}

export interface TextNode extends Placed {
  /** Pieces of one text, or pieces in letters of their own. */
  readonly text: string | (string | { text: string; bold?: boolean })[]
  readonly fontSize?: number
  readonly lineHeight?: number
  readonly bold?: boolean
  readonly alignment?: 'center' | 'right'
  readonly color?: string
  readonly noWrap?: boolean
  /** Covers so many columns of a table; as many empty cells less one follow. */
  readonly colSpan?: number
}

export interface StackNode extends Placed {
  readonly stack: PdfNode[]
  /** All of it on one page. What is higher than a page loses its end: only for what certainly fits. */
  readonly unbreakable?: boolean
  readonly colSpan?: number
}

export interface TableLayout {
  readonly hLineWidth: () => number
  readonly vLineWidth: () => number
  readonly paddingLeft: () => number
  readonly paddingRight: () => number
  readonly paddingTop: () => number
  readonly paddingBottom: () => number
  readonly fillColor?: string
}

export interface TableNode extends Placed {
  readonly table: {
    /** Of what stands in the cells. Numbers only: other widths give way to a long word. */
    readonly widths: number[]
    readonly body: PdfNode[][]
    readonly headerRows?: number
    readonly keepWithHeaderRows?: number
    /** As `unbreakable`, for each row. */
    readonly dontBreakRows?: boolean
  }
  readonly layout: TableLayout
}

export interface ColumnsNode extends Placed {
  readonly columns: (PdfNode & { readonly width: number })[]
  readonly columnGap: number
}

export interface CanvasNode extends Placed {
  readonly canvas: Vector[]
}

export type Vector =
  | {
      readonly type: 'line'
      readonly x1: number
      readonly y1: number
      readonly x2: number
      readonly y2: number
      readonly lineWidth: number
      readonly dash?: { readonly length: number; readonly space: number }
    }
  | {
      readonly type: 'rect'
      readonly x: number
      readonly y: number
      readonly w: number
      readonly h: number
      readonly color: string
    }

export interface SvgNode extends Placed {
  readonly svg: string
  readonly alignment?: 'center'
}

/** The part of pdfmake's content that papers are made of. pdfmake writes its measurements into it: used once. */
export type PdfNode = TextNode | StackNode | TableNode | ColumnsNode | CanvasNode | SvgNode
