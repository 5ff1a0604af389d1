import type { CalendarDate } from '@lentera/contracts/kernel/time'
import type { PatientDirectoryEntry } from '@lentera/contracts/patients/patient'
import { type DirectoryPart, DirectoryScan, type WordFits, wordFit } from './directory-scan.js'
import { bornAbout, isOneVillage, type AskedPerson } from './likely-duplicates.js'
import { isSimilarWord } from './similar-name.js'
import { nameWords, spelledWords } from './normalise-name.js'
import { type Fragment, fragmentsOf } from './search-fragment.js'
import { WordList } from '../search/word-list.js'

/** "parman" finds Suparman; shorter parts would find everybody. */
const PART_FROM = 3

/** Of one name alone hundreds may be born about then; three are shown. */
const OPENED_AT_MOST = 60
const LIKES_KEPT = 40

/** A row that may be shown, with everything it is ordered by. */
interface Candidate {
  readonly part: DirectoryPart
  readonly scan: DirectoryScan
  readonly row: number
  readonly score: number
}

/**
 * Finds people in the packed directory, row by row over texts that are ready: no row is opened but those that
 * are found. What was made ready of a part is kept as long as the part.
 */
export class DirectorySearch {
  readonly #scans = new WeakMap<readonly string[], DirectoryScan>()
  readonly #words = new WordList()
  readonly #villages = new WordList()
  readonly #likes = new Map<string, Uint8Array>()
  /** Words of the villages' names by the village's number. */
  readonly #villageWords: (readonly string[])[] = []

  /** @param villages names by code */
  constructor(villages: Iterable<readonly [code: string, name: string]>) {
    for (const [code, name] of villages)
      this.#villageWords[this.#villages.numberOf(code)] = spelledWords(name)
  }

