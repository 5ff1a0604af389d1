import { replaceTemporary, temporaryHere } from '@lentera/sync/client/replace-temporary'
import { useEffect } from 'react'
import { useDevice } from '../device/DeviceProvider'

const EVERY_MS = 15_000
/** Where a look found nothing, the whole directory is not walked again so soon. */
const QUIET_MS = 10 * 60_000

/** Gives patients registered here under a temporary number their own, as soon as this computer holds numbers. */
export function useReplaceTemporary(): void {
  const { core } = useDevice()
  useEffect(() => {
    let isRunning = false
    let given = 0
    let foundNoneAt = -Infinity
    const look = async () => {
      const { person, guest, access } = core.snapshot
      // In the name of whoever works here; a guest's command would only ask for a confirmation.
      const may = person?.grants.some(({ role }) => role === 'receptionist' || role === 'nurse')
      if (isRunning || !may || guest || access === 'reason_needed') return
      isRunning = true
      try {
        const present = await core.temporaryGiven()
        const isQuiet = present === given && performance.now() - foundNoneAt < QUIET_MS
        if (present === 0 || isQuiet) return
        given = present
        const waiting = temporaryHere(core)
        if (waiting.length === 0) foundNoneAt = performance.now()
        else await replaceTemporary(core, waiting)
      } catch (error) {
        // Nobody asked for it, so nobody is told; the next look tries again.
        console.error('temporary numbers', error)
      } finally {
        isRunning = false
      }
    }
    void look()
    const timer = setInterval(() => void look(), EVERY_MS)
    return () => clearInterval(timer)
  }, [core])
}
