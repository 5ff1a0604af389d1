import { SHORT, spelling } from './medical-words.js'

/** How a word of a list fits what was typed, least first. */
export const wordFit = { none: 0, alike: 1, part: 2, start: 3, whole: 4 } as const

/** "tensi" in hipertensi; shorter parts are everywhere. */
const PART_FROM = 4
/** From so many letters on one slip is forgiven, and two. */
const ONE_SLIP_FROM = 4
const TWO_SLIPS_FROM = 8

/** A word as it was typed, in lower case, and in the spelling of the lists. */
export interface Typed {
  readonly plain: string
  readonly spelled: string
}

export const typedWord = (plain: string): Typed => ({ plain, spelled: spelling(plain) })

/** Without slips; `alike` is asked for apart, because it is dear and needed only where nothing fits. */
export function fitOf(word: string, { plain, spelled }: Typed): number {
  const typed = word.length <= SHORT ? plain : spelled
  if (!word.includes(typed)) return wordFit.none
  if (word === typed) return wordFit.whole
  if (word.startsWith(typed)) return wordFit.start
  return typed.length >= PART_FROM ? wordFit.part : wordFit.none
}

/**
 * Whether a word begins as typed but for a slip or two: a letter too many, missing, another, or two exchanged. The
 * first letter is right: people look at that one.
 */
export function isAlike(word: string, { spelled: typed }: Typed): boolean {
  const slips = typed.length >= TWO_SLIPS_FROM ? 2 : typed.length >= ONE_SLIP_FROM ? 1 : 0
  if (slips === 0 || word[0] !== typed[0] || word.length < typed.length - slips) return false
  return slipsToStart(word, typed, slips) <= slips
}

/** Edits between `typed` and the nearest beginning of `word`; anything above `most` may be told as `most + 1`. */
function slipsToStart(word: string, typed: string, most: number): number {
  const width = Math.min(word.length, typed.length + most)
  let [before, row]: [number[], number[]] = [[], Array.from({ length: width + 1 }, (_, at) => at)]
  for (let i = 1; i <= typed.length; i += 1) {
    const next = [i]
    let least = i
    for (let j = 1; j <= width; j += 1) {
      const same = typed[i - 1] === word[j - 1] ? 0 : 1
      let slips = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + same)
      if (i > 1 && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1])
        slips = Math.min(slips, before[j - 2]! + 1)
      next.push(slips)
      least = Math.min(least, slips)
    }
    if (least > most) return most + 1
    ;[before, row] = [row, next]
  }
  return Math.min(...row)
}
