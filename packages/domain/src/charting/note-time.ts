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

/** Which kind of note may be written now. */
export const noteKindAt = (visit: Pick<Visit, 'openedAt' | 'status'>, at: Instant): 'soap' | 'addendum' =>
  visit.status === 'open' && !isLateForNote(visit, at) ? 'soap' : 'addendum'
