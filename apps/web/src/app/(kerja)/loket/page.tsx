import { Suspense } from 'react'
import { LoketScreen } from '../../../features/loket/LoketScreen'

export default function Page() {
  return (
    <Suspense>
      <LoketScreen />
    </Suspense>
  )
}
