import type { Facility } from '@lentera/contracts/kernel/facility'
import type { Id } from '@lentera/contracts/kernel/id'
import { packingOf } from '@lentera/contracts/kernel/packing'
import { entityNamed } from '@lentera/contracts/registry'
import type { ChunkName, ScopeName } from '@lentera/contracts/sync/pull'
import { xidBefore } from '../pure/cursor.js'
import { type PackedRow, packChunk } from '../pure/packed-chunk.js'
import { utf8 } from '../record/bytes.js'
import type { CryptoPort } from '../record/crypto-port.js'
import type { ServerClock } from './ports.js'
import { ProblemError } from './problem-error.js'
import { allowedScopes, sourceOf } from './scopes.js'
import { type ServerStore, type SnapshotTransaction, StoreUnavailable } from './store.js'

/** All rows of a scope as chunks, as they were in one snapshot. */
export interface ChunkSet {
  readonly epoch: Id
  /** Horizon of that snapshot: everything from here on comes by the change log. */
  readonly xid: string
  /** Version of the packing of each packed entity in it; another one is searched by opening every row. */
  readonly packings: Readonly<Record<string, number>>
  readonly chunks: readonly ChunkName[]
}

/** One chunk, packed as it is stored and sent: gzip of its text. */
export interface ChunkBody extends ChunkName {
  readonly gzip: Uint8Array
}

/** Where chunks lie, sealed. Bound to one facility. */
export interface ChunkStore {
  present(scope: ScopeName): Promise<ChunkSet | null>
  /** null: no chunk of this name belongs to the present set. */
  read(scope: ScopeName, hash: string): Promise<Uint8Array | null>
  /** Replaces the set of a scope in one transaction; chunks that are in neither set go. */
  replace(scope: ScopeName, set: ChunkSet, bodies: readonly ChunkBody[]): Promise<void>
}

export interface ChunkKeeperOptions {
  readonly store: ServerStore
  readonly chunks: ChunkStore
  readonly facility: Facility
  readonly clock: ServerClock
  readonly crypto: CryptoPort
  readonly gzip: (text: string) => Promise<Uint8Array>
  /** Below so many rows a first load comes as rows. */
  readonly fromRows?: number
  readonly rowsPerChunk?: number
  /** Changes since a set was made after which it is made anew; a device replays them one by one. */
  readonly changesMax?: number
}

const defaults = { fromRows: 1000, rowsPerChunk: 512, changesMax: 1000 }
const membersAtATime = 1000

/** Makes and gives out the chunks that a first load consists of. */
export class ChunkKeeper {
  readonly #making = new Map<ScopeName, Promise<ChunkSet | null>>()
  readonly #limits: Required<Pick<ChunkKeeperOptions, 'fromRows' | 'rowsPerChunk' | 'changesMax'>>

  constructor(private readonly options: ChunkKeeperOptions) {
    const { fromRows, rowsPerChunk, changesMax } = { ...defaults, ...options }
    this.#limits = { fromRows, rowsPerChunk, changesMax }
  }

  /**
   * The chunks of a scope, made now where there are none that do. Whoever asks meanwhile waits for the same.
   * @returns null for a scope that is loaded by rows
   */
  async present(scope: ScopeName): Promise<ChunkSet | null> {
    const source = sourceOf(scope)
    // Listed scopes are small, and no two of them hold the same.
    if ('scope' in source) return null
    let making = this.#making.get(scope)
    if (!making) {
      making = this.#refreshed(scope).finally(() => this.#making.delete(scope))
      this.#making.set(scope, making)
    }
    return making
  }

