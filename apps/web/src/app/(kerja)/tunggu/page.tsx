import { Suspense } from 'react'
import { WaitingScreen } from '../../../features/waiting/WaitingScreen'

export default function Page() {
  return (
    <Suspense>
      <WaitingScreen />
    </Suspense>
  )
}
