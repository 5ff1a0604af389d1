import type { ChunkName } from '@lentera/contracts/sync/pull'
import { utf8 } from '../../record/bytes.js'
import type { PullReport } from '../api.js'
import { applyChange, baseStores, sealChange, writeChange } from '../base-store.js'
import type { Core } from '../core.js'
import { bumpRevision, type ScopeState } from '../database.js'
import { exchange } from '../exchange.js'
import { assertUnmoved, catchUp, Moved } from '../load.js'
import { ScopeBook } from '../scope-book.js'
import { transact } from '../transact.js'
import type { FetchedChunk } from './packed-store.js'

const chunkTimeoutMs = 60_000
/** Asked for at a time, and stored in one transaction; a browser has six connections to one origin. */
const fetchedTogether = 5

interface Fetched {
  readonly rows: number
  /** Why not everything came. */
  readonly stoppedBy?: Omit<PullReport, 'rows'>
}

const waiting = (core: Core): ScopeState[] =>
  [...core.view.scopes.scopes.values()].filter(({ chunks }) => chunks !== undefined)

export const mustFetch = (core: Core): boolean => waiting(core).length > 0

/**
 * Fetches the chunks that held scopes still lack, some at a time, each checked against its name. What is stored
 * is stored: a line that breaks goes on behind it.
 */
export async function fetchChunks(core: Core): Promise<Fetched> {
  let rows = 0
  for (const { scope, chunks = [] } of waiting(core)) {
    const wave = (at: number) =>
      Promise.all(chunks.slice(at, at + fetchedTogether).map((name) => fetchOne(core, scope, name)))
    let coming = wave(0)
    for (let at = 0; at < chunks.length; at += fetchedTogether) {
      const answers = await coming
      const isWhole = answers.every(({ kind }) => kind === 'chunk')
      // The line is busy while the disk is.
      if (isWhole) coming = wave(at + fetchedTogether)
      const got = answers.flatMap((answer) => (answer.kind === 'chunk' ? [answer.chunk] : []))
      const stored = await core.inTurn(() => storeChunks(core, scope, got))
      if (stored === 'locked') return { rows, stoppedBy: { result: 'locked' } }
      rows += stored
      const failed = answers.find((answer) => answer.kind === 'stop')
      if (failed) return { rows, stoppedBy: failed.report }
      if (!isWhole) await core.inTurn(() => askAnew(core, scope))
      if (!isWhole) break
    }
  }
  return { rows }
}

type Answer =
  | { readonly kind: 'chunk'; readonly chunk: FetchedChunk }
  /** The server has put other chunks in their place. */
  | { readonly kind: 'replaced' }
  | { readonly kind: 'stop'; readonly report: Omit<PullReport, 'rows'> }

async function fetchOne(core: Core, scope: string, { entity, hash }: ChunkName): Promise<Answer> {
  const path = `/api/v1/sync/chunks/${scope}/${hash}`
  const answer = await exchange(
    core,
    { method: 'GET', path, timeoutMs: chunkTimeoutMs, asText: true },
    { safeParse: (value: unknown) => ({ success: true, data: value as string }) },
  )
  if (answer.kind === 'ok') {
    const isWhole = (await hashOf(core, answer.value)) === hash
    if (isWhole) return { kind: 'chunk', chunk: { entity, hash, text: answer.value } }
    core.note('chunk.damaged')
  } else if (answer.kind === 'problem') {
    const { code } = answer.problem
    if (code === 'sync.chunk_gone') return { kind: 'replaced' }
    core.stopped.pull = code
    core.note('pull.stopped', code)
    return { kind: 'stop', report: { result: 'stopped', code } }
  } else if (answer.kind === 'busy')
    return { kind: 'stop', report: { result: 'unreachable', code: answer.code } }
  core.server = 'unreachable'
  return { kind: 'stop', report: { result: 'unreachable' } }
}

async function hashOf({ ports }: Core, text: string): Promise<string> {
  const digest = new Uint8Array(await ports.crypto.subtle.digest('SHA-256', utf8(text)))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** @returns rows stored; none where another tab changed what the scope waits for */
async function storeChunks(
  core: Core,
  scope: string,
  chunks: readonly FetchedChunk[],
): Promise<number | 'locked'> {
  await catchUp(core)
  const { unlocked } = core
  if (!unlocked) return 'locked'
  const state = core.view.scopes.scopes.get(scope)
  const awaited = new Set(state?.chunks?.map(({ hash }) => hash))
  const fetched = chunks.filter(({ hash }) => awaited.has(hash))
  if (!state || fetched.length === 0) return 0
  const { base } = core.view
  const sealed = await sealChange(core.ports.crypto, unlocked.deviceKey, base, {
    ...{ clear: false, put: [], forget: [], fetched },
  })
  const stored = new Set(fetched.map(({ hash }) => hash))
  const { chunks: before = [], ...rest } = state
  const left = before.filter(({ hash }) => !stored.has(hash))
  const next: ScopeState = left.length > 0 ? { ...rest, chunks: left } : rest
  const isStored = await write(core, next, (stores) => writeChange(stores, sealed))
  if (!isStored) return 0
  core.view.base = applyChange(base, sealed)
  core.view.stale()
  return before.reduce((sum, { hash, rows }) => (stored.has(hash) ? sum + rows : sum), 0)
}

/** The scope is asked for as if it were not here; chunks that are here already need not come again. */
async function askAnew(core: Core, scope: string): Promise<void> {
  await catchUp(core)
  if (!core.view.scopes.scopes.get(scope)?.chunks) return
  await write(core, scope, () => {})
}

/** @returns false when another tab was faster */
async function write(
  core: Core,
  scope: ScopeState | string,
  work: Parameters<typeof transact>[3] extends (stores: infer S) => unknown ? (stores: S) => void : never,
): Promise<boolean> {
  try {
    core.revision = await transact(
      core.db,
      ['meta', 'scope_state', ...baseStores],
      'readwrite',
      async (stores) => {
        await assertUnmoved(core, stores)
        work(stores)
        if (typeof scope === 'string') stores('scope_state').delete(scope)
        else stores('scope_state').put(scope)
        return bumpRevision(stores)
      },
    )
  } catch (error) {
    if (error instanceof Moved) return false
    throw error
  }
  const scopes = new Map(core.view.scopes.scopes)
  if (typeof scope === 'string') scopes.delete(scope)
  else scopes.set(scope.scope, scope)
  core.view.scopes = new ScopeBook(scopes.values())
  return true
}
