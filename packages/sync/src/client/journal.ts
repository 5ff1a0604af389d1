import type { Instant } from '@lentera/contracts/kernel/time'
import { answered, transact } from './transact.js'

const kept = 500

/** Adds a line to the ring buffer of sync events. Best effort: support can live without, nothing waits for it. */
export function journal(db: IDBDatabase, at: Instant, event: string, detail?: string): void {
  const entry = { at, event, ...(detail === undefined ? {} : { detail }) }
  try {
    transact(db, ['journal'], 'readwrite', async (stores) => {
      const store = stores('journal')
      const newest = (await answered(store.add(entry))) as number
      const oldest = await answered(store.openKeyCursor())
      for (let key = oldest?.key as number; key <= newest - kept; key += 1) store.delete(key)
    }).catch(() => undefined)
  } catch {
    // The database is closed.
  }
}
