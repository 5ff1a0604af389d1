import type { DeviceCore } from '@lentera/sync/client/api'

let loading: Promise<DeviceCore> | undefined

/**
 * Opens this browser's device once per tab. The engine and the rules are a part of their own, fetched
 * after the first field can be typed into.
 */
export function loadDevice(): Promise<DeviceCore> {
  loading ??= open()
  return loading
}

async function open(): Promise<DeviceCore> {
  const [{ openDevice }, { handlers }, { browserPorts }] = await Promise.all([
    import('@lentera/sync/client/open-device'),
    import('@lentera/domain/registry'),
    import('./browser-ports'),
  ])
  return openDevice({ ports: browserPorts(), handlers })
}
