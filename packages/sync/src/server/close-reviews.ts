import type { Id } from '@lentera/contracts/kernel/id'
import { put, read, type Read, type Write } from '@lentera/contracts/kernel/rule'
import type { Instant } from '@lentera/contracts/kernel/time'
import { discarded, repaired } from '@lentera/contracts/reviews/resolve-review'
import { type ReviewItem, reviewItems } from '@lentera/contracts/reviews/review-item'
import { issueOf } from '../pure/issue-of.js'
import type { Act } from './examined.js'
import type { Judged } from './judge.js'
import { reviewsWritten } from './review-scopes.js'
import type { NewOutcome } from './store.js'
import type { UnitOfWork } from './unit-of-work.js'
import { reviewIdOf, reviewOf } from './write-set.js'

/** What a repairing command has to know: the items of the command it puts right. */
export const repairReads = ({ command }: Act): readonly Read[] =>
  command.repairs === null ? [] : [read(reviewItems, 'commandId', command.repairs)]

/** A command that was carried out closes the items of the one it repairs. */
export function closedByRepair({ examined, outcome }: Judged, rows: UnitOfWork, now: Instant): Write[] {
  if (!('command' in examined.act) || (outcome !== 'applied' && outcome !== 'flagged')) return []
  return repairReads(examined.act)
    .flatMap((read) => rows.records<ReviewItem>(read as Read<ReviewItem>))
    .filter(({ closedAt }) => closedAt === null)
    .map((item) =>
      put(reviewItems, { ...item, closedAt: now, closedByCommand: examined.id, resolution: 'repaired' }),
    )
}

/** The item of a command that was judged again: closed when nothing is open any more, else what is open now. */
export function itemAfter(
  before: ReviewItem | undefined,
  judged: Judged,
  cause: Id | null,
  now: Instant,
): Write[] {
  const { outcome } = judged
  if (outcome !== 'applied') {
    const { item } = reviewOf(judged, { now })
    if (!before) return [put(reviewItems, item)]
    const { openedAt, forwardedAt = item.forwardedAt } = before
    return [put(reviewItems, { ...item, openedAt, ...(forwardedAt ? { forwardedAt } : {}) })]
  }
  if (!before) return []
  return [
    put(reviewItems, {
      ...before,
      outcome,
      closedAt: now,
      closedByCommand: cause,
      resolution: 'judged_again',
    }),
  ]
}

/** The read that {@link itemAfter} needs of a command. */
export const itemRead = (commandId: Id): Read<ReviewItem> => read(reviewItems, 'id', reviewIdOf(commandId))

/**
 * Commands that wait, and whose item a person has closed: given up, or put right by another command. They are
 * never judged again, and no device goes on showing them as its own.
 */
export function settledByPeople(rows: UnitOfWork, now: Instant): { outcome: NewOutcome; write: Write }[] {
  return reviewsWritten(rows)
    .filter(({ closedAt, resolution, outcome, commandId, id }) => {
      const isWaiting = outcome === 'blocked' || outcome === 'quarantined'
      const byPerson = resolution !== null && resolution !== 'judged_again'
      return closedAt !== null && byPerson && isWaiting && id === reviewIdOf(commandId)
    })
    .map((item) => ({
      outcome: {
        id: item.commandId,
        judgedAt: now,
        outcome: 'refused' as const,
        issues: [issueOf(item.resolution === 'repaired' ? repaired : discarded)],
        merged: [],
        cause: item.closedByCommand,
      },
      write: put(reviewItems, { ...item, outcome: 'refused' as const }),
    }))
}
