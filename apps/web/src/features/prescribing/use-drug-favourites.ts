import type { Id } from '@lentera/contracts/kernel/id'
import { useEffect, useState } from 'react'
import { useDevice } from '../../platform/device/DeviceProvider'
import { type DrugFavourite, learned } from './drug-favourites'

const PLACE = ['favourites', 'drugs'] as const

/** Drugs of this person on this device, kept like a draft: encrypted, and nobody else's. */
export function useDrugFavourites() {
  const { core } = useDevice()
  const [favourites, setFavourites] = useState<readonly DrugFavourite[]>([])
  useEffect(() => {
    let isGone = false
    core
      .loadDraft(...PLACE)
      .then((kept) => !isGone && Array.isArray(kept) && setFavourites(kept as DrugFavourite[]))
      // Unreadable ones are learned anew.
      .catch(() => undefined)
    return () => {
      isGone = true
    }
  }, [core])
  return {
    favourites,
    learn: (used: readonly { drugId: Id; rule: string }[]) =>
      core.saveDraft(...PLACE, learned(favourites, used)),
  }
}
