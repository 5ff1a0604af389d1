import { z } from 'zod'
import { defineCommand } from '../kernel/command.js'
import { Id } from '../kernel/id.js'
import { defineIssue } from '../kernel/issue.js'
import { Line } from '../kernel/text.js'

/** Somebody closed the item before; `refs.by` names the command. */
export const alreadyResolved = defineIssue('reviews.already_resolved', 'blocking')
export const reviewUnknown = defineIssue('reviews.unknown', 'blocking')
/** The item is another unit's: its author, that unit or the head decides. */
export const otherUnit = defineIssue('reviews.other_unit', 'blocking')
/** A person gave this command up, with a reason. */
export const discarded = defineIssue('reviews.discarded', 'note')
/** Another command put this one right. */
export const repaired = defineIssue('reviews.repaired', 'note')

/**
 * Closes an item without a new fact: `accept` leaves everything as it is now, `discard` gives the command up.
 * A repair is no resolution but a command of its own, whose record names what it `repairs`.
 */
export const ResolveReview = defineCommand(
  'reviews.resolve',
  'ask',
  z
    .strictObject({
      reviewId: Id,
      resolution: z.enum(['accept', 'discard']),
      /** Why a command is given up. */
      reason: Line(300).nullable(),
    })
    .refine(({ resolution, reason }) => resolution === 'accept' || reason !== null, {
      error: 'reason.missing',
      path: ['reason'],
    }),
)
