import { nameWords } from './normalise-name.js'

/** Whether one letter typed wrong, left out, added or swapped with its neighbour turns one word into the other. */
export function withinOneEdit(a: string, b: string): boolean {
  if (a === b) return true
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (long.length - short.length > 1) return false
  let at = 0
  while (at < short.length && short[at] === long[at]) at += 1
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1)
  if (short.slice(at + 1) === long.slice(at + 1)) return true
  return (
    short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2)
  )
}

/** Whether two words of names, in one spelling, may be one word; an initial stands for any word it begins. */
export const isSimilarWord = (a: string, b: string): boolean =>
  a === b ||
  (a.length === 1 && b.startsWith(a)) ||
  (b.length === 1 && a.startsWith(b)) ||
  (Math.min(a.length, b.length) >= 4 && withinOneEdit(a, b))

/**
 * Whether two names may mean one person: every word of the shorter has its own partner in the longer, in
 * any order and old or new spelling, give or take one letter. One word alone may be all of a name.
 */
export function isSimilarName(a: string, b: string): boolean {
  const [short, long] = [nameWords(a), nameWords(b)].sort((x, y) => x.length - y.length) as [
    string[],
    string[],
  ]
  const free = [...long]
  return (
    short.length > 0 &&
    short.every((word) => {
      const partner = free.findIndex((candidate) => isSimilarWord(word, candidate))
      if (partner >= 0) free.splice(partner, 1)
      return partner >= 0
    })
  )
}
