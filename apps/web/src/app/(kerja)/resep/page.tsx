import { Suspense } from 'react'
import { PrescribingScreen } from '../../../features/prescribing/PrescribingScreen'

export default function Page() {
  return (
    <Suspense>
      <PrescribingScreen />
    </Suspense>
  )
}
