/** Words that say nothing of their own; typed or listed, they are passed over. */
const fillers = new Set(
  'dan atau di ke dari yang dengan pada karena oleh untuk akibat of the and or with in to by due'.split(' '),
)

/** Words that mean the same, as they look after {@link medicalWord}; either is found by the other. */
const sameMeaning = [
  'sakit nieri',
  'tensi tekanan',
  'bumil hamil kehamilan',
  'akut akute',
  'kronik kronis menahun',
  'inpeksi inpektion',
]
const groups = new Map(
  sameMeaning.flatMap((line) => {
    const group = line.split(' ')
    return group.map((word) => [word, group] as const)
  }),
)

/** The word itself and every other one that means the same. */
export const wordsOfSameMeaning = (word: string): readonly string[] => groups.get(word) ?? [word]

/**
 * One spelling for words that are Greek, Latin, English and Dutch, and typed by ear: pharyngitis, faringitis;
 * typhoid, tifoid, tipoid; scabies, skabies; haemorrhoid, hemoroid; shock, syok.
 */
export const spelling = (word: string): string =>
  word
    .replace(/ph|[fv]/g, 'p')
    .replace(/ch|ck|c|q/g, 'k')
    .replace(/sh|sy/g, 's')
    .replace(/x/g, 'ks')
    .replace(/z/g, 's')
    .replace(/th/g, 't')
    .replace(/rh/g, 'r')
    .replace(/kh/g, 'k')
    .replace(/ae|oe/g, 'e')
    .replace(/y/g, 'i')
    // Not at the start: PPOK, BBLR.
    .replace(/(?!^)([a-z])\1+/g, '$1')

/** Abbreviations stay as they are: GG is not G, and CHF not KF. */
export const SHORT = 3

/** A word of a list in lower case as search compares it. */
export const medicalWord = (word: string): string => (word.length <= SHORT ? word : spelling(word))

const plainWords = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’`´]/g, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')

/** The words of a name or of a typed text in one spelling, fillers left out unless there is nothing else. */
export const medicalWords = (text: string): string[] => tellingWords(text).map(medicalWord)

/** The same as they were written. */
export function tellingWords(text: string): string[] {
  const all = plainWords(text)
  const telling = all.filter((word) => !fillers.has(word))
  return telling.length > 0 ? telling : all
}
