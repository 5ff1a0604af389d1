import type { WordList } from './word-list.js'

/** The rows of each word that stands in a column of one part; words by their number in a list of all parts. */
export interface RowsByWord {
  readonly words: readonly number[]
  readonly rows: readonly Uint32Array[]
}

/** @param wordsOf the words a cell is found by */
export function rowsByWord(
  cells: readonly string[],
  list: WordList,
  wordsOf: (cell: string) => Iterable<string>,
): RowsByWord {
  const rows = new Map<number, number[]>()
  for (const [row, cell] of cells.entries()) {
    if (cell === '') continue
    for (const word of wordsOf(cell)) {
      const number = list.numberOf(word)
      const known = rows.get(number)
      if (!known) rows.set(number, [row])
      else if (known.at(-1) !== row) known.push(row)
    }
  }
  return { words: [...rows.keys()], rows: [...rows.values()].map((all) => Uint32Array.from(all)) }
}

/** Gives every row at least the points of its best word. @returns whether any has one */
export function raise(
  points: Uint8Array,
  { words, rows }: RowsByWord,
  fits: Uint8Array,
  pointsOfFit: readonly number[],
): boolean {
  let isAny = false
  for (let at = 0; at < words.length; at += 1) {
    const given = pointsOfFit[fits[words[at]!] ?? 0]!
    if (given === 0) continue
    isAny = true
    const having = rows[at]!
    for (let n = 0; n < having.length; n += 1) if (points[having[n]!]! < given) points[having[n]!] = given
  }
  return isAny
}
