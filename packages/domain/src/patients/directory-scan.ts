import type { PackedPart } from '@lentera/contracts/kernel/packing'
import type { PatientDirectoryEntry } from '@lentera/contracts/patients/patient'
import { cellsOf, numbersOf } from '../search/packed-cells.js'
import { directoryColumn } from './directory-packing.js'
import type { Fragment } from './search-fragment.js'
import { raise, type RowsByWord, rowsByWord } from '../search/rows-by-word.js'
import type { WordList } from '../search/word-list.js'

export type DirectoryPart = PackedPart<PatientDirectoryEntry>

/** How a word fits what was typed, least first; the places in the two tables below. */
export const wordFit = { none: 0, part: 1, start: 2, whole: 3 } as const
const pointsInName = [0, 4, 7, 10] as const
/** Mother, hamlet, village: always less than anything in the name. */
export const pointsAround = [0, 0, 2, 3] as const

/** As many letters as a number holds: 128 ** 7 < 2 ** 53. */
const KEY_LETTERS = 7

/** What a fragment asks of every row. */
export interface WordFits {
  /** {@link wordFit} of each word of the {@link WordList}. */
  readonly ofWords: Uint8Array
  /** {@link wordFit} of the best word of each village by its number in the list of villages. */
  readonly ofVillages: Uint8Array
}

/** Where people of a like name are looked for. */
export interface WhereNamed {
  /** Whether somebody born then may be meant; 20261120. */
  readonly isNear: (birth: number) => boolean
  /** Number of the village in the list of villages; null: in none. */
  readonly village: number | null
}

/** One part of the directory made ready: words and villages as their numbers, digits as numbers. */
export class DirectoryScan {
  /** Names in one spelling. */
  readonly names: readonly string[]
  /** Day of the last visit, 20261120; 0: none. */
  readonly lastVisits: Float64Array
  /** First letters of the name as one number, which stand in the order of the names. */
  readonly nameKeys: Float64Array
  readonly #nameWords: RowsByWord
  readonly #wordsAround: RowsByWord
  readonly #villages: RowsByWord
  readonly #births: Float64Array
  readonly #records: Digits
  readonly #tails: { readonly nik: Digits; readonly bpjs: Digits; readonly phone: Digits }
  readonly #temporary: readonly string[]
  readonly #former: readonly string[]

  constructor(
    texts: readonly string[],
    readonly rows: number,
    words: WordList,
    villages: WordList,
  ) {
    const column = (name: keyof typeof directoryColumn) => texts[directoryColumn[name]] ?? '|'
    const digits = (name: keyof typeof directoryColumn) => numbersOf(column(name), rows)
    this.names = cellsOf(column('name'), rows)
    this.nameKeys = Float64Array.from(this.names, keyOf)
    this.#nameWords = rowsByWord(this.names, words, wordsOf)
    this.#wordsAround = rowsByWord(cellsOf(column('around'), rows), words, wordsOf)
    this.#villages = rowsByWord(cellsOf(column('villageCode'), rows), villages, wordsOf)
    this.lastVisits = digits('lastVisitOn').values
    this.#births = digits('birthDate').values
    this.#records = digits('recordDigits')
    this.#tails = { nik: digits('nikTail'), bpjs: digits('bpjsTail'), phone: digits('phoneTail') }
    this.#temporary = cellsOf(column('temporary'), rows)
    this.#former = cellsOf(column('formerDigits'), rows)
  }

  /** Points of every row for one fragment, 0 where it does not fit; null when it fits nowhere. */
  points(fragment: Fragment, fitsOf: (word: string) => WordFits): Uint8Array | null {
    if (fragment.kind === 'word') return this.#pointsOfWord(fitsOf(fragment.word))
    if (fragment.kind === 'number') return this.#pointsOfNumber(fragment)
    const asked = fragment.medicalRecordNumber
    return Uint8Array.from(this.#temporary, (numbers) =>
      numbers !== '' && numbers.split(' ').includes(asked) ? 25 : 0,
    )
  }

