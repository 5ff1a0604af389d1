'use client'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useEffect, useState, type ReactNode } from 'react'
import { useDevice } from '../device/DeviceProvider'
import { LOCAL } from './use-local'

/**
 * Screens read the local view through these queries. What a save, an outcome or a pull changed is read again
 * once a frame, however many rows it touched. Nothing outlives the person: the parent unmounts at lock.
 */
export function LocalQueries({ children }: { children: ReactNode }) {
  const { core } = useDevice()
  const [client] = useState(
    () =>
      new QueryClient({
        defaultOptions: {
          queries: { networkMode: 'always', staleTime: Infinity, gcTime: 60_000, retry: false },
        },
      }),
  )
  useEffect(() => {
    let version = core.view.version
    let frame = 0
    const stop = core.subscribe(() => {
      if (frame !== 0 || core.view.version === version) return
      // A timer, because a hidden tab paints no frames.
      frame = window.setTimeout(() => {
        frame = 0
        version = core.view.version
        void client.invalidateQueries({ queryKey: [LOCAL] })
      }, 16)
    })
    return () => {
      stop()
      clearTimeout(frame)
      client.clear()
    }
  }, [core, client])
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>
}
