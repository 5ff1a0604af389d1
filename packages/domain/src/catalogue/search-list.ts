import { medicalWord, tellingWords } from './medical-words.js'
import { fitOf, isAlike, type Typed, typedWord, wordFit } from './word-fit.js'

/** What an entry of a short list is found by. */
export interface Findable {
  /** Words of the name, and numbers as they are written: `amlodipin`, `tab`, `5`. */
  readonly name: readonly string[]
  /** Generic name, forms, what people say. */
  readonly around: readonly string[]
}

/** Points by fit: none, alike, part, start, whole. */
const pointsInName = [0, 5, 3, 8, 12] as const
const pointsAround = [0, 4, 2, 7, 11] as const
const FIRST_WORD = 5
const FAVOURITE = 40

/** Letters and numbers apart, so that `amlo5` is a drug and a strength; the comma of a number is a dot. */
const writtenWords = (text: string): string[] =>
  [...text.toLowerCase().matchAll(/\d+(?:[.,]\d+)?|[^\d\s]+/g)].flatMap(([word]) =>
    /^\d/.test(word) ? [word.replace(',', '.')] : tellingWords(word),
  )

export const listWords = (text: string): string[] => writtenWords(text).map(medicalWord)

/** Finds entries of a list of some hundred rows; what was made ready of an entry is kept as long as the entry. */
export class ListSearch<
  R extends { readonly code: string; readonly name: string; readonly active: boolean },
> {
  readonly #ready = new WeakMap<R, Findable>()

  constructor(private readonly findableOf: (entry: R) => Findable) {}

  /** @returns entries in which every typed word is found, best first; equal ones with the shorter name first */
  find(
    entries: readonly R[],
    text: string,
    { limit, favourites }: { limit: number; favourites?: ReadonlySet<string> },
  ): R[] {
    const typed = writtenWords(text).map(typedWord)
    if (typed.length === 0) return []
    const found = this.#scored(entries, typed, fitOf)
    // Slips are forgiven where nothing fits.
    const all = found.length > 0 ? found : this.#scored(entries, typed, fitWithSlips)
    const scoreOf = ({ entry, score }: { entry: R; score: number }) =>
      score + (favourites?.has(entry.code) ? FAVOURITE : 0)
    return all
      .sort((a, b) => scoreOf(b) - scoreOf(a) || byName(a.entry, b.entry))
      .slice(0, limit)
      .map(({ entry }) => entry)
  }

  #scored(entries: readonly R[], typed: readonly Typed[], fit: typeof fitOf): { entry: R; score: number }[] {
    return entries.flatMap((entry) => {
      if (!entry.active) return []
      const score = scoreOf(this.#findable(entry), typed, fit)
      return score > 0 ? [{ entry, score }] : []
    })
  }

  #findable(entry: R): Findable {
    let findable = this.#ready.get(entry)
    if (!findable) {
      findable = this.findableOf(entry)
      this.#ready.set(entry, findable)
    }
    return findable
  }
}

const fitWithSlips = (word: string, typed: Typed): number =>
  fitOf(word, typed) || (isAlike(word, typed) ? wordFit.alike : wordFit.none)

function scoreOf({ name, around }: Findable, typed: readonly Typed[], fit: typeof fitOf): number {
  let score = 0
  for (const word of typed) {
    const best = (words: readonly string[], points: readonly number[]) =>
      words.reduce((most, one) => Math.max(most, points[fit(one, word)]!), 0)
    const points = Math.max(best(name, pointsInName), best(around, pointsAround))
    if (points === 0) return 0
    score += points
  }
  return (
    score + (typed[0]!.plain.length > 1 && fitOf(name[0] ?? '', typed[0]!) >= wordFit.start ? FIRST_WORD : 0)
  )
}

const byName = (a: { readonly name: string }, b: { readonly name: string }): number =>
  a.name.length - b.name.length || (a.name < b.name ? -1 : 1)
