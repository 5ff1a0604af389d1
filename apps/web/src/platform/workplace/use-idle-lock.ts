import { useEffect } from 'react'
import { useDevice } from '../device/DeviceProvider'

const IDLE_MS = 30 * 60_000
/** Other tabs are told at most this often that somebody works here. */
const TELL_MS = 60_000

/** After 30 idle minutes in all tabs the password is asked for again; what was typed stays as a draft. */
export function useIdleLock(): void {
  const { session } = useDevice()
  useEffect(() => {
    let lastAt = performance.now()
    let toldAt = 0
    const onWork = () => {
      lastAt = performance.now()
      if (lastAt - toldAt < TELL_MS) return
      toldAt = lastAt
      session.tabs.active()
    }
    session.tabs.onActive = () => {
      lastAt = performance.now()
    }
    // Checked often and by the clock, because a sleeping computer does not count its timers.
    const timer = setInterval(
      () => performance.now() - lastAt >= IDLE_MS && void session.lock('idle'),
      15_000,
    )
    window.addEventListener('keydown', onWork, { capture: true, passive: true })
    window.addEventListener('pointerdown', onWork, { capture: true, passive: true })
    return () => {
      clearInterval(timer)
      window.removeEventListener('keydown', onWork, { capture: true })
      window.removeEventListener('pointerdown', onWork, { capture: true })
    }
  }, [session])
}
