import { useEffect, useState } from 'react'
import { useDevice } from '../device/DeviceProvider'

/** A form that was just left may still be storing its last words. */
const LOOK_AGAIN_MS = 800
const none: ReadonlySet<string> = new Set()

/** Which records this person has a half-filled form of, on this computer. */
export function useUnfinished(form: string, records: readonly string[]): ReadonlySet<string> {
  const { core } = useDevice()
  const [found, setFound] = useState(none)
  const key = records.join(' ')
  useEffect(() => {
    let isGone = false
    const look = async () => {
      const ids = key === '' ? [] : key.split(' ')
      const kept = await Promise.all(
        // Unreadable is there all the same.
        ids.map((id) => core.loadDraft(form, id).then(Boolean, () => true)),
      )
      if (!isGone) setFound(new Set(ids.filter((_, at) => kept[at])))
    }
    void look()
    const timer = setTimeout(() => void look(), LOOK_AGAIN_MS)
    return () => {
      isGone = true
      clearTimeout(timer)
    }
  }, [core, form, key])
  return found
}
