import { Notice } from '@lentera/ui/Notice'
import { newIn } from './steady-order'

export interface ArrivalsProps<Row> {
  readonly rows: readonly Row[]
  readonly held: readonly string[] | null
  /** Must go before those who wait; where nothing of the kind is known, nobody. */
  readonly isUrgent?: (row: Row) => boolean
  readonly words: { readonly some: (count: number) => string; readonly urgent?: string }
}

/** What came while somebody works in the list stands below it, and says so; what must go first says more. */
export function Arrivals<Row extends { readonly id: string }>(props: ArrivalsProps<Row>) {
  const { rows, held, isUrgent, words } = props
  const fresh = newIn(rows, held)
  if (fresh.length === 0) return null
  const urgent = isUrgent && fresh.some(isUrgent) ? words.urgent : undefined
  return <Notice tone={urgent ? 'attention' : 'info'}>{urgent ?? words.some(fresh.length)}</Notice>
}
