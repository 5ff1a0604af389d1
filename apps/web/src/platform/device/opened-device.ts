import type { DeviceCore } from '@lentera/sync/client/api'
import { Session } from '../session/session'
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
  await session.resume()
  core.start()
  return { core, session, subscribe: (listener) => core.subscribe(listener) }
}
