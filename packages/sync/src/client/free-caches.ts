import type { Core } from './core.js'
import { bumpRevision } from './database.js'
import { catchUp } from './load.js'
import { type Stores, transact } from './transact.js'

/** What all stores may take together. */
const budgetBytes = 300 * 1024 * 1024
/** From here on the caches are dropped, in their order. */
export const dropAtBytes = budgetBytes * 0.8

/**
 * What may be dropped when space is short, in this order. All of it comes again with a pull; outbox, drafts,
 * numbers and keys are never among them. Pictures the server has will stand first, charts of opened patients second,
 * as soon as they lie in stores of their own.
 */
const steps: readonly {
  readonly name: string
  readonly run: (stores: Stores) => Promise<void>
}[] = [
  {
    name: 'journal',
    run: async (stores) => void stores('journal').clear(),
  },
  {
    // Made anew from base rows and outbox.
    name: 'checkpoint',
    run: async (stores) => void stores('checkpoint').clear(),
  },
  {
    // Today's visits stay: they lie among the base rows. The list of diagnoses is packed like the directory.
    name: 'directory',
    run: async (stores) => {
      stores('dir').clear()
      stores('dirDelta').clear()
      stores('scope_state').delete('dir')
      stores('scope_state').delete('ref')
    },
  },
]

const cleared = ['journal', 'checkpoint', 'dir', 'dirDelta', 'scope_state', 'meta'] as const

/**
 * Drops caches until what all stores take is below the mark; everything at once where a save has just failed for
 * want of space. Call in turn.
 * @returns what was dropped
 */
export async function freeCaches(core: Core, everything: boolean): Promise<string[]> {
  const dropped: string[] = []
  for (const { name, run } of steps) {
    if (!everything && !(await isTooFull(core))) break
    await transact(core.db, cleared, 'readwrite', async (stores) => {
      await run(stores)
      if (name === 'directory') await bumpRevision(stores)
    })
    dropped.push(name)
  }
  if (dropped.length === 0) return dropped
  core.note('caches.freed', dropped.join(' '))
  if (await catchUp(core)) await core.announce()
  return dropped
}

async function isTooFull({ ports }: Core): Promise<boolean> {
  const room = await ports.keeping?.room().catch(() => null)
  return room !== null && room !== undefined && room.used >= dropAtBytes
}
