import { Suspense } from 'react'
import { ImportScreen } from '../../../features/catalogue/ImportScreen'

export default function Page() {
  return (
    <Suspense>
      <ImportScreen />
    </Suspense>
  )
}
