import { z } from 'zod'
import { defineEntity } from '../kernel/entity.js'
import { Id } from '../kernel/id.js'
import { Outcome } from '../kernel/outcome.js'
import { ReviewDetail } from '../kernel/review-detail.js'
import { Instant } from '../kernel/time.js'

/**
 * How an item was closed: by a command that put things right, by giving the command up, by leaving things as
 * they are, or because the server could judge the command after all.
 */
export const Resolution = z.enum(['repaired', 'discarded', 'accepted', 'judged_again'])
export type Resolution = z.infer<typeof Resolution>

/** Something a person must look at: opened by every outcome but `applied`, closed only by a command. */
export const ReviewItem = z
  .strictObject({
    id: Id,
    commandId: Id,
    commandName: z.string().max(60),
    issueCode: z.string().max(80),
    outcome: Outcome,
    unit: z.string().max(31),
    /** Whom it concerns first; null: nobody could be read off the command. */
    authorId: Id.nullable(),
    /** Where the command was made. */
    deviceId: Id.nullable(),
    openedAt: Instant,
    /** When the head of the unit was shown it, too; absent: it is the author's alone so far. */
    forwardedAt: Instant.optional(),
    closedAt: Instant.nullable(),
    closedByCommand: Id.nullable(),
    resolution: Resolution.nullable(),
    detail: ReviewDetail.optional(),
  })
  .meta({ id: 'ReviewItem', description: 'Perlu dicek.' })
export type ReviewItem = z.infer<typeof ReviewItem>

export const reviewItems = defineEntity({
  name: 'review_items',
  schema: ReviewItem,
  aggregateOf: (item) => ({ aggregate: 'review', aggregateId: item.id }),
  indexes: { commandId: (item) => item.commandId },
})
