import type { CatalogueDiagnosis } from '@lentera/contracts/catalogue/diagnosis'
import type { PackedPart } from '@lentera/contracts/kernel/packing'
import { cellsOf } from '../search/packed-cells.js'
import type { WordList } from '../search/word-list.js'
import { diagnosisColumn } from './diagnosis-packing.js'
import { wordsOfSameMeaning } from './medical-words.js'
import { raise, type RowsByWord, rowsByWord } from '../search/rows-by-word.js'

export type DiagnosisPart = PackedPart<CatalogueDiagnosis>

/** Points by fit: none, alike, part, start, whole. */
const pointsInName = [0, 5, 4, 8, 12] as const
const pointsInLayWords = [0, 5, 3, 8, 12] as const
const pointsInEnglish = [0, 3, 2, 5, 8] as const
const pointsOfCode = { whole: 60, start: 30 }

/** A word that was typed, with how every word of the list fits it. */
export interface TypedWord {
  readonly plain: string
  /** The same as a code would be; null: no code looks like this. */
  readonly code: string | null
  readonly fits: Uint8Array
}

/** One part of the list of diagnoses made ready: words as their numbers. */
export class DiagnosisScan {
  readonly codes: readonly string[]
  readonly names: readonly string[]
  /** `darah tingi;tekanan`; empty for what nobody wrote lay words for. */
  readonly lay: readonly string[]
  readonly #gone: readonly string[]
  readonly #columns: readonly { readonly rows: RowsByWord; readonly points: readonly number[] }[]

  constructor(
    texts: readonly string[],
    readonly rows: number,
    words: WordList,
  ) {
    const column = (name: keyof typeof diagnosisColumn) => cellsOf(texts[diagnosisColumn[name]] ?? '|', rows)
    this.codes = column('code')
    this.names = column('name')
    this.lay = column('lay')
    this.#gone = column('gone')
    const byWord = (cells: readonly string[]) =>
      rowsByWord(cells, words, (cell) => cell.split(/[ ;]/).flatMap(wordsOfSameMeaning))
    this.#columns = [
      { rows: byWord(this.names), points: pointsInName },
      { rows: byWord(this.lay), points: pointsInLayWords },
      { rows: byWord(column('english')), points: pointsInEnglish },
    ]
  }

  isOffered(row: number): boolean {
    return this.#gone[row] === ''
  }

  /** Points of every row for one typed word, 0 where it does not fit. */
  points({ code, fits }: TypedWord): Uint8Array {
    const points = new Uint8Array(this.rows)
    for (const { rows, points: ofFit } of this.#columns) raise(points, rows, fits, ofFit)
    if (code !== null)
      for (let row = 0; row < this.rows; row += 1) {
        const known = this.codes[row]!
        if (known === code) points[row] = pointsOfCode.whole
        else if (known.startsWith(code)) points[row] = pointsOfCode.start
      }
    return points
  }
}
