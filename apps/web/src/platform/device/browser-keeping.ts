import type { KeepingPort } from '@lentera/sync/client/ports'
import type { Obstacle } from '@lentera/sync/client/protection-state'
import { secondCopyHere } from './opfs-second-copy'

const START = 'lentera-mulai'
const TRIAL = 'lentera-uji'

/** What this browser says about keeping our data. */
export const browserKeeping: KeepingPort = {
  obstacle: async () => {
    if (!isSecureContext) return 'insecure'
    if (!navigator.locks) return 'no_locks'
    return (await writesStrictly()) ? null : ('not_strict' satisfies Obstacle)
  },
  isPrivate,
  isPersistent: () => navigator.storage.persisted(),
  askPersistent: () => navigator.storage.persist(),
  room: async () => {
    const { usage, quota } = await navigator.storage.estimate()
    return usage === undefined || quota === undefined ? null : { used: usage, free: quota - usage }
  },
  // A cookie without an end dies with the browser, and all tabs have it.
  browserStart: () => {
    const known = new RegExp(`(?:^|; )${START}=([\\w-]+)`).exec(document.cookie)?.[1]
    if (known) return known
    const made = crypto.randomUUID()
    document.cookie = `${START}=${made}; path=/; SameSite=Strict`
    return made
  },
}

/**
 * No browser says so. Firefox and Safari give a private window no private file system; Chromium gives it one in memory.
 */
async function isPrivate(): Promise<boolean> {
  try {
    await navigator.storage.getDirectory()
  } catch {
    return true
  }
  const copy = secondCopyHere()
  if (!copy || !('memory' in performance)) return false
  try {
    return !(await navigator.locks.request(TRIAL, copy.isOnDisk))
  } catch {
    // A full disk is no sign of a browser that forgets.
    return false
  }
}

/** Writes, reads back and deletes, the way a save does. */
async function writesStrictly(): Promise<boolean> {
  try {
    const db = await opened()
    try {
      const tx = db.transaction('uji', 'readwrite', { durability: 'strict' })
      if (tx.durability !== 'strict') return false
      tx.objectStore('uji').put(1, 1)
      await new Promise<void>((resolve, reject) => {
        tx.oncomplete = () => resolve()
        tx.onabort = () => reject(tx.error ?? new Error('aborted'))
      })
      const read = db.transaction('uji').objectStore('uji').get(1)
      return await new Promise<boolean>((resolve) => {
        read.onsuccess = () => resolve(read.result === 1)
        read.onerror = () => resolve(false)
      })
    } finally {
      db.close()
      indexedDB.deleteDatabase(TRIAL)
    }
  } catch (error) {
    // A full disk is no sign of a browser that forgets.
    return (error as DOMException).name === 'QuotaExceededError'
  }
}

const opened = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(TRIAL, 1)
    request.onupgradeneeded = () => request.result.createObjectStore('uji')
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('cannot be opened'))
    request.onblocked = () => reject(new Error('blocked'))
  })
