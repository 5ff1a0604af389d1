import type { CalendarDate } from '@lentera/contracts/kernel/time'
import type { PatientDirectoryEntry } from '@lentera/contracts/patients/patient'
import { isTemporaryNumber } from '@lentera/contracts/patients/record-number'
import { nameWords, spelledWords } from '../patients/normalise-name.js'
import { fragmentsOf, type Fragment } from '../patients/search-fragment.js'

/** A directory row with its words in one spelling and its record number as digits. */
export interface PackedEntry {
  readonly entry: PatientDirectoryEntry
  readonly name: readonly string[]
  readonly mother: readonly string[]
  readonly place: readonly string[]
  readonly record: string
  readonly formerRecords: readonly string[]
}

export interface SearchHit {
  readonly entry: PatientDirectoryEntry
  /** Higher is better; only comparable within one search. */
  readonly score: number
}

const digitsOf = (recordNumber: string): string => recordNumber.replace(/[^0-9]/g, '')

/** @param village name of the entry's village; null when its code is not in the area list */
export const packEntry = (entry: PatientDirectoryEntry, village: string | null): PackedEntry => ({
  entry,
  name: nameWords(entry.name),
  mother: entry.motherName === null ? [] : nameWords(entry.motherName),
  place: [...spelledWords(village ?? ''), ...spelledWords(entry.hamlet ?? '')],
  record: digitsOf(entry.medicalRecordNumber),
  formerRecords: (entry.formerNumbers ?? []).filter((number) => !isTemporaryNumber(number)).map(digitsOf),
})

/** What the search over the packed directory must find: every row looked at by itself. */
export function searchByRows(
  packed: readonly PackedEntry[],
  query: string,
  { on, limit }: { on: CalendarDate; limit: number },
): SearchHit[] {
  const fragments = fragmentsOf(query, on)
  if (fragments.length === 0 || !/[\p{L}\p{N}]/u.test(query)) return []
  const hits: SearchHit[] = []
  for (const row of packed) {
    let score = 0
    for (const fragment of fragments) {
      const fits = scoreOf(row, fragment)
      if (fits === 0) {
        score = 0
        break
      }
      score += fits
    }
    if (score > 0) hits.push({ entry: row.entry, score })
  }
  return hits.sort(bestFirst).slice(0, limit)
}

function bestFirst(a: SearchHit, b: SearchHit): number {
  if (a.score !== b.score) return b.score - a.score
  const [aVisit, bVisit] = [a.entry.lastVisitOn ?? '', b.entry.lastVisitOn ?? '']
  if (aVisit !== bVisit) return aVisit < bVisit ? 1 : -1
  const [aName, bName] = [nameWords(a.entry.name).join(' '), nameWords(b.entry.name).join(' ')]
  if (aName !== bName) return aName < bName ? -1 : 1
  return a.entry.id < b.entry.id ? -1 : 1
}

function scoreOf(row: PackedEntry, fragment: Fragment): number {
  if (fragment.kind === 'word') return wordScore(row, fragment.word)
  if (fragment.kind === 'number') return numberScore(row, fragment)
  const { medicalRecordNumber, formerNumbers = [] } = row.entry
  return [medicalRecordNumber, ...formerNumbers].includes(fragment.medicalRecordNumber) ? 25 : 0
}

function wordScore(row: PackedEntry, word: string): number {
  const inName = best(row.name, word, { whole: 10, start: 7, part: 4 })
  if (inName > 0) return inName
  return Math.max(
    best(row.place, word, { whole: 3, start: 2, part: 0 }),
    best(row.mother, word, { whole: 3, start: 2, part: 0 }),
  )
}

function best(
  words: readonly string[],
  typed: string,
  scores: { whole: number; start: number; part: number },
): number {
  let score = 0
  for (const word of words) {
    if (word === typed) return scores.whole
    if (word.startsWith(typed)) score = Math.max(score, scores.start)
    // "parman" finds Suparman; shorter parts would find everybody.
    else if (typed.length >= 3 && word.includes(typed)) score = Math.max(score, scores.part)
  }
  return score
}

function numberScore(
  { entry, record, formerRecords }: PackedEntry,
  typed: Extract<Fragment, { kind: 'number' }>,
): number {
  const { digits } = typed
  const tails = [entry.nikTail, entry.bpjsTail, entry.phoneTail].filter((tail) => tail !== null)
  return Math.max(
    // A whole NIK: last digits and birth date together are the person, last digits alone a card with an error.
    typed.nikTail !== null && typed.nikTail === entry.nikTail
      ? typed.birthDates.includes(entry.birthDate)
        ? 30
        : 6
      : 0,
    typed.nikTail === null && typed.birthDates.includes(entry.birthDate) ? 12 : 0,
    typed.bpjsTail !== null && typed.bpjsTail === entry.bpjsTail ? 15 : 0,
    typed.phoneTail !== null && typed.phoneTail === entry.phoneTail ? 15 : 0,
    digits === record ? 25 : 0,
    digits !== '' && digits.length <= 8 && Number(digits) === Number(record) ? 20 : 0,
    digits !== '' && digits.length <= 8 && formerRecords.some((former) => Number(digits) === Number(former))
      ? 15
      : 0,
    digits.length >= 4 && digits.length < record.length && record.endsWith(digits) ? 5 : 0,
    typed.year !== null && entry.birthDate.startsWith(typed.year) ? 6 : 0,
    digits.length >= 4 && digits.length <= 6 && tails.some((tail) => tail.endsWith(digits)) ? 8 : 0,
  )
}
