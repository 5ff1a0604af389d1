import type { CatalogueDiagnosis } from '@lentera/contracts/catalogue/diagnosis'
import { WordList } from '../search/word-list.js'
import { codeKey } from './diagnosis-packing.js'
import { type DiagnosisPart, DiagnosisScan, type TypedWord } from './diagnosis-scan.js'
import { medicalWords, tellingWords } from './medical-words.js'
import { fitOf, isAlike, typedWord, wordFit } from './word-fit.js'

export interface DiagnosisSearchOptions {
  readonly limit: number
  /** Codes the person uses often: what fits and is one of them stands first. */
  readonly favourites?: ReadonlySet<string>
}

/** Beside the points of the single words. */
const bonus = {
  isFavourite: 60,
  isPhrase: 20,
  startsPhrase: 6,
  isName: 22,
  startsName: 10,
  /** Somebody wrote lay words for it: it is seen in a Puskesmas. */
  isCommon: 4,
}
const bonusMax = bonus.isPhrase + bonus.isName + bonus.isCommon
/** Off for each typed word that is nowhere in a row, where no row has them all. */
const MISSING = 10

interface Candidate {
  readonly part: DiagnosisPart
  readonly scan: DiagnosisScan
  readonly row: number
  readonly score: number
}

/**
 * Finds codes in the packed list of diagnoses by code, by words of the Indonesian and the English name in any order,
 * unfinished ones too, and by what people say. What was made ready of a part is kept as long as the part.
 */
export class DiagnosisSearch {
  readonly #scans = new WeakMap<readonly string[], DiagnosisScan>()
  readonly #words = new WordList()
  #fits = new Map<string, { readonly known: number; readonly fits: Uint8Array }>()

  /** Makes a part ready before somebody searches. */
  prepare(part: DiagnosisPart): DiagnosisScan {
    const { columns } = part
    let scan = this.#scans.get(columns)
    if (!scan) {
      scan = new DiagnosisScan(columns, part.rows, this.#words)
      this.#scans.set(columns, scan)
    }
    return scan
  }

  /** @returns best first; equal ones with the shorter name first, then by code */
  find(
    parts: readonly DiagnosisPart[],
    text: string,
    { limit, favourites }: DiagnosisSearchOptions,
  ): CatalogueDiagnosis[] {
    const words = typedWords(text)
    if (words.length === 0) return []
    // All before any, so that every word is in the list.
    const scans = parts.filter(({ rows }) => rows > 0).map((part) => ({ part, scan: this.prepare(part) }))
    const typed = words.map((word): TypedWord => ({ ...word, fits: this.#fitsOf(word.plain) }))
    const phrase = medicalWords(text).join(' ')
    const keys = new Set([...(favourites ?? [])].map(codeKey))
    const most = bonusMax + (keys.size > 0 ? bonus.isFavourite : 0)
    const points = scans.map(({ scan }) => typed.map((word) => scan.points(word)))
    for (let missing = 0; missing * 2 <= typed.length && missing < typed.length; missing += 1) {
      const best = new Best(limit)
      for (const [at, { part, scan }] of scans.entries()) {
        for (let row = 0; row < scan.rows; row += 1) {
          const sum = sumOf(points[at]!, row, missing)
          // Most rows are worse than the last of the best, whatever else speaks for them.
          if (sum === 0 || sum + most < best.least) continue
          const isFavourite = keys.size > 0 && keys.has(scan.codes[row]!)
          const score = sum + bonusOf(scan, row, phrase) + (isFavourite ? bonus.isFavourite : 0)
          if (score < best.least || !scan.isOffered(row)) continue
          best.take({ part, scan, row, score })
        }
      }
      if (best.candidates.length > 0) return best.candidates.map(({ part, row }) => part.recordAt(row))
    }
    return []
  }

  /** Each typed word is looked up once; slips are forgiven where no word fits. */
  #fitsOf(plain: string): Uint8Array {
    const typed = typedWord(plain)
    const { words } = this.#words
    const known = this.#fits.get(plain)
    if (known?.known === words.length) return known.fits
    const fits = Uint8Array.from(words, (word) => fitOf(word, typed))
    if (!fits.some((fit) => fit > wordFit.part))
      for (const [at, word] of words.entries())
        if (fits[at] === 0 && isAlike(word, typed)) fits[at] = wordFit.alike
    if (this.#fits.size >= FITS_KEPT) this.#fits = new Map()
    this.#fits.set(plain, { known: words.length, fits })
    return fits
  }
}

/** Typed words whose fits are kept: those of some searches. */
const FITS_KEPT = 200

/** Words of a text; what looks like a code may be one. */
function typedWords(text: string): Omit<TypedWord, 'fits'>[] {
  return text
    .trim()
    .split(/[\s,;/]+/)
    .flatMap((chunk): Omit<TypedWord, 'fits'>[] => {
      const code = codeKey(chunk)
      if (/^[a-z][0-9][0-9a-z.-]*$/i.test(chunk)) return [{ plain: code, code }]
      return tellingWords(chunk).map((plain) => ({ plain, code: null }))
    })
}

/** 0 where more than `missing` words are nowhere in the row. */
function sumOf(points: readonly Uint8Array[], row: number, missing: number): number {
  let [sum, none] = [0, 0]
  for (const ofWord of points) {
    const given = ofWord[row]!
    if (given === 0 && ++none > missing) return 0
    sum += given
  }
  return Math.max(0, sum - none * MISSING)
}

function bonusOf(scan: DiagnosisScan, row: number, phrase: string): number {
  const name = scan.names[row]!
  const lay = scan.lay[row]!
  let points = lay === '' ? 0 : bonus.isCommon
  if (name === phrase) points += bonus.isName
  else if (name.startsWith(phrase)) points += bonus.startsName
  if (lay === '' || !`;${lay}`.includes(`;${phrase}`)) return points
  return points + (`;${lay};`.includes(`;${phrase};`) ? bonus.isPhrase : bonus.startsPhrase)
}

/** The best so far, in order. */
class Best {
  readonly candidates: Candidate[] = []

  constructor(private readonly limit: number) {}

  /** What a row must have at least to be taken. */
  get least(): number {
    return this.candidates.length === this.limit ? this.candidates[this.limit - 1]!.score : 0
  }

  take(candidate: Candidate): void {
    const { candidates, limit } = this
    const last = candidates.length === limit ? candidates[limit - 1]! : null
    if (last !== null && order(candidate, last) > 0) return
    if (!candidate.part.isCurrent(candidate.row)) return
    let at = candidates.length
    while (at > 0 && order(candidate, candidates[at - 1]!) < 0) at -= 1
    candidates.splice(at, 0, candidate)
    if (candidates.length > limit) candidates.pop()
  }
}

function order(a: Candidate, b: Candidate): number {
  if (a.score !== b.score) return b.score - a.score
  return (
    a.scan.names[a.row]!.length - b.scan.names[b.row]!.length ||
    byText(a.scan.codes[a.row]!, b.scan.codes[b.row]!)
  )
}

const byText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1)