  /** Makes a part ready before somebody searches. */
  prepare(part: DirectoryPart): DirectoryScan {
    const { columns } = part
    let scan = this.#scans.get(columns)
    if (!scan) {
      scan = new DirectoryScan(columns, part.rows, this.#words, this.#villages)
      this.#scans.set(columns, scan)
    }
    return scan
  }

  /**
   * Finds people by fragments in any order; every fragment must fit somewhere: in the name (old spelling,
   * unfinished words, a part of a word), the mother's name, village or hamlet, record number, birth date or
   * year, or the last digits of NIK, card or phone.
   * @param on today at the facility
   * @returns best first; equal ones by last visit, then by name
   */
  find(
    parts: readonly DirectoryPart[],
    query: string,
    { on, limit }: { on: CalendarDate; limit: number },
  ): PatientDirectoryEntry[] {
    const fragments = fragmentsOf(query, on)
    if (fragments.length === 0 || !/[\p{L}\p{N}]/u.test(query)) return []
    // All before any, so that every word is in the list.
    const scans = parts.filter(({ rows }) => rows > 0).map((part) => ({ part, scan: this.prepare(part) }))
    const fitsOf = this.#fits()
    const best = new Best(limit)
    for (const { part, scan } of scans) {
      const scores = scoresOf(fragments, (fragment) => scan.points(fragment, fitsOf))
      if (scores) best.take(part, scan, scores)
    }
    return best.candidates.map(({ part, row }) => part.recordAt(row))
  }

  /**
   * Rows worth a look whether they are this person: of a like name and born about then, or of the same name in the
   * same village. What they have in common beyond that their records say.
   * @param on today at the facility
   */
  named(
    parts: readonly DirectoryPart[],
    person: Pick<AskedPerson, 'name' | 'birthDate' | 'birthDateEstimated' | 'villageCode'>,
    on: CalendarDate,
  ): PatientDirectoryEntry[] {
    const words = nameWords(person.name)
    const isSomewhere = person.birthDate !== null || isOneVillage(person.villageCode)
    if (words.length === 0 || !isSomewhere) return []
    const scans = parts.filter(({ rows }) => rows > 0).map((part) => ({ part, scan: this.prepare(part) }))
    const likes = words.map((word) => this.#wordsLike(word))
    const where = {
      isNear: nearTo(person, on),
      village: isOneVillage(person.villageCode) ? this.#villages.numberOf(person.villageCode) : null,
    }
    const name = words.join(' ')
    const found = scans.flatMap(({ part, scan }) =>
      scan
        .rowsNamed(likes, where)
        .filter((row) => part.isCurrent(row))
        .map((row) => ({ part, row, isSame: scan.names[row] === name })),
    )
    const sameFirst = [...found.filter(({ isSame }) => isSame), ...found.filter(({ isSame }) => !isSame)]
    return sameFirst.slice(0, OPENED_AT_MOST).map(({ part, row }) => part.recordAt(row))
  }

  /** Which words of all names are like a typed one; only the word that is being typed is compared anew. */
  #wordsLike(word: string): Uint8Array {
    const { words } = this.#words
    const known = this.#likes.get(word)
    if (known?.length === words.length) return known
    const likes = Uint8Array.from(words, (other) => (isSimilarWord(other, word) ? 1 : 0))
    if (this.#likes.size >= LIKES_KEPT) this.#likes.clear()
    this.#likes.set(word, likes)
    return likes
  }

  /** How all words and villages fit a typed word; each typed word is looked up once. */
  #fits(): (word: string) => WordFits {
    const known = new Map<string, WordFits>()
    return (typed) => {
      let fits = known.get(typed)
      if (!fits) {
        const fit = (word: string) => fitOf(word, typed)
        const best = (words: readonly string[] = []) => Math.max(0, ...words.map(fit))
        fits = {
          ofWords: Uint8Array.from(this.#words.words, fit),
          ofVillages: Uint8Array.from(this.#villageWords, best),
        }
        known.set(typed, fits)
      }
      return fits
    }
  }
}

/** An age told in months leaves another day than 1 July; nobody tells the age of a big child in months. */
const TOLD_IN_MONTHS_UNDER = 3
const MID_YEAR = 701

const numberOf = (date: CalendarDate): number => Number(date.replaceAll('-', ''))

/** Whether somebody with this birth date, 20261120, may be the person: on that very day is looked up elsewhere. */
function nearTo(
  { birthDate, birthDateEstimated }: Pick<AskedPerson, 'birthDate' | 'birthDateEstimated'>,
  on: CalendarDate,
): (birth: number) => boolean {
  if (birthDate === null) return () => false
  const about = bornAbout(birthDate)
  const [from, to] = [numberOf(about.from), numberOf(about.to)]
  const recent = numberOf(on) - TOLD_IN_MONTHS_UNDER * 10_000
  return (birth) =>
    birth >= from && birth <= to && (birthDateEstimated || birth % 10_000 === MID_YEAR || birth >= recent)
}

function fitOf(word: string, typed: string): number {
  if (!word.includes(typed)) return wordFit.none
  if (word === typed) return wordFit.whole
  if (word.startsWith(typed)) return wordFit.start
  return typed.length >= PART_FROM ? wordFit.part : wordFit.none
}

/** Sums over all fragments, 0 where one of them fits nowhere; null when nothing is left. */
function scoresOf(
  fragments: readonly Fragment[],
  pointsOf: (fragment: Fragment) => Uint8Array | null,
): Uint16Array | null {
  let sums: Uint16Array | null = null
  for (const fragment of fragments) {
    const points = pointsOf(fragment)
    if (points === null) return null
    if (sums === null) {
      sums = new Uint16Array(points)
      continue
    }
    let isSome = false
    for (let row = 0; row < points.length; row += 1) {
      const sum: number = points[row] === 0 || sums[row] === 0 ? 0 : sums[row]! + points[row]!
      sums[row] = sum
      isSome ||= sum > 0
    }
    if (!isSome) return null
  }
  return sums
}

/** The best so far, in order. Most rows are worse than the last of them and are passed over by two comparisons. */
class Best {
  readonly candidates: Candidate[] = []

  constructor(private readonly limit: number) {}

  take(part: DirectoryPart, scan: DirectoryScan, scores: Uint16Array): void {
    const { candidates, limit } = this
    const { lastVisits } = scan
    for (let row = 0; row < scores.length; row += 1) {
      const score = scores[row]!
      if (score === 0) continue
      const last = candidates.length === limit ? candidates[limit - 1]! : null
      if (last !== null) {
        if (score < last.score) continue
        if (score === last.score && lastVisits[row]! < last.scan.lastVisits[last.row]!) continue
      }
      const candidate = { part, scan, row, score }
      if (last !== null && order(candidate, last) > 0) continue
      if (!part.isCurrent(row)) continue
      let at = candidates.length
      while (at > 0 && order(candidate, candidates[at - 1]!) < 0) at -= 1
      candidates.splice(at, 0, candidate)
      if (candidates.length > limit) candidates.pop()
    }
  }
}

function order(a: Candidate, b: Candidate): number {
  return (
    b.score - a.score ||
    b.scan.lastVisits[b.row]! - a.scan.lastVisits[a.row]! ||
    a.scan.nameKeys[a.row]! - b.scan.nameKeys[b.row]! ||
    byText(a.scan.names[a.row]!, b.scan.names[b.row]!) ||
    byText(a.part.idAt(a.row), b.part.idAt(b.row))
  )
}

const byText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1)
