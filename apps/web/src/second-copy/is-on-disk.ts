const NAME = 'uji'
const FLUSHES = 40
/** Flushes that took their time; in memory hardly one in ten meets a tick of the clock, on the fastest disk nearly all. */
const SLOW_MIN = 10
/** The clock of a page goes in steps of 0.1 ms. */
const SLOW_MS = 0.05

/**
 * Whether what is flushed here takes the time a disk takes. Chromium keeps the files of a private window in memory and
 * says no word of it: since version 148 it also names the same room for every window. In memory a flush is nothing.
 */
export async function isOnDisk(): Promise<boolean> {
  const root = await navigator.storage.getDirectory()
  const file = await root.getFileHandle(NAME, { create: true })
  const handle = await file.createSyncAccessHandle()
  let slow = 0
  try {
    for (let n = 0; n < FLUSHES && slow < SLOW_MIN; n += 1) {
      handle.write(Uint8Array.of(n), { at: n })
      const before = performance.now()
      handle.flush()
      if (performance.now() - before >= SLOW_MS) slow += 1
    }
  } finally {
    handle.close()
    await root.removeEntry(NAME)
  }
  return slow >= SLOW_MIN
}
