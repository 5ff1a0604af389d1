/** Words that say nothing of their own; typed or listed, they are passed over. */
const fillers = new Set(
  'dan atau di ke dari yang dengan pada karena oleh untuk akibat of the and or with in to by due'.split(' '),
)

/** One word for what is said in two, as they look after {@link spelling}. */
const sameMeaning: Readonly<Record<string, string>> = {
  sakit: 'nieri',
  tensi: 'tekanan',
  bumil: 'hamil',
  kehamilan: 'hamil',
  inpektion: 'inpeksi',
  akute: 'akut',
  kronis: 'kronik',
}

/**
 * One spelling for words that are Greek, Latin, English and Dutch, and typed by ear: pharyngitis, faringitis;
 * typhoid, tifoid, tipoid; scabies, skabies; haemorrhoid, hemoroid; shock, syok.
 */
const spelling = (word: string): string =>
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
    .replace(/([a-z])\1+/g, '$1')

/** A word in lower case as search compares it. */
export const medicalWord = (word: string): string => {
  const spelled = spelling(word)
  return sameMeaning[spelled] ?? spelled
}

const plainWords = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’`´]/g, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')

/** The words of a name or of a typed text, fillers left out unless there is nothing else. */
export function medicalWords(text: string): string[] {
  const all = plainWords(text)
  const telling = all.filter((word) => !fillers.has(word))
  return (telling.length > 0 ? telling : all).map(medicalWord)
}
