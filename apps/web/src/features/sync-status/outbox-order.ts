import type { OutboxEntry } from '@lentera/sync/client/api'

/** What an entry wants: `person` somebody must look, `time` the line or an earlier record, `nothing` any more. */
export type Wants = 'person' | 'time' | 'nothing'

/** @param isClosed whether somebody has dealt with a review item already */
export function wantsOf(
  { state, outcome, reviewItemId }: OutboxEntry,
  isClosed: (reviewItemId: string) => boolean,
): Wants {
  if (state === 'unsendable') return 'person'
  if (state !== 'settled' || outcome === null) return 'time'
  if (outcome === 'applied' || (reviewItemId !== null && isClosed(reviewItemId))) return 'nothing'
  return outcome === 'blocked' ? 'time' : 'person'
}

const ORDER: readonly Wants[] = ['person', 'time', 'nothing']

/** What somebody must do stands first, what only waits next, and within each the newest first. */
export function inOrderOfWork(
  entries: readonly OutboxEntry[],
  isClosed: (reviewItemId: string) => boolean,
): OutboxEntry[] {
  const rank = new Map(entries.map((entry) => [entry, ORDER.indexOf(wantsOf(entry, isClosed))]))
  return [...entries].sort((a, b) => rank.get(a)! - rank.get(b)! || b.seq - a.seq)
}
