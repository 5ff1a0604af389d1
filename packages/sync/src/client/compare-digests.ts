import type { PullAnswer } from '@lentera/contracts/sync/pull'
import { digestOf, type RowVersion } from '../pure/digest.js'
import { type Core, HOUR_MS } from './core.js'
import { bumpRevision, type ScopeState } from './database.js'
import { assertUnmoved, Moved } from './load.js'
import { ScopeBook, wholeKindOf } from './scope-book.js'
import { transact } from './transact.js'

/**
 * Compares what lies here with what the server says of the same moment, scope by scope. A scope that differs is
 * fetched anew; the outbox is not touched. It finds what no cursor can: our own mistakes. Call in turn.
 * @returns whether something differs
 */
export async function compareDigests(core: Core, answer: PullAnswer): Promise<boolean> {
  const compared = answer.scopes.flatMap(({ name, digest }) => (digest ? [{ name, digest }] : []))
  if (compared.length === 0) return false
  core.digestsDueAt = core.ports.clock.monotonic() + HOUR_MS
  const wrong = compared.flatMap(({ name, digest }) => {
    const scope = core.view.scopes.scopes.get(name)
    if (!scope?.filled) return []
    const here = digestOf(rowsOf(core, scope))
    return here.count === digest.count && here.xor === digest.xor ? [] : [scope]
  })
  if (wrong.length === 0) return false
  for (const { scope } of wrong) core.note('digest.differs', scope.split(':')[0])
  const due = wrong.map((scope) => ({ ...scope, heal: 'due' as const }))
  try {
    core.revision = await transact(core.db, ['meta', 'scope_state'], 'readwrite', async (stores) => {
      await assertUnmoved(core, stores)
      for (const scope of due) stores('scope_state').put(scope)
      return bumpRevision(stores)
    })
  } catch (error) {
    if (error instanceof Moved) return false
    throw error
  }
  const scopes = new Map(core.view.scopes.scopes)
  for (const scope of due) scopes.set(scope.scope, scope)
  core.view.scopes = new ScopeBook(scopes.values())
  return true
}

/** Rows a scope has here; a row that is gone on the server lies here as a tombstone and counts for nothing. */
function* rowsOf(core: Core, scope: ScopeState): Iterable<RowVersion> {
  const { base } = core.view
  const kind = wholeKindOf(scope.scope)
  if (kind !== null) for (const table of base.packedTables()) if (table.kind === kind) yield* table.versions()
  for (const aggregate of kind === null ? scope.members : base.ofKind(kind)) {
    for (const key of base.ofAggregate(aggregate)) {
      const row = base.rows.get(key)
      if (row && row.data !== null) yield row
    }
  }
}
