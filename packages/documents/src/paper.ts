/**
 * What a paper says, before anybody knows how it is printed: the browser draws it as HTML, the worker as PDF.
 * One definition for each paper, so that the sheet of a desk without a server is the sheet of the archive.
 */
export interface Paper {
  /** For the print job; names nobody. */
  readonly title: string
  readonly format: PaperFormat
  readonly blocks: readonly Block[]
  /** Stands on every page of a paper that may be longer than one: whose it is, and at the bottom when it was printed. */
  readonly running?: {
    readonly head: string
    readonly foot: string
  }
}

/**
 * `roll58`: a thermal roll of 58 mm, 48 of them printable, as long as its content. `label…`: a roll of labels, each
 * a {@link SheetBlock}.
 */
export type PaperFormat = 'roll58' | 'a4' | 'a4Landscape' | 'a5' | 'label60x40' | 'label50x30'

export type Block =
  | TextBlock
  | PairBlock
  | EndsBlock
  | RuleBlock
  | SquareCodeBlock
  | LetterheadBlock
  | HeadingBlock
  | FactsBlock
  | TableBlock
  | SignatureBlock
  | SheetBlock

export interface TextBlock {
  readonly kind: 'text'
  readonly text: string
  /** `huge`: read from an arm's length, one to a paper. */
  readonly size?: 'small' | 'large' | 'huge'
  readonly bold?: true
  /** In a frame of its own: not to be overlooked, on whatever printer. */
  readonly framed?: true
  readonly align?: 'centre' | 'right'
}

/** A label and what stands behind it. */
export interface PairBlock {
  readonly kind: 'pair'
  readonly label: string
  readonly value: string
  /** Not to be overlooked: printed white on black, because a thermal printer knows no colour. */
  readonly marked?: true
}

/** One line with something at its two ends. */
export interface EndsBlock {
  readonly kind: 'ends'
  readonly left: string
  readonly right: string
  readonly size?: 'small'
  readonly bold?: true
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

/** Who writes: kop surat. */
export interface LetterheadBlock {
  readonly kind: 'letterhead'
  /** Above the name: the government and the agency. */
  readonly over: readonly string[]
  readonly name: string
  /** Below it: address and telephone. */
  readonly under: readonly string[]
}

/** Begins a part of the paper; never the last line of a page. */
export interface HeadingBlock {
  readonly kind: 'heading'
  readonly text: string
}

/** Several labels, each with what stands behind it, below one another. */
export interface FactsBlock {
  readonly kind: 'facts'
  readonly rows: readonly {
    readonly label: string
    readonly value: string
  }[]
  /** Side by side; a long value takes the whole width. */
  readonly columns?: 2
}

/** A row is never cut by the end of a page; the names of the columns stand on each. */
export interface TableBlock {
  readonly kind: 'table'
  readonly columns: readonly {
    readonly label: string
    /** Percent of the width. */
    readonly width: number
    readonly align?: 'right'
    /** Never broken into lines: a date. */
    readonly whole?: true
  }[]
  readonly rows: readonly (readonly string[])[]
  /** Small letters, for many columns. */
  readonly dense?: true
}

/** Room for a stamp and a hand, and who signs; never cut. */
export interface SignatureBlock {
  readonly kind: 'signature'
  readonly lines: readonly string[]
  readonly name: string
  readonly under: readonly string[]
}

/** One label of a roll: as large as the label, and what stands on it is made smaller rather than lost. */
export interface SheetBlock {
  readonly kind: 'sheet'
  readonly edge: 'none' | 'blue'
  readonly blocks: readonly Block[]
}