  /**
   * One chunk for a device that may hold the scope.
   * @throws ProblemError `auth.device_revoked`, `auth.forbidden`, `sync.chunk_gone`, `server.busy`
   */
  async read(deviceId: Id, scope: ScopeName, hash: string): Promise<Uint8Array> {
    const { store, chunks, facility, clock } = this.options
    try {
      const facts = await store.snapshot((tx) => tx.device(deviceId))
      if (!facts) throw new ProblemError('auth.device_revoked')
      if (!allowedScopes(facts, facility, clock.now()).includes(scope))
        throw new ProblemError('auth.forbidden')
      const body = await chunks.read(scope, hash)
      if (!body) throw new ProblemError('sync.chunk_gone')
      return body
    } catch (error) {
      if (error instanceof StoreUnavailable) throw new ProblemError('server.busy', { retryAfterS: 5 })
      throw error
    }
  }

  async #refreshed(scope: ScopeName): Promise<ChunkSet | null> {
    const { store, chunks } = this.options
    const epoch = await store.epoch()
    const known = await chunks.present(scope)
    const made = await store.snapshot(async (tx) => {
      if (known && (await this.#isFresh(tx, scope, known, epoch))) return { set: known, bodies: null }
      return this.#make(tx, scope, epoch)
    })
    if (made?.bodies) await chunks.replace(scope, made.set, made.bodies)
    return made?.set ?? null
  }

  async #isFresh(tx: SnapshotTransaction, scope: ScopeName, set: ChunkSet, epoch: Id): Promise<boolean> {
    const { changesMax } = this.#limits
    const horizon = await tx.horizon()
    if (set.epoch !== epoch || xidBefore(horizon, set.xid)) return false
    const isSpelledAlike = Object.entries(set.packings).every(
      ([entity, version]) => version === (packingOf(entity)?.version ?? 0),
    )
    if (!isSpelledAlike) return false
    const since = await tx.changes(sourceOf(scope), { xid: set.xid, seq: '0' }, horizon, changesMax + 1)
    return since.length <= changesMax
  }

  /** @returns null where there are few rows, or rows that are not kept packed */
  async #make(
    tx: SnapshotTransaction,
    scope: ScopeName,
    epoch: Id,
  ): Promise<{ set: ChunkSet; bodies: readonly ChunkBody[] } | null> {
    const { fromRows, rowsPerChunk } = this.#limits
    const source = sourceOf(scope)
    const waiting = new Map<string, PackedRow[]>()
    const bodies: ChunkBody[] = []
    const chunk = async (entity: string, rows: readonly PackedRow[]) =>
      bodies.push(await this.#body(entity, rows))
    let after: Id | null = null
    let isFirst = true
    for (;;) {
      const members = await tx.members(source, after, Math.max(membersAtATime, isFirst ? fromRows : 0))
      if (isFirst && members.length < fromRows) return null
      isFirst = false
      const page = members.length > 0 ? await tx.rowsOfAggregates(members) : []
      // In one order, so that a row is looked for in one chunk.
      for (const { entity, id, rowVersion, data } of [...page].sort((a, b) => (a.id < b.id ? -1 : 1))) {
        if (!entityNamed(entity).packed) return null
        const rows = waiting.get(entity) ?? []
        waiting.set(entity, rows)
        if (data) rows.push({ id, rowVersion, data })
        if (rows.length === rowsPerChunk) await chunk(entity, rows.splice(0))
      }
      if (members.length === 0) break
      after = members.at(-1)!.aggregateId
    }
    for (const [entity, rows] of waiting) if (rows.length > 0) await chunk(entity, rows)
    const packings = Object.fromEntries(
      [...waiting.keys()].map((entity) => [entity, packingOf(entity)?.version ?? 0]),
    )
    const chunks = bodies.map(({ entity, hash, rows }) => ({ entity, hash, rows }))
    return { set: { epoch, xid: await tx.horizon(), packings, chunks }, bodies }
  }

  async #body(entity: string, rows: readonly PackedRow[]): Promise<ChunkBody> {
    const { crypto, gzip } = this.options
    const text = packChunk(entityNamed(entity), rows)
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(text)))
    const hash = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
    return { entity, hash, rows: rows.length, gzip: await gzip(text) }
  }
}
