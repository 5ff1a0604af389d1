import type { Row } from '@lentera/contracts/kernel/entity'
import type { CryptoPort } from '../record/crypto-port.js'
import { BaseRows, rowKey } from './base-rows.js'
import type { BaseChunk, BaseDelta, StoredRow } from './database.js'
import { openJson, sealJson } from './sealed-json.js'
import type { Stores } from './transact.js'

const rowsPerChunk = 256
/** Deltas that may gather before chunks are written anew. */
export const deltasBeforeCompaction = 500

/** What is to happen to the base rows; decided on {@link BaseRows}, written to disk, then applied to both. */
export interface BaseChange {
  /** The server's past changed: forget every row first. */
  readonly clear: boolean
  readonly put: readonly Row[]
  /** Row keys that leave this device. */
  readonly forget: readonly string[]
}

/** A change encrypted and ready for one transaction. */
export interface SealedChange extends BaseChange {
  readonly chunks: readonly BaseChunk[]
  readonly deltas: readonly BaseDelta[]
  readonly droppedDeltas: readonly string[]
}

const chunkPlace = (kind: string, chunkNo: number): string => `base ${kind} ${chunkNo}`
const deltaPlace = (entity: string, id: string): string => `row ${entity} ${id}`
const byKey = (key: string): [string, string] => key.split(' ') as [string, string]

/** A row that is gone from this device may still lie in an old chunk, under a delta that says so. */
const hasPlace = (base: BaseRows, key: string): boolean => base.chunked.has(key) || base.deltas.has(key)

/** Encrypts before any transaction is open. Rows that are new here go into chunks, changed ones into deltas. */
export async function sealChange(
  crypto: CryptoPort,
  key: CryptoKey,
  base: BaseRows,
  change: BaseChange,
): Promise<SealedChange> {
  const isKnown = (row: Row) => !change.clear && hasPlace(base, rowKey(row.entity, row.id))
  const chunks = await sealChunks(
    crypto,
    key,
    change.put.filter((row) => !isKnown(row)),
    (kind) => (change.clear ? 1 : (base.nextChunk.get(kind) ?? 1)),
  )
  const deltas: BaseDelta[] = await Promise.all(
    change.put.filter(isKnown).map(async (row) => {
      const { entity, id } = row
      return { entity, id, ...(await sealJson(crypto, key, row, deltaPlace(entity, id))) }
    }),
  )
  const droppedDeltas: string[] = []
  for (const gone of change.forget) {
    if (base.chunked.has(gone)) deltas.push({ entity: byKey(gone)[0], id: byKey(gone)[1], gone: true })
    else droppedDeltas.push(gone)
  }
  return { ...change, chunks, deltas, droppedDeltas }
}

async function sealChunks(
  crypto: CryptoPort,
  key: CryptoKey,
  rows: readonly StoredRow[],
  firstNo: (kind: string) => number,
): Promise<BaseChunk[]> {
  const kinds = new Map<string, StoredRow[]>()
  for (const row of rows) {
    const ofKind = kinds.get(row.aggregate)
    if (ofKind) ofKind.push(row)
    else kinds.set(row.aggregate, [row])
  }
  const chunks: Promise<BaseChunk>[] = []
  for (const [kind, ofKind] of kinds) {
    for (let at = 0; at < ofKind.length; at += rowsPerChunk) {
      const chunkNo = firstNo(kind) + at / rowsPerChunk
      const content = ofKind.slice(at, at + rowsPerChunk)
      chunks.push(
        sealJson(crypto, key, content, chunkPlace(kind, chunkNo)).then((sealed) => ({
          kind,
          chunkNo,
          ...sealed,
        })),
      )
    }
  }
  return Promise.all(chunks)
}

/** Writes inside the caller's transaction over `base` and `baseDelta`. */
export function writeChange(stores: Stores, change: SealedChange): void {
  if (change.clear) {
    stores('base').clear()
    stores('baseDelta').clear()
  }
  for (const chunk of change.chunks) stores('base').put(chunk)
  for (const delta of change.deltas) stores('baseDelta').put(delta)
  for (const key of change.droppedDeltas) stores('baseDelta').delete(byKey(key))
}

/** The same change in memory, once it is on disk. @returns the rows to go on with */
export function applyChange(before: BaseRows, change: SealedChange): BaseRows {
  const base = change.clear ? new BaseRows() : before
  for (const { kind, chunkNo } of change.chunks) {
    base.nextChunk.set(kind, Math.max(base.nextChunk.get(kind) ?? 1, chunkNo + 1))
  }
  for (const row of change.put) {
    const key = rowKey(row.entity, row.id)
    if (hasPlace(base, key)) base.deltas.add(key)
    else base.chunked.add(key)
    base.put(row)
  }
  for (const key of change.forget) {
    base.forget(key)
    if (base.chunked.has(key)) base.deltas.add(key)
    else base.deltas.delete(key)
  }
  return base
}

/** Decrypts what lies on disk; a delta always speaks louder than the chunk. */
export async function openBase(
  crypto: CryptoPort,
  key: CryptoKey,
  chunks: readonly BaseChunk[],
  deltas: readonly BaseDelta[],
): Promise<BaseRows> {
  const base = new BaseRows()
  const opened = await Promise.all(
    chunks.map(
      (chunk) => openJson(crypto, key, chunk, chunkPlace(chunk.kind, chunk.chunkNo)) as Promise<StoredRow[]>,
    ),
  )
  for (const [at, chunk] of chunks.entries()) {
    base.nextChunk.set(chunk.kind, Math.max(base.nextChunk.get(chunk.kind) ?? 1, chunk.chunkNo + 1))
    for (const row of opened[at]!) {
      base.chunked.add(rowKey(row.entity, row.id))
      base.put(row)
    }
  }
  const changed = await Promise.all(
    deltas.map((delta) =>
      'gone' in delta
        ? null
        : (openJson(crypto, key, delta, deltaPlace(delta.entity, delta.id)) as Promise<StoredRow>),
    ),
  )
  for (const [at, delta] of deltas.entries()) {
    const row = changed[at]
    base.deltas.add(rowKey(delta.entity, delta.id))
    if (row) base.put(row)
    else base.forget(rowKey(delta.entity, delta.id))
  }
  return base
}

/** Everything in fresh chunks and no delta; null while there is little to gain. */
export async function sealCompacted(
  crypto: CryptoPort,
  key: CryptoKey,
  base: BaseRows,
): Promise<SealedChange | null> {
  if (base.deltas.size <= deltasBeforeCompaction) return null
  const put = [...base.rows.values()]
  const chunks = await sealChunks(crypto, key, put, () => 1)
  return { clear: true, put, forget: [], chunks, deltas: [], droppedDeltas: [] }
}
