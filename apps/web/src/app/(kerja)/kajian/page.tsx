import { Suspense } from 'react'
import { IntakeScreen } from '../../../features/intake/IntakeScreen'

export default function Page() {
  return (
    <Suspense>
      <IntakeScreen />
    </Suspense>
  )
}
