import { Suspense } from 'react'
import { DevicesScreen } from '../../../features/devices/DevicesScreen'

export default function Page() {
  return (
    <Suspense>
      <DevicesScreen />
    </Suspense>
  )
}
