import type { Id } from '@lentera/contracts/kernel/id'
import { stockBatches } from '@lentera/contracts/inventory/stock-batch'
import { patientFieldChanges } from '@lentera/contracts/patients/field-change'
import { patientDirectory } from '@lentera/contracts/patients/patient'
import { type ReviewItem, reviewItems } from '@lentera/contracts/reviews/review-item'
import type { LocalView, PersonOnDevice } from '@lentera/sync/client/api'

/** Something somebody must look at, as one person sees it. */
export interface OpenReview {
  readonly id: Id
  readonly item: ReviewItem
  /** Decided on this device; the server has not agreed yet. */
  readonly isWaiting: boolean
}

/**
 * Commands this tab has put right. A repair closes the item on the server only, and a device that holds no
 * more of the patient than the directory has no row that says so.
 */
const repairedHere = new Set<Id>()
export const noteRepair = (commandId: Id): void => void repairedHere.add(commandId)

/** What is the person's own, and for a head what the unit was given after a day; oldest first. */
export function openReviews(
  view: Pick<LocalView, 'all' | 'find' | 'get'>,
  { user, grants }: Pick<PersonOnDevice, 'user' | 'grants'>,
  repaired: ReadonlySet<Id> = repairedHere,
): OpenReview[] {
  const concerns = ({ authorId, unit, forwardedAt }: ReviewItem) =>
    authorId === user.id ||
    // On a shared computer the author's items lie here from the first moment.
    (forwardedAt !== undefined &&
      grants.some((grant) => grant.role === 'head' && (grant.unit === null || grant.unit === unit)))
  return view
    .all(reviewItems)
    .rows.filter(({ record, pendingBy }) => concerns(record) && (!record.closedAt || pendingBy !== null))
    .map(({ record, pendingBy }) => ({
      id: record.id,
      item: record,
      isWaiting: pendingBy !== null || isBeingRepaired(view, record, repaired),
    }))
    .sort((a, b) =>
      a.item.openedAt === b.item.openedAt ? order(a.id, b.id) : order(a.item.openedAt, b.item.openedAt),
    )
}

const order = (a: string, b: string) => (a < b ? -1 : 1)

function isBeingRepaired(
  view: Pick<LocalView, 'find' | 'get'>,
  { commandId, detail }: ReviewItem,
  repaired: ReadonlySet<Id>,
): boolean {
  const proposals = view.find(patientFieldChanges, 'commandId', commandId).rows
  if (proposals.some(({ record, pendingBy }) => pendingBy !== null && record.state !== 'proposed'))
    return true
  if (!repaired.has(commandId)) return false
  const batches = (detail?.rows ?? []).filter(({ entity }) => entity === stockBatches.name)
  if (batches.some(({ id }) => (view.get(stockBatches, id)?.pendingBy ?? null) !== null)) return true
  if (!detail?.patientId) return false
  return (view.get(patientDirectory, detail.patientId)?.pendingBy ?? null) !== null
}
