import type { ReviewItem } from '@lentera/contracts/reviews/review-item'
import type { ReactNode } from 'react'

/** What every way to answer an item is given. */
export interface AnswerProps {
  readonly item: ReviewItem
  /** Whether this person may change what is known of a patient. */
  readonly isDesk: boolean
  readonly banner: ReactNode
  readonly onLater: () => void
  readonly onDecided: () => void
  readonly onDiscard: () => void
}
