import { cleanText } from '@lentera/contracts/kernel/text'
import type { Membership } from '@lentera/contracts/kernel/rule'
import { type ReviewItem, reviewItems } from '@lentera/contracts/reviews/review-item'
import type { UnitOfWork } from './unit-of-work.js'

/** Whether somebody reads it as their own: a device that signs as itself has no eyes. */
export const hasReader = ({ authorId, deviceId }: Pick<ReviewItem, 'authorId' | 'deviceId'>): boolean =>
  authorId !== null && authorId !== deviceId

/**
 * Who holds an item: its author on every device the author uses, from the beginning; the unit once it was
 * forwarded and as long as it is open.
 */
export function reviewMembers(item: ReviewItem): Membership[] {
  const isOpen = item.closedAt === null
  const inScope = (scope: string, member: boolean): Membership => ({
    scope,
    aggregate: 'review',
    aggregateId: item.id,
    member,
  })
  return [
    ...(hasReader(item) ? [inScope(`me:${item.authorId}`, true)] : []),
    ...(isOpen && item.forwardedAt === undefined ? [] : [inScope(`unit:${cleanText(item.unit)}`, isOpen)]),
  ]
}

/** Of all items a batch writes, whoever writes them: rules, repairs, later verdicts. */
export const reviewsWritten = (rows: UnitOfWork): ReviewItem[] =>
  rows
    .writes()
    .filter(({ entity }) => entity === reviewItems.name)
    .map(({ record }) => record as ReviewItem)
