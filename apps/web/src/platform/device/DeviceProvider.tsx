'use client'
import type { DeviceCore, DeviceSnapshot } from '@lentera/sync/client/api'
import { createContext, useContext, useEffect, useState, useSyncExternalStore, type ReactNode } from 'react'
import { whenIdle } from '../pwa/when-idle'
import type { Session } from '../session/session'
import { openDeviceOnce, type OpenedDevice } from './opened-device'

/** `opening` until the database is open and it is known whether somebody works here already. */
export type DevicePhase = 'opening' | 'ready' | 'failed'

interface DeviceContextValue {
  readonly phase: DevicePhase
  readonly opened: OpenedDevice | null
}

const DeviceContext = createContext<DeviceContextValue>({ phase: 'opening', opened: null })

export function DeviceProvider({ children }: { children: ReactNode }) {
  const [value, setValue] = useState<DeviceContextValue>({ phase: 'opening', opened: null })
  useEffect(() => {
    let isGone = false
    const open = () =>
      void openDeviceOnce().then(
        (opened) => !isGone && setValue({ phase: 'ready', opened }),
        (error: unknown) => {
          console.error('device', error)
          if (!isGone) setValue({ phase: 'failed', opened: null })
        },
      )
    // The sign-in page is typed into first; every other page waits for the device.
    if (location.pathname === '/') whenIdle(open)
    else open()
    return () => {
      isGone = true
    }
  }, [])
  return <DeviceContext value={value}>{children}</DeviceContext>
}

export const useDevicePhase = (): DevicePhase => useContext(DeviceContext).phase

export const useOpened = (): OpenedDevice | null => useContext(DeviceContext).opened

/** For what is drawn only while somebody works here. @throws before the device is open */
export function useDevice(): { readonly core: DeviceCore; readonly session: Session } {
  const { opened } = useContext(DeviceContext)
  if (!opened) throw new Error('the device is not open yet')
  return opened
}

const nothingToHear = () => () => undefined

/** The device's present state; null until it is open. */
export function useSnapshot(): DeviceSnapshot | null {
  const { opened } = useContext(DeviceContext)
  return useSyncExternalStore(
    opened ? opened.subscribe : nothingToHear,
    () => opened?.core.snapshot ?? null,
    () => null,
  )
}

/**
 * A part of the device's present state; null until it is open. Draws again only when that part has become
 * another one: the whole snapshot is new with every heartbeat and every save.
 * @param select answers something that keeps its identity while it says the same (a text, a number, `person`)
 */
export function useDeviceState<T>(select: (snapshot: DeviceSnapshot) => T): T | null {
  const { opened } = useContext(DeviceContext)
  return useSyncExternalStore(
    opened ? opened.subscribe : nothingToHear,
    () => (opened ? select(opened.core.snapshot) : null),
    () => null,
  )
}
