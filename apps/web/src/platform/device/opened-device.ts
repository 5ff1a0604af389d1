import type { DeviceCore } from '@lentera/sync/client/api'
import { Session } from '../session/session'
import { whenIdle } from '../pwa/when-idle'
import { loadDevice } from './load-device'

export interface OpenedDevice {
  readonly core: DeviceCore
  readonly session: Session
  readonly subscribe: (listener: () => void) => () => void
}

let opening: Promise<OpenedDevice> | undefined

/** Opens the device, takes over from a reload or another tab, and starts sending. Once per page load. */
export function openDeviceOnce(): Promise<OpenedDevice> {
  opening ??= open()
  return opening
}

async function open(): Promise<OpenedDevice> {
  const core = await loadDevice()
  const session = new Session(core)
  const isResumed = await session.resume()
  core.start()
  // While the name is typed; without it the first sign-in only takes longer.
  if (!isResumed) whenIdle(() => void core.prepareUnlock().catch(() => undefined))
  return { core, session, subscribe: (listener) => core.subscribe(listener) }
}