  /**
   * Rows whose name is like a name: every word of the shorter one has a like word in the other. Born in a span, or,
   * where the names have the same words, living in one village.
   * @param likes for each word of the name: which words of the {@link WordList} are like it
   */
  rowsNamed(likes: readonly Uint8Array[], { isNear, village }: WhereNamed): number[] {
    const counts = new Uint8Array(this.rows)
    const counted = new Uint8Array(this.rows)
    const { words, rows } = this.#nameWords
    for (const [at, like] of likes.entries()) {
      for (let k = 0; k < words.length; k += 1) {
        if (!like[words[k]!]) continue
        const having = rows[k]!
        for (let n = 0; n < having.length; n += 1) {
          const row = having[n]!
          if (counted[row] === at + 1) continue
          counted[row] = at + 1
          counts[row]! += 1
        }
      }
    }
    const found: number[] = []
    const wordsIn = (row: number) => wordsOf(this.names[row]!).length
    for (let row = 0; row < counts.length; row += 1)
      if (
        counts[row]! > 0 &&
        isNear(this.#births[row]!) &&
        counts[row]! >= Math.min(likes.length, wordsIn(row))
      )
        found.push(row)
    const place = village === null ? -1 : this.#villages.words.indexOf(village)
    const neighbours = place < 0 ? [] : this.#villages.rows[place]!
    for (const row of neighbours)
      if (counts[row] === likes.length && wordsIn(row) === likes.length && !isNear(this.#births[row]!))
        found.push(row)
    return found
  }

  #pointsOfWord({ ofWords, ofVillages }: WordFits): Uint8Array | null {
    const points = new Uint8Array(this.rows)
    const isInName = raise(points, this.#nameWords, ofWords, pointsInName)
    const isAround = raise(points, this.#wordsAround, ofWords, pointsAround)
    const isInVillage = raise(points, this.#villages, ofVillages, pointsAround)
    return isInName || isAround || isInVillage ? points : null
  }

  #pointsOfNumber(typed: Extract<Fragment, { kind: 'number' }>): Uint8Array {
    const { digits, year, nikTail, bpjsTail, phoneTail } = typed
    const points = new Uint8Array(this.rows)
    const { nik, bpjs, phone } = this.#tails
    const [births, records] = [this.#births, this.#records]
    const dates = typed.birthDates.map((date) => Number(date.replaceAll('-', '')))
    const number = Number(digits)
    const length = digits.length
    const isRecord = length > 0 && length <= 10
    const isTail = length >= 4 && length <= 6
    const power = 10 ** length
    const endsWith = (all: Digits, row: number) =>
      all.lengths[row]! >= length && all.values[row]! % power === number
    for (let row = 0; row < points.length; row += 1) {
      const birth = births[row]!
      const isBorn = dates.includes(birth)
      let given = 0
      // A whole NIK: last digits and birth date together are the person, last digits alone a card with an error.
      if (nikTail !== null && isSame(nik, row, nikTail)) given = isBorn ? 30 : 6
      if (nikTail === null && isBorn) given = Math.max(given, 12)
      if (bpjsTail !== null && isSame(bpjs, row, bpjsTail)) given = Math.max(given, 15)
      if (phoneTail !== null && isSame(phone, row, phoneTail)) given = Math.max(given, 15)
      if (isRecord) {
        const isNumber = records.values[row] === number && records.lengths[row]! > 0
        if (isNumber && records.lengths[row] === length) given = Math.max(given, 25)
        else if (isNumber && length <= 8) given = Math.max(given, 20)
        else if (length >= 4 && endsWith(records, row)) given = Math.max(given, 5)
        // On cards and papers from before.
        const former = this.#former[row]!
        if (former !== '' && length <= 8 && former.split(' ').some((one) => Number(one) === number))
          given = Math.max(given, 15)
      }
      if (year !== null && Math.floor(birth / 10_000) === Number(year)) given = Math.max(given, 6)
      if (isTail && (endsWith(nik, row) || endsWith(bpjs, row) || endsWith(phone, row)))
        given = Math.max(given, 8)
      points[row] = given
    }
    return points
  }
}

const wordsOf = (cell: string): string[] => cell.split(' ')

type Digits = ReturnType<typeof numbersOf>

const isSame = ({ values, lengths }: Digits, row: number, digits: string): boolean =>
  lengths[row] === digits.length && values[row] === Number(digits)

function keyOf(name: string): number {
  let key = 0
  for (let at = 0; at < KEY_LETTERS; at += 1) key = key * 128 + (at < name.length ? name.charCodeAt(at) : 0)
  return key
}
