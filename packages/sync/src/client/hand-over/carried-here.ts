import type { Id } from '@lentera/contracts/kernel/id'
import type { CommandOutcome } from '@lentera/contracts/sync/push'
import { baseStores, applyChange, sealChange, writeChange } from '../base-store.js'
import type { Core } from '../core.js'
import { bumpRevision, type CarriedRecord, readMeta } from '../database.js'
import { assertUnmoved, catchUp, Moved } from '../load.js'
import { newest, staysInView } from '../settle.js'
import { answered, type Stores, transact } from '../transact.js'

const triesMax = 50

/**
 * What the server said about carried commands. One that is shown here leaves with the server's rows in its
 * place, in one transaction; one the server cannot judge yet, or that was judged while nobody could store rows,
 * stays in sight and is asked about again.
 * @returns how many the answer spoke of
 */
export async function settleCarried(
  core: Core,
  records: readonly CarriedRecord[],
  outcomes: readonly CommandOutcome[],
): Promise<number> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await trySettle(core, records, outcomes)
    } catch (error) {
      if (!(error instanceof Moved) || tries === triesMax) throw error
    }
  }
}

async function trySettle(
  core: Core,
  records: readonly CarriedRecord[],
  answer: readonly CommandOutcome[],
): Promise<number> {
  await catchUp(core)
  const asked = new Map(records.map((record) => [record.id, record]))
  const outcomes = answer.filter(({ id }) => asked.has(id))
  const isShown = (id: Id) => asked.get(id)!.place !== undefined
  const deviceKey = core.unlocked?.deviceKey ?? null
  const stays = ({ id, outcome }: CommandOutcome) =>
    isShown(id) && (deviceKey === null || staysInView(outcome))
  const resetDue = await transact(core.db, ['meta'], 'readonly', (stores) => readMeta(stores, 'resetDue'))
  const rows = newest(
    core,
    outcomes.filter(({ id }) => isShown(id)).flatMap((outcome) => outcome.rows),
    resetDue === true,
  )
  const change = deviceKey
    ? await sealChange(core.ports.crypto, deviceKey, core.view.base, { clear: false, put: rows, forget: [] })
    : null
  const revision = await transact(
    core.db,
    ['meta', 'carried', ...baseStores],
    'readwrite',
    async (stores) => {
      await assertUnmoved(core, stores)
      for (const outcome of outcomes) {
        const record = (await answered(stores('carried').get(outcome.id))) as CarriedRecord | undefined
        if (record && stays(outcome))
          stores('carried').put({ ...record, state: 'waiting' } satisfies CarriedRecord)
        else stores('carried').delete(outcome.id)
      }
      if (change) writeChange(stores, change)
      return bumpRevision(stores)
    },
  )
  core.revision = revision
  if (change) core.view.base = applyChange(core.view.base, change)
  if (rows.length > 0) core.mayHoldStrays = true
  for (const outcome of outcomes) core.view.settlePending(outcome.id, stays(outcome) ? outcome.issues : null)
  core.view.stale()
  return outcomes.length
}

/** Once after every unlock: what the server could not judge then, it may know by now. */
export async function askAboutWaiting(core: Core): Promise<void> {
  if (!core.unlocked || core.carriedAskedFor === core.unlocked) return
  core.carriedAskedFor = core.unlocked
  const isWaiting = ({ state }: CarriedRecord) => state === 'waiting'
  const all = (stores: Stores) => answered(stores('carried').getAll()) as Promise<CarriedRecord[]>
  // Read first: there is hardly ever one, and a write has everything counted anew.
  if (!(await transact(core.db, ['carried'], 'readonly', all)).some(isWaiting)) return
  await transact(core.db, ['carried'], 'readwrite', async (stores) => {
    for (const record of (await all(stores)).filter(isWaiting))
      stores('carried').put({ ...record, state: 'pending' } satisfies CarriedRecord)
  })
}
