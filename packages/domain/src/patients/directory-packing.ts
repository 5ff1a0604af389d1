import { definePacking } from '@lentera/contracts/kernel/packing'
import { patientDirectory, type PatientDirectoryEntry } from '@lentera/contracts/patients/patient'
import { isTemporaryNumber } from '@lentera/contracts/patients/record-number'
import { nameWords, spelledWords } from './normalise-name.js'

/** Places of the columns that {@link directoryPacking} lays beside the rows of the directory. */
export const directoryColumn = {
  /** `siti aminah`: words of the name in one spelling. */
  name: 0,
  /** Words of mother and hamlet, likewise. */
  around: 1,
  villageCode: 2,
  birthDate: 3,
  lastVisitOn: 4,
  /** The record number as digits. */
  recordDigits: 5,
  /** `T-2-1 T-3-9`: temporary record numbers, the present one and former ones, as they are printed. */
  temporary: 6,
  nikTail: 7,
  bpjsTail: 8,
  phoneTail: 9,
  /** Former record numbers that were none of the temporary ones, as digits. */
  formerDigits: 10,
  /** `nr`: first letters of what registration left for later. */
  lacks: 11,
  /** The first one's id, for people born together. */
  twinOf: 12,
} as const

/** Raise it with every change of spelling ({@link nameWords}) or of these columns. */
const VERSION = 3

const digitsOf = (recordNumber: string): string => recordNumber.replace(/[^0-9]/g, '')

export const directoryPacking = definePacking<PatientDirectoryEntry>({
  entity: patientDirectory.name,
  version: VERSION,
  columns: Object.keys(directoryColumn).length,
  columnsOf: (entry) =>
    // Found by nothing.
    entry.withdrawn ? Object.keys(directoryColumn).map(() => '') : columnsOf(entry),
})

const columnsOf = (entry: PatientDirectoryEntry): string[] => [
  nameWords(entry.name).join(' '),
  [
    ...(entry.motherName === null ? [] : nameWords(entry.motherName)),
    ...(entry.hamlet === null ? [] : spelledWords(entry.hamlet)),
  ].join(' '),
  entry.villageCode,
  entry.birthDate,
  entry.lastVisitOn ?? '',
  digitsOf(entry.medicalRecordNumber),
  [entry.medicalRecordNumber, ...(entry.formerNumbers ?? [])].filter(isTemporaryNumber).join(' '),
  entry.nikTail ?? '',
  entry.bpjsTail ?? '',
  entry.phoneTail ?? '',
  (entry.formerNumbers ?? [])
    .filter((number) => !isTemporaryNumber(number))
    .map(digitsOf)
    .join(' '),
  (entry.lacks ?? []).map((lack) => lack[0]).join(''),
  entry.twinOf ?? '',
]
