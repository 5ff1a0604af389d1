import { Suspense } from 'react'
import { ExaminationScreen } from '../../../features/examination/ExaminationScreen'

export default function Page() {
  return (
    <Suspense>
      <ExaminationScreen />
    </Suspense>
  )
}
