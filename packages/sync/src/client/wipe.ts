import type { Id } from '@lentera/contracts/kernel/id'
import type { WipeReport, Unsaved } from './api-results.js'
import type { Core } from './core.js'
import { type CarriedRecord, writeMeta } from './database.js'
import { destroyKeys } from './destroy-slots.js'
import { drain } from './drain.js'
import { leaveTab } from './people.js'
import { unsettled } from './rescue.js'
import { destroyCopy } from './second-copy.js'
import { answered, type Stores, transact } from './transact.js'

/** What would be gone for good if this browser's data were deleted now. */
export const unsavedHere = (core: Core): Promise<Unsaved> =>
  transact(core.db, ['outbox', 'carried', 'drafts'], 'readonly', async (stores) => {
    const { commands, carried, drafts } = await countUnsaved(core, stores)
    return { commands: commands.length, carried, drafts }
  })

async function countUnsaved(core: Core, stores: Stores) {
  const [commands, carried, drafts] = await Promise.all([
    unsettled(core, stores),
    carriedOnlyHere(stores),
    answered(stores('drafts').count()),
  ])
  return { commands, carried: carried.length, drafts }
}

/** What the server has, and only cannot judge yet, is not lost with this browser. */
const carriedOnlyHere = async (stores: Stores): Promise<CarriedRecord[]> =>
  ((await answered(stores('carried').getAll())) as CarriedRecord[]).filter(({ state }) => state !== 'waiting')

/**
 * Empties this browser: sends everything, lets the server count what it has, destroys the key slots, then
 * the stores. Refused while a command, a carried record or a draft would be lost; charts that were opened are
 * commands like any other. The device core is closed afterwards and the page must be loaded anew.
 * At another server than its own nothing can be sent or counted: whoever empties says so, drafts go, and what never
 * reached its own server must lie in a file.
 * @param rescued an administrator has these ids in a rescue file and accepts that drafts are lost
 */
export async function wipe(core: Core, rescued: readonly Id[] | null): Promise<WipeReport> {
  const isAdmin = core.unlocked?.person.grants.some(({ role }) => role === 'it_admin') ?? false
  const { isOtherServer } = core
  if (rescued && !isAdmin && !isOtherServer)
    return { result: 'refused', reason: 'not_admin', ...(await unsavedHere(core)) }
  if (!rescued && !isOtherServer) {
    // The server counts: what it lost since (a restored backup) is sent again before anything is deleted here.
    await transact(core.db, ['meta'], 'readwrite', async (stores) => writeMeta(stores, 'recountDue', true))
    const { result } = await drain(core)
    if (result !== 'sent' && result !== 'empty')
      return { result: 'refused', reason: 'server_not_asked', ...(await unsavedHere(core)) }
  }
  const inFile = new Set(rescued)
  // One transaction for the last look and the keys: nothing can be saved in between, in whatever tab.
  const left = await transact(
    core.db,
    ['outbox', 'carried', 'drafts', 'keyslots', 'session', 'meta'],
    'readwrite',
    async (stores) => {
      const { commands, carried, drafts } = await countUnsaved(core, stores)
      const missing = commands.filter(({ id }) => !inFile.has(id)).length
      const carriedMissing = (await carriedOnlyHere(stores)).filter(({ id }) => !inFile.has(id)).length
      const isSafe =
        missing === 0 && carriedMissing === 0 && (rescued !== null || isOtherServer || drafts === 0)
      if (isSafe) await destroyKeys(stores)
      return isSafe ? null : { commands: missing, carried: rescued ? carriedMissing : carried, drafts }
    },
  )
  if (left) return { result: 'refused', reason: 'unsaved_work', ...left }
  await leaveTab(core)
  // The copy first: a start in between would find the keys destroyed here and bring nothing back from there.
  await destroyCopy(core)
  await deleteStores(core)
  return { result: 'wiped' }
}

function deleteStores(core: Core): Promise<void> {
  core.closed = true
  core.ports.witness.write('')
  core.db.close()
  return new Promise((resolve, reject) => {
    const request = core.ports.storage.deleteDatabase(core.db.name)
    request.onsuccess = () => resolve()
    // Other tabs close their connection when they hear of it; the request waits for them.
    request.onerror = () => reject(request.error ?? new Error('database cannot be deleted'))
  })
}
