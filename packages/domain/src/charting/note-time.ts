import type { Instant } from '@lentera/contracts/kernel/time'
import type { Visit } from '@lentera/contracts/visits/visit'

/** How long after arrival an examination may still be signed as such. To be confirmed by the facility's medical head. */
export const noteConfiguration = { version: '2026-11', hours: 48 } as const

/** From here on what is said about a visit is an addendum. */
export const isLateForNote = (
  visit: Pick<Visit, 'openedAt'>,
  at: Instant,
  { hours }: { readonly hours: number } = noteConfiguration,
): boolean => Date.parse(at) - Date.parse(visit.openedAt) > hours * 3_600_000

/**
 * Whether the screen still takes diagnoses of a visit and marks their mistakes: while it is open, however late, or it
 * would be closed uncounted; after that as long as its examination may be signed (ADR 0027).
 */
export const takesDiagnoses = (visit: Pick<Visit, 'openedAt' | 'status'>, at: Instant): boolean =>
  visit.status === 'open' || (visit.status === 'closed' && !isLateForNote(visit, at))

/** Which kind of note may be written now. */
export const noteKindAt = (visit: Pick<Visit, 'openedAt' | 'status'>, at: Instant): 'soap' | 'addendum' =>
  visit.status === 'open' && !isLateForNote(visit, at) ? 'soap' : 'addendum'
