import type { CalendarDate } from '@lentera/contracts/kernel/time'
import type { Id } from '@lentera/contracts/kernel/id'
import type { PatientDirectoryEntry, Sex } from '@lentera/contracts/patients/patient'
import { normaliseName } from './normalise-name.js'
import { isSimilarName } from './similar-name.js'
import { TAIL_DIGITS, tailOf } from './tails.js'

/** Why a row may be the same person, strongest first. */
export type DuplicateReason = 'nik' | 'same_name' | 'similar_name'

export interface LikelyDuplicate {
  readonly entry: PatientDirectoryEntry
  readonly reason: DuplicateReason
}

/** Born together: two people, however much alike. */
const isTwin = (entry: PatientDirectoryEntry, twinOf: Id | undefined): boolean =>
  twinOf !== undefined && (entry.id === twinOf || entry.twinOf === twinOf)

const strength: Readonly<Record<DuplicateReason, number>> = { nik: 0, same_name: 1, similar_name: 2 }

/**
 * Rows that may be this person: born the same day and either the last digits of the NIK or the name agree.
 * The sex may be mistyped where the name is the same; where names are only similar it must agree, too.
 * @returns likeliest first; names that agree before names that resemble
 */
export function likelyDuplicates(
  person: { name: string; sex: Sex; birthDate: CalendarDate; nik: string | null; twinOf?: Id | undefined },
  rows: readonly PatientDirectoryEntry[],
): LikelyDuplicate[] {
  const tail = tailOf(person.nik, TAIL_DIGITS.nik)
  const name = normaliseName(person.name)
  return rows
    .filter(
      (entry) => entry.birthDate === person.birthDate && !entry.withdrawn && !isTwin(entry, person.twinOf),
    )
    .flatMap((entry): LikelyDuplicate[] => {
      if (tail !== null && entry.nikTail === tail && entry.sex === person.sex)
        return [{ entry, reason: 'nik' }]
      // Two different numbers are two people, whatever their names.
      if (tail !== null && entry.nikTail !== null) return []
      if (name !== '' && normaliseName(entry.name) === name) return [{ entry, reason: 'same_name' }]
      const alike = entry.sex === person.sex && isSimilarName(entry.name, person.name)
      return alike ? [{ entry, reason: 'similar_name' }] : []
    })
    .sort((a, b) => strength[a.reason] - strength[b.reason] || (a.entry.id < b.entry.id ? -1 : 1))
}
