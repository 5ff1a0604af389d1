import { Suspense } from 'react'
import { OutreachScreen } from '../../../features/outreach/OutreachScreen'

export default function Page() {
  return (
    <Suspense>
      <OutreachScreen />
    </Suspense>
  )
}
