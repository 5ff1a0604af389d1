import { reviewItems } from '@lentera/contracts/reviews/review-item'
import type { OutboxEntry } from '@lentera/sync/client/api'
import { useEffect, useState } from 'react'
import { useDevice, useSnapshot } from '../../platform/device/DeviceProvider'
import { inOrderOfWork } from './outbox-order'

/** Enough for a day of one desk. */
export const SHOWN = 200
/** How far back what needs somebody is looked for, when there is something. */
const SEARCHED = 2_000

/** The tray in the order of work, read again whenever something was saved, sent or answered. */
export function useOutbox(): readonly OutboxEntry[] {
  const { core } = useDevice()
  const snapshot = useSnapshot()
  const [entries, setEntries] = useState<readonly OutboxEntry[]>([])
  useEffect(() => {
    let isGone = false
    const { needsAttention, unsendable } = core.snapshot.sync
    const timer = setTimeout(() => {
      core.outbox(needsAttention + unsendable > 0 ? SEARCHED : SHOWN).then(
        (found) => {
          if (isGone) return
          const isClosed = (id: string) => core.view.get(reviewItems, id)?.record.closedAt != null
          setEntries(inOrderOfWork(found, isClosed).slice(0, SHOWN))
        },
        (error: unknown) => console.error('outbox', error),
      )
    }, 50)
    return () => {
      isGone = true
      clearTimeout(timer)
    }
  }, [core, snapshot])
  return entries
}
