import { classesOf, classNamed, plainSpelling, substanceNamed } from './substance-words.js'

/** A drug, or a whole class, that a patient is allergic to, read out of what somebody once wrote. */
export interface Allergen {
  /** As it was written, to be shown. */
  readonly text: string
  /** Names it may stand for, in plain spelling. */
  readonly substances: ReadonlySet<string>
  readonly classes: ReadonlySet<string>
}

const APART = /[,;/+&\n]|\bdan\b|\batau\b/i

/**
 * What an answer about allergies says of drugs. Free text: `obat golongan sulfa`, `amoxan, cipro`. A word that names
 * no drug (udang) finds none later, so nothing has to be sorted out here.
 */
export function allergensIn(text: string): Allergen {
  const parts = text.split(APART).map(plainSpelling).filter(Boolean)
  const names = [...new Set(parts.flatMap((part) => [part, ...pairsOf(part), ...part.split(' ')]))]
  const substances = new Set(
    names
      .filter((name) => name.length > 2)
      .map(substanceNamed)
      .map(plainSpelling),
  )
  const named = names.map(classNamed).filter((name) => name !== undefined)
  return { text, substances, classes: new Set([...named, ...[...substances].flatMap(classesOf)]) }
}

/** Names of two words stand somewhere in a sentence: `alergi asam mefenamat`. */
function pairsOf(part: string): string[] {
  const words = part.split(' ')
  return words.slice(1).map((word, at) => `${words[at]} ${word}`)
}
