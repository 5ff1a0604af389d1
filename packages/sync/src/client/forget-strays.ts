import { applyChange, baseStores, sealChange, writeChange } from './base-store.js'
import { definitionOf } from './base-rows.js'
import type { Core } from './core.js'
import { bumpRevision } from './database.js'
import { assertUnmoved, Moved } from './load.js'
import { aggregateKey } from './scope-book.js'
import { transact } from './transact.js'

/**
 * Drops rows that came with an outcome and that no held scope has: nobody would tell this device of their next
 * change, so they would go on showing what once was. Only when all scopes are as the server has them and nothing was
 * settled meanwhile, or a row would go whose scope is still on its way. What waiting commands change stays. Call in turn.
 */
export async function forgetStrays(core: Core): Promise<void> {
  const { unlocked, view } = core
  if (!unlocked || !core.mayHoldStrays) return
  const written = new Set(
    view
      .waiting()
      .flatMap(({ lastWrites }) => lastWrites)
      .flatMap(({ entity, record }) => {
        const definition = definitionOf(entity)
        const isShown = definition && view.get(definition, record.id)?.pendingBy
        return isShown ? (definition.aggregateOf?.(record) ?? []) : []
      })
      .map(aggregateKey),
  )
  const { base, scopes } = view
  const strays = base.aggregates().filter((aggregate) => !scopes.holds(aggregate))
  const forget = strays
    .filter((aggregate) => !written.has(aggregate))
    .flatMap((aggregate) => base.ofAggregate(aggregate))
  if (forget.length > 0) {
    const change = { clear: false, put: [], forget }
    const sealed = await sealChange(core.ports.crypto, unlocked.deviceKey, base, change)
    try {
      core.revision = await transact(core.db, ['meta', ...baseStores], 'readwrite', async (stores) => {
        await assertUnmoved(core, stores)
        writeChange(stores, sealed)
        return bumpRevision(stores)
      })
    } catch (error) {
      if (error instanceof Moved) return
      throw error
    }
    view.base = applyChange(base, sealed)
    view.stale()
  }
  core.mayHoldStrays = strays.some((aggregate) => written.has(aggregate))
}
