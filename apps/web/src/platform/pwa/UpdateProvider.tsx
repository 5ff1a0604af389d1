'use client'
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react'
import type { TakeOver } from './register-service-worker'
import { waitingSince } from './waiting-since'
import { whenIdle } from './when-idle'

const BAR_AFTER_MS = 7 * 24 * 3_600_000
const LOOK_EVERY_MS = 5 * 60_000
/** While the computer is left. */
const AGAIN_MS = 15_000

export interface Update {
  readonly takeOver: TakeOver
  /** It waits for a week: a calm bar asks. */
  readonly isOverdue: boolean
}

const UpdateContext = createContext<Update | null>(null)

/** The new version that waits here; null: there is none. */
export const useUpdate = (): Update | null => useContext(UpdateContext)

/** Stores the app on this computer, after everything else, hears of new versions, and changes to them at night. */
export function UpdateProvider({ children }: { children: ReactNode }) {
  const [takeOver, setTakeOver] = useState<TakeOver | null>(null)
  const [isOverdue, setOverdue] = useState(false)
  useEffect(() => {
    if (process.env.NODE_ENV !== 'production' || !('serviceWorker' in navigator)) return
    whenIdle(() => {
      void import('./register-service-worker')
        .then(({ registerServiceWorker }) => registerServiceWorker((take) => setTakeOver(() => take)))
        // Not stored this time: the page works, the next start tries again.
        .catch(() => undefined)
    })
  }, [])
  useEffect(() => {
    if (!takeOver) return
    const since = waitingSince()
    const look = () => {
      setOverdue(Date.now() - since >= BAR_AFTER_MS)
      // The hour when the fewest work, by the clock on the wall.
      if (new Date().getHours() === 4) void takeOver()
    }
    look()
    const timer = setInterval(look, LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [takeOver])
  const update = takeOver && { takeOver, isOverdue }
  return <UpdateContext value={update}>{children}</UpdateContext>
}

/** Whoever leaves the computer leaves it to the new version: at lock, and when somebody else comes. */
export function useUpdateWhile(isLeft: boolean): void {
  const takeOver = useUpdate()?.takeOver
  useEffect(() => {
    if (!isLeft || !takeOver) return
    void takeOver()
    // A slow computer may have answered late, or somebody was about to sign in.
    const timer = setInterval(() => void takeOver(), AGAIN_MS)
    return () => clearInterval(timer)
  }, [isLeft, takeOver])
}
