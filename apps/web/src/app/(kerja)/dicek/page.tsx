import { Suspense } from 'react'
import { ReviewsScreen } from '../../../features/reviews/ReviewsScreen'

export default function Page() {
  return (
    <Suspense>
      <ReviewsScreen />
    </Suspense>
  )
}
