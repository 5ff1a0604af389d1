import { isInTurn } from '@lentera/domain/queue/queue-order'
import { Notice } from '@lentera/ui/Notice'
import { useTranslations } from 'use-intl'
import { newIn } from './steady-order'
import type { WaitingRow } from './use-waiting-rows'

/** Who came while somebody works in the list stands below it, and says so; who must go first says more. */
export function Arrivals({ rows, held }: { rows: readonly WaitingRow[]; held: readonly string[] | null }) {
  const t = useTranslations('waiting')
  const fresh = newIn(rows, held)
  if (fresh.length === 0) return null
  const isUrgent = fresh.some((row) => (row.place?.priority || row.isInDanger) && isInTurn(row))
  return (
    <Notice tone={isUrgent ? 'attention' : 'info'}>
      {isUrgent ? t('arrivedFirst') : t('arrived', { count: fresh.length })}
    </Notice>
  )
}
