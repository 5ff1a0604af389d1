import type { Id } from '@lentera/contracts/kernel/id'
import { reviewItems } from '@lentera/contracts/reviews/review-item'
import { visits } from '@lentera/contracts/visits/visit'
import type { LocalView, OpenedCommand } from '@lentera/sync/client/api'

/** Whom a command is about, by what it says itself; null: nobody, or nobody that this device can tell. */
export function patientOf({ args }: OpenedCommand, view: Pick<LocalView, 'get'>): Id | null {
  const { patientId, visitId, reviewId } = args as Readonly<Record<string, unknown>>
  if (typeof patientId === 'string') return patientId
  if (typeof visitId === 'string') return view.get(visits, visitId)?.record.patientId ?? null
  if (typeof reviewId === 'string') return view.get(reviewItems, reviewId)?.record.detail?.patientId ?? null
  return null
}
