import { Suspense } from 'react'
import { PharmacyScreen } from '../../../features/pharmacy/PharmacyScreen'

export default function Page() {
  return (
    <Suspense>
      <PharmacyScreen />
    </Suspense>
  )
}
