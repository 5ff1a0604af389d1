import type { Typeface } from './typeface.js'

/** Drawn for whatever the letters do not hold, so that a gap is seen: U+FFFD. */
const GAP = '\uFFFD'

/** Signs that people type into notes and the letters lack, in signs that say the same. */
const sayings: Readonly<Record<string, string>> = {
  ...{ '→': '->', '⇒': '=>', '←': '<-', '↔': '<->', '↑': '[naik]', '↓': '[turun]' },
  ...{ '✓': '[v]', '✔': '[v]', '☑': '[v]', '✗': '[x]', '✘': '[x]', '☐': '[ ]', '♂': '[L]', '♀': '[P]' },
  ...{ ʻ: '’', '▪': '•', '‣': '•', '∙': '·', '⋅': '·', '−': '-', '≦': '≤', '≧': '≥' },
}

/** What is in every font: nothing to look up. */
const plain = /^[\n -~\u00a0-\u00ac\u00ae-\u00ff]*$/
/** Turn the direction of reading, or have no width: seen by nobody, and able to make a text look like another. */
const unseen = /(?!\u200D)\p{Cf}|(?!\n)\p{Cc}/gu
/** Make one sign of several, or choose how it looks. */
const joiners = /[\u200D\uFE00-\uFE0F]/g
const clusters = new Intl.Segmenter('id', { granularity: 'grapheme' })

/**
 * Text as it can be drawn: white space as a browser shows it, every sign one that the letters hold. Nothing is
 * left out silently: what has no sign and no saying becomes a visible gap.
 */
export function printable(text: string, letters: Pick<Typeface, 'has'>): string {
  const spaced = text
    .replace(/\r\n?/g, '\n')
    .replace(/[\t\u2028\u2029]/g, ' ')
    .replace(unseen, '')
    .replace(/ *\n */g, '\n')
    .replace(/ {2,}/g, ' ')
    .replace(/^ +| +$/g, '')
  if (plain.test(spaced)) return spaced
  let drawn = ''
  for (const { segment } of clusters.segment(spaced.normalize('NFC')))
    drawn += clusterSaid(segment, drawn, letters)
  return drawn
}

function clusterSaid(joined: string, before: string, letters: Pick<Typeface, 'has'>): string {
  const isHeld = (text: string) =>
    [...text].every((sign) => sign === '\n' || letters.has(sign.codePointAt(0)!))
  const cluster = joined.replace(joiners, '')
  if (isHeld(cluster)) return cluster
  const saying = sayings[cluster]
  if (saying !== undefined) return saying
  // A letter and its mark; then what a sign is compatible with: ⅓ as 1⁄3, ℃ as °C, ㎎ as mg.
  for (const form of ['NFD', 'NFKC', 'NFKD'] as const) {
    const other = cluster.normalize(form)
    if (!isHeld(other)) continue
    // A number that is no digit keeps its distance: `1⅓` must never become `11⁄3`.
    return /\p{No}/u.test(cluster) && /\d$/.test(before) ? ` ${other}` : other
  }
  return GAP
}

/** A paper with every text in it as it can be drawn. */
export function printableAll<T>(value: T, letters: Pick<Typeface, 'has'>): T {
  const through = (part: unknown): unknown => {
    if (typeof part === 'string') return printable(part, letters)
    if (Array.isArray(part)) return part.map(through)
    if (part === null || typeof part !== 'object') return part
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, through(inner)]))
  }
  return through(value) as T
}
