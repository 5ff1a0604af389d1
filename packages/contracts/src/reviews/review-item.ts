import { z } from 'zod'
import { defineEntity } from '../kernel/entity.js'
import { Id } from '../kernel/id.js'
import { Outcome } from '../kernel/outcome.js'
import { Instant } from '../kernel/time.js'

/** Something a person must look at: opened by every outcome but `applied`, closed only by a command. */
export const ReviewItem = z
  .strictObject({
    id: Id,
    commandId: Id,
    commandName: z.string().max(60),
    issueCode: z.string().max(80),
    outcome: Outcome,
    unit: z.string().max(31),
    openedAt: Instant,
    closedAt: Instant.nullable(),
    closedByCommand: Id.nullable(),
  })
  .meta({ id: 'ReviewItem', description: 'Perlu dicek.' })
export type ReviewItem = z.infer<typeof ReviewItem>

export const reviewItems = defineEntity({
  name: 'review_items',
  schema: ReviewItem,
  aggregateOf: (item) => ({ aggregate: 'review', aggregateId: item.id }),
  indexes: { commandId: (item) => item.commandId },
})
