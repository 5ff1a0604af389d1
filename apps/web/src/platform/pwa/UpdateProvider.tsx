'use client'
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react'
import { whenIdle } from './when-idle'

type TakeOver = (() => void) | null

const UpdateContext = createContext<TakeOver>(null)

/** A function that changes to the new version and loads the page again; null: there is none. */
export const useUpdate = (): TakeOver => useContext(UpdateContext)

/** Stores the app on this computer, after everything else, and hears of new versions. */
export function UpdateProvider({ children }: { children: ReactNode }) {
  const [takeOver, setTakeOver] = useState<TakeOver>(null)
  useEffect(() => {
    if (process.env.NODE_ENV !== 'production' || !('serviceWorker' in navigator)) return
    whenIdle(() => {
      void import('./register-service-worker')
        .then(({ registerServiceWorker }) => registerServiceWorker((take) => setTakeOver(() => take)))
        // Not stored this time: the page works, the next start tries again.
        .catch(() => undefined)
    })
  }, [])
  return <UpdateContext value={takeOver}>{children}</UpdateContext>
}
