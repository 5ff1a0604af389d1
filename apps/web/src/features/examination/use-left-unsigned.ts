import type { Id } from '@lentera/contracts/kernel/id'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState } from 'react'
import { useDevice } from '../../platform/device/DeviceProvider'
import { DRAFTS } from '../../platform/local/use-drafts'
import type { ExaminationDraft } from './draft'

/**
 * What somebody typed and did not sign before the visit was over: it is offered again, and gone once that is signed.
 * @param take called once with it, unless an addendum was begun already
 */
export function useLeftUnsigned(visitId: Id, take: (left: ExaminationDraft) => void) {
  const { core } = useDevice()
  const queries = useQueryClient()
  const [isLeft, setLeft] = useState(false)
  const offer = useEffectEvent((draft: ExaminationDraft, isBegun: boolean) => {
    setLeft(true)
    if (!isBegun) take(draft)
  })
  useEffect(() => {
    let isGone = false
    const look = async () => {
      const begun = await core.loadDraft('addendum', visitId)
      const left = (await core.loadDraft('examination', visitId)) as ExaminationDraft | null | undefined
      if (left && !isGone) offer(left, begun !== null && begun !== undefined)
    }
    // Unreadable, for instance of an older build: it stays where it is.
    void look().catch(() => undefined)
    return () => {
      isGone = true
    }
  }, [core, visitId])
  return {
    isLeft,
    drop: async () => {
      if (!isLeft) return
      await core.dropDraft('examination', visitId)
      void queries.invalidateQueries({ queryKey: [DRAFTS] })
    },
  }
}
