import { Suspense } from 'react'
import { UnfinishedScreen } from '../../../features/unfinished/UnfinishedScreen'

export default function Page() {
  return (
    <Suspense>
      <UnfinishedScreen />
    </Suspense>
  )
}
