import { AmendPatient } from '@lentera/contracts/patients/amend-patient'
import { ResolveReview } from '@lentera/contracts/reviews/resolve-review'
import type { ReviewItem } from '@lentera/contracts/reviews/review-item'
import { localTime } from '@lentera/domain/kernel/local-date'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useDevice } from '../../platform/device/DeviceProvider'
import { noteRepair } from '../../platform/local/open-reviews'
import type { Stored } from '../../platform/use-save-form'
import { useSaveText } from '../../platform/use-save-text'
import { useFacility } from '../../platform/workplace/use-today'
import { useWork } from '../../platform/workplace/work-state'
import type { Decision } from './review-choice'

export type Closing = Decision | { readonly kind: 'discard'; readonly reason: string }

/** Stores what was decided about an item: as a command that closes it, or as one that puts things right. */
export function useDecision(item: ReviewItem, goOn: () => void) {
  const t = useTranslations('reviews')
  const { core } = useDevice()
  const { timeZone } = useFacility()
  const { showSaved } = useWork()
  const saveText = useSaveText()
  const isBusy = useRef(false)
  const [complaint, setComplaint] = useState<string | null>(null)

  const send = async (closing: Closing): Promise<number> => {
    const { id, commandId, detail } = item
    if (closing.kind === 'amend') {
      const { set, from } = closing
      const { seq } = await core.save(
        AmendPatient,
        { patientId: detail!.patientId!, set },
        { from, repairs: commandId },
      )
      noteRepair(commandId)
      return seq
    }
    const reason = closing.kind === 'discard' ? closing.reason : null
    // The role is judged in the unit of the command, so it is made in the item's.
    const { seq } = await core.save(
      ResolveReview,
      { reviewId: id, resolution: closing.kind, reason },
      { unit: item.unit },
    )
    return seq
  }
  /** For a form: it shows and complains by itself. */
  const store = async (closing: Closing): Promise<Stored> => ({
    saved: { seq: await send(closing), text: (time) => t('closed', { time }) },
    goOn,
  })
  /** One key, stored. */
  const decide = (closing: Closing): Promise<void> => carryOut(() => send(closing))
  /** @param work stores a command that closes the item, or answers null where the item only has to be closed */
  const carryOut = async (work: () => Promise<number | null>): Promise<void> => {
    if (isBusy.current) return
    isBusy.current = true
    setComplaint(null)
    try {
      const seq = (await work()) ?? (await send({ kind: 'accept' }))
      showSaved({ seq, text: t('closed', { time: localTime(core.now(), timeZone) }) })
      goOn()
    } catch (error) {
      setComplaint(saveText(error))
    } finally {
      isBusy.current = false
    }
  }
  return { decide, carryOut, store, complaint }
}
