import {
  type Command,
  type Decision,
  type FurtherState,
  put,
  read,
  type StateOf,
} from '@lentera/contracts/kernel/rule'
import { type PatientFieldChange, patientFieldChanges } from '@lentera/contracts/patients/field-change'
import {
  alreadyResolved,
  otherUnit,
  type ResolveReview,
  reviewUnknown,
} from '@lentera/contracts/reviews/resolve-review'
import { reviewItems } from '@lentera/contracts/reviews/review-item'
import { incomplete, nothing } from '../kernel/decision.js'
import { gathered } from '../kernel/further.js'
import { raise } from '../kernel/raise.js'

type ResolveCommand = Command<typeof ResolveReview>
type ResolveState = StateOf<ReturnType<typeof resolveReviewReads>>

export const resolveReviewReads = ({ args }: ResolveCommand) => ({
  item: read(reviewItems, 'id', args.reviewId),
})

export const resolveReviewFurther = ({ item }: ResolveState) =>
  Object.fromEntries(
    item.rows.map(({ commandId }) => ['changes', read(patientFieldChanges, 'commandId', commandId)]),
  )

/**
 * Somebody has looked and closes the item. The role is judged in the unit the command is made in, so that unit
 * must be the item's; the author may close an own item from anywhere.
 */
export function resolveReview(state: ResolveState, command: ResolveCommand, further: FurtherState): Decision {
  const item = state.item.rows[0]
  const unknown = incomplete(state)
  if (!item) {
    return {
      ...nothing,
      issues: state.item.complete ? [raise(reviewUnknown, { field: 'reviewId' })] : [],
      unknown,
    }
  }
  if (item.closedByCommand !== null && item.closedByCommand !== command.id) {
    const refs = { review: item.id, by: item.closedByCommand }
    return { ...nothing, issues: [raise(alreadyResolved, { field: 'reviewId', refs })], unknown }
  }
  if (item.unit !== command.unit && item.authorId !== command.actorId) {
    return { ...nothing, issues: [raise(otherUnit, { field: 'reviewId' })], unknown }
  }
  const proposals = gathered<PatientFieldChange>(further, 'changes').rows
  return {
    ...nothing,
    writes: [
      put(reviewItems, {
        ...item,
        closedAt: command.occurredAt,
        closedByCommand: command.id,
        resolution: command.args.resolution === 'discard' ? 'discarded' : 'accepted',
      }),
      // What was proposed stays in the field's history; nobody waits for an answer about it any more.
      ...proposals
        .filter((row) => row.state === 'proposed')
        .map((row) => put(patientFieldChanges, { ...row, state: 'set_aside' as const })),
    ],
    unknown,
  }
}
