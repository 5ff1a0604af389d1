import { useEffect } from 'react'
import { useDevice } from '../device/DeviceProvider'

/** With a PIN; the chart closes later, behind the lock screen. */
const PIN_AFTER_MS = 5 * 60_000
/** Without one the password comes back, so not at every cup of tea. */
const PASSWORD_AFTER_MS = 30 * 60_000
/** Other tabs are told at most this often that somebody works here. */
const TELL_MS = 60_000

/** After some idle minutes in all tabs the PIN or the password is asked for; what was typed stays as a draft. */
export function useIdleLock(): void {
  const { core, session } = useDevice()
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
    const timer = setInterval(() => {
      const { people, person } = core.snapshot
      const hasPin = people.some(({ user, canEnterByPin }) => canEnterByPin && user.id === person?.user.id)
      const idleMs = performance.now() - lastAt
      if (hasPin && idleMs >= PIN_AFTER_MS) void session.hide()
      else if (idleMs >= PASSWORD_AFTER_MS) void session.lock('idle')
    }, 15_000)
    window.addEventListener('keydown', onWork, { capture: true, passive: true })
    window.addEventListener('pointerdown', onWork, { capture: true, passive: true })
    return () => {
      clearInterval(timer)
      window.removeEventListener('keydown', onWork, { capture: true })
      window.removeEventListener('pointerdown', onWork, { capture: true })
    }
  }, [core, session])
}
