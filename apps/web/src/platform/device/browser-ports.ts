import type { Ports } from '@lentera/sync/client/ports'
import { platformCrypto } from '@lentera/sync/record/crypto-port'
import { browserKeeping } from './browser-keeping'
import { browserNet } from './browser-net'
import { secondCopyHere } from './opfs-second-copy'

export const BUILD = process.env.NEXT_PUBLIC_LENTERA_BUILD ?? 'dev'

const WITNESS = 'lentera-saksi'

/** The browser as the device core sees it. */
export const browserPorts = (): Ports => ({
  ...secondCopyPort(),
  storage: indexedDB,
  keyRange: IDBKeyRange,
  net: browserNet,
  clock: {
    now: () => Date.now(),
    monotonic: () => performance.now(),
    after: (ms, then) => {
      const timer = setTimeout(then, ms)
      return () => clearTimeout(timer)
    },
  },
  crypto: platformCrypto,
  locks: {
    request: async <T>(name: string, work: () => Promise<T>) =>
      (await navigator.locks.request(name, work)) as T,
    tryRequest: async <T>(name: string, work: () => Promise<T>) =>
      (await navigator.locks.request(name, { ifAvailable: true }, (lock) =>
        lock ? work() : null,
      )) as T | null,
  },
  witness: {
    read: () => localStorage.getItem(WITNESS),
    write: (value) => localStorage.setItem(WITNESS, value),
  },
  keeping: browserKeeping,
  build: BUILD,
  code: process.env.NEXT_PUBLIC_LENTERA_CODE ?? BUILD,
  builtAt: Date.parse(process.env.NEXT_PUBLIC_LENTERA_BUILT_ON ?? '') || 0,
})

function secondCopyPort(): Pick<Ports, 'secondCopy'> {
  const secondCopy = secondCopyHere()
  return secondCopy ? { secondCopy } : {}
}
