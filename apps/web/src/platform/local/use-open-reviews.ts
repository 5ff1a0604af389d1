import { useDeviceState } from '../device/DeviceProvider'
import { openReviews, type OpenReview } from './open-reviews'
import { useLocal } from './use-local'

/** What whoever works here must look at, kept up to date. */
export function useOpenReviews(): readonly OpenReview[] {
  const person = useDeviceState((snapshot) => snapshot.person)
  return useLocal(['open-reviews', person?.user.id, person?.grants], (view) =>
    person ? openReviews(view, person) : [],
  )
}
