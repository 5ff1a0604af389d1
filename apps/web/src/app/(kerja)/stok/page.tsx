import { Suspense } from 'react'
import { StockScreen } from '../../../features/stock/StockScreen'

export default function Page() {
  return (
    <Suspense>
      <StockScreen />
    </Suspense>
  )
}
