import { Suspense } from 'react'
import { StaffScreen } from '../../../features/staff/StaffScreen'

export default function Page() {
  return (
    <Suspense>
      <StaffScreen />
    </Suspense>
  )
}
