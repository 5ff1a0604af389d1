import { useEffect, useState } from 'react'
import { useDevice } from '../../platform/device/DeviceProvider'
import { learned, pinned, type Favourite } from './favourites'

const PLACE = ['favourites', 'diagnoses'] as const

/** Favourites of this person on this device, kept like a draft: encrypted, and nobody else's. */
export function useFavourites() {
  const { core } = useDevice()
  const [favourites, setFavourites] = useState<readonly Favourite[]>([])
  useEffect(() => {
    let isGone = false
    core
      .loadDraft(...PLACE)
      .then((kept) => !isGone && Array.isArray(kept) && setFavourites(kept as Favourite[]))
      // Unreadable ones are learned anew.
      .catch(() => undefined)
    return () => {
      isGone = true
    }
  }, [core])
  const keep = (next: readonly Favourite[]) => {
    setFavourites(next)
    core.saveDraft(...PLACE, next).catch((error: unknown) => console.error('favourites', error))
  }
  return {
    favourites,
    learn: (used: readonly { code: string; name: string }[]) => {
      if (used.length > 0) keep(learned(favourites, used))
    },
    pin: (one: { code: string; name: string }) => keep(pinned(favourites, one)),
  }
}
