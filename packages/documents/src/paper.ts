/**
 * What a paper says, before anybody knows how it is printed: the browser draws it as HTML, the worker as PDF.
 * One definition for each paper, so that the sheet of a desk without a server is the sheet of the archive.
 */
export interface Paper {
  /** For the print job; names nobody. */
  readonly title: string
  readonly format: PaperFormat
  readonly blocks: readonly Block[]
}

/** `roll58`: a thermal roll of 58 mm, 48 of them printable, as long as its content. */
export type PaperFormat = 'roll58' | 'a4'

export type Block = TextBlock | PairBlock | RuleBlock | SquareCodeBlock

export interface TextBlock {
  readonly kind: 'text'
  readonly text: string
  /** `huge`: read from an arm's length, one to a paper. */
  readonly size?: 'small' | 'large' | 'huge'
  readonly bold?: true
}

/** A label and what stands behind it. */
export interface PairBlock {
  readonly kind: 'pair'
  readonly label: string
  readonly value: string
  /** Not to be overlooked: printed white on black, because a thermal printer knows no colour. */
  readonly marked?: true
}

export interface RuleBlock {
  readonly kind: 'rule'
}

/** A code of black and white squares (QR): who makes it gives its modules, without the quiet zone. */
export interface SquareCodeBlock {
  readonly kind: 'squareCode'
  /** Rows from the top, each from the left; true is black. All as long as there are rows. */
  readonly modules: readonly (readonly boolean[])[]
  /** What it is for, below it. */
  readonly label: string
}
