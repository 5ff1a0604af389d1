import { catalogueDiagnoses, type CatalogueDiagnosis } from '@lentera/contracts/catalogue/diagnosis'
import { definePacking } from '@lentera/contracts/kernel/packing'
import { medicalWords } from './medical-words.js'

/** Places of the columns that {@link diagnosisPacking} lays beside the rows. */
export const diagnosisColumn = {
  /** `j069` */
  code: 0,
  /** Words of the Indonesian name in one spelling. */
  name: 1,
  /** Lay words, each phrase ended by `;`. */
  lay: 2,
  english: 3,
  /** `x` where the code is no longer offered. */
  gone: 4,
} as const

/** Raise it with every change of spelling ({@link medicalWords}) or of these columns. */
const VERSION = 3

/** `J06.9` -> `j069`: people type it with the dot and without. */
export const codeKey = (code: string): string => code.toLowerCase().replace(/[^a-z0-9]/g, '')

/** `darah tinggi, tensi` -> `darah tingi;tekanan` */
export const layPhrases = (words: string): string =>
  words
    .split(',')
    .map((phrase) => medicalWords(phrase).join(' '))
    .filter((phrase) => phrase !== '')
    .join(';')

export const diagnosisPacking = definePacking<CatalogueDiagnosis>({
  entity: catalogueDiagnoses.name,
  version: VERSION,
  columns: Object.keys(diagnosisColumn).length,
  columnsOf: ({ code, name, words, english, active }) => [
    codeKey(code),
    medicalWords(name).join(' '),
    layPhrases(words),
    english === null ? '' : medicalWords(english).join(' '),
    active ? '' : 'x',
  ],
})
