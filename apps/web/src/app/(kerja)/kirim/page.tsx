import { Suspense } from 'react'
import { SyncStatusScreen } from '../../../features/sync-status/SyncStatusScreen'

export default function Page() {
  return (
    <Suspense>
      <SyncStatusScreen />
    </Suspense>
  )
}
