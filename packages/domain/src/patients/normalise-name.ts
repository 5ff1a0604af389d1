/** Titles and particles that are no part of a name, wherever they stand. */
const particles = new Set(
  'h hj haji hajah dr drg drs dra ir prof apt ns kh ust tn ny nn sdr sdri bin binti bt bpk bapak pak ibu bu'.split(
    ' ',
  ),
)

/** An and By are names too (An Nisa): left out only as the first of several words. */
const leadingTitles = new Set(['an', 'by'])

/** Short forms of names, spelled as they look after {@link fold}. */
const shortForms: Readonly<Record<string, string>> = {
  m: 'muhamad',
  md: 'muhamad',
  mhd: 'muhamad',
  muh: 'muhamad',
  moh: 'muhamad',
  mohd: 'muhamad',
  moch: 'muhamad',
  mohamad: 'muhamad',
  mohamed: 'muhamad',
  muhamed: 'muhamad',
  st: 'siti',
  abd: 'abdul',
  nor: 'nur',
}

/**
 * Old and regional spelling of one word: oe=u, dj=j, tj=c, y=j (y=i after d and t: Widya, Setyo), kh=ch=h,
 * ph=f, doubled letters. Until nothing changes any more, because one step can open the way for another.
 */
const fold = (word: string): string => {
  const folded = word
    .replace(/oe/g, 'u')
    .replace(/tj/g, 'c')
    .replace(/dj/g, 'j')
    .replace(/kh|ch/g, 'h')
    .replace(/([dt])y/g, '$1i')
    .replace(/y/g, 'j')
    .replace(/ph/g, 'f')
    .replace(/([a-z])\1+/g, '$1')
  return folded === word ? word : fold(folded)
}

const words = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’`´]/g, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')

/** One spelling for a word in lower case. */
export const normaliseWord = (word: string): string => {
  const folded = fold(word)
  return shortForms[folded] ?? folded
}

const withoutTitles = (all: readonly string[]): readonly string[] => {
  const kept = all.filter(
    (word, index) => !particles.has(word) && !(index === 0 && all.length > 1 && leadingTitles.has(word)),
  )
  return kept.length > 0 ? kept : all
}

/**
 * The words of a name as search and duplicate checks compare them: lower case, without titles, degrees and
 * accents, in one spelling.
 */
export const nameWords = (name: string): string[] =>
  // What follows a comma is a degree: "Agus Santoso, S.Kep., Ns.".
  withoutTitles(words(name.split(',')[0] || name)).map(normaliseWord)

/** {@link nameWords} in one string, independent of their order. */
export const normaliseName = (name: string): string => nameWords(name).sort().join(' ')

/** Words that somebody typed to find a person, or words of a place, in the spelling of {@link nameWords}. */
export const spelledWords = (text: string): string[] => withoutTitles(words(text)).map(normaliseWord)
