import { AmendPatient } from '@lentera/contracts/patients/amend-patient'
import { ResolveReview } from '@lentera/contracts/reviews/resolve-review'
import type { ReviewItem } from '@lentera/contracts/reviews/review-item'
import { useTranslations } from 'use-intl'
import { useDevice } from '../../platform/device/DeviceProvider'
import { noteRepair } from '../../platform/local/open-reviews'
import type { Stored } from '../../platform/use-save-form'
import { useOneAct } from '../../platform/use-one-act'
import type { Decision } from './review-choice'

export type Closing = Decision | { readonly kind: 'discard'; readonly reason: string }

/** Stores what was decided about an item: as a command that closes it, or as one that puts things right. */
export function useDecision(item: ReviewItem, goOn: () => void) {
  const t = useTranslations('reviews')
  const { core } = useDevice()
  const { act, complaint } = useOneAct()

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
    const saved = await act(
      async () => ({ seq: (await work()) ?? (await send({ kind: 'accept' })) }),
      (time) => t('closed', { time }),
    )
    if (saved) goOn()
  }
  return { decide, carryOut, store, complaint }
}
