import type { Row } from '@lentera/contracts/kernel/entity'
import type { CryptoPort } from '../record/crypto-port.js'
import { BaseRows, rowKey } from './base-rows.js'
import type { BaseChunk, BaseDelta, PackedChunkRecord, PackedDelta, StoredRow } from './database.js'
import {
  type Emptied,
  type FetchedChunk,
  applyPacked,
  noPackedChange,
  openPacked,
  type PackedChange,
  sealPacked,
  type SealedPacked,
  writePacked,
} from './directory/packed-store.js'
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
  /** Kinds whose packed rows the server begins anew. */
  readonly emptied?: readonly Emptied[]
  readonly fetched?: readonly FetchedChunk[]
}

/** A change encrypted and ready for one transaction. */
export interface SealedChange extends BaseChange {
  readonly chunks: readonly BaseChunk[]
  readonly deltas: readonly BaseDelta[]
  readonly droppedDeltas: readonly string[]
  /** Everything is in `chunks`: what lay in the two stores goes, nothing in memory changes. */
  readonly isCompacted?: true
  readonly packed: SealedPacked
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
  const isPacked = (entity: string) => base.packed(entity) !== undefined
  const isKnown = (row: Row) => !change.clear && hasPlace(base, rowKey(row.entity, row.id))
  const put = change.put.filter(({ entity }) => !isPacked(entity))
  const chunks = await sealChunks(
    crypto,
    key,
    put.filter((row) => !isKnown(row)),
    (kind) => (change.clear ? 1 : (base.nextChunk.get(kind) ?? 1)),
  )
  const deltas: BaseDelta[] = await Promise.all(
    put.filter(isKnown).map(async (row) => {
      const { entity, id } = row
      return { entity, id, ...(await sealJson(crypto, key, row, deltaPlace(entity, id))) }
    }),
  )
  const droppedDeltas: string[] = []
  for (const gone of change.forget) {
    if (isPacked(byKey(gone)[0])) continue
    if (base.chunked.has(gone)) deltas.push({ entity: byKey(gone)[0], id: byKey(gone)[1], gone: true })
    else droppedDeltas.push(gone)
  }
  const { clear, emptied = [], forget } = change
  const packed = await sealPacked(crypto, key, base, {
    ...{ clear, emptied, fetched: change.fetched ?? [] },
    put: change.put.filter(({ entity }) => isPacked(entity)),
    forget: forget.map(byKey).flatMap(([entity, id]) => (isPacked(entity) ? [{ entity, id }] : [])),
  })
  return {
    ...change,
    put,
    forget: forget.filter((gone) => !isPacked(byKey(gone)[0])),
    chunks,
    deltas,
    droppedDeltas,
    packed,
  }
}

/** A change of nothing but packed rows. */
export async function sealPackedOnly(
  crypto: CryptoPort,
  key: CryptoKey,
  base: BaseRows,
  change: PackedChange,
): Promise<SealedChange> {
  const packed = await sealPacked(crypto, key, base, change)
  return { clear: false, put: [], forget: [], chunks: [], deltas: [], droppedDeltas: [], packed }
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

/** Stores a change of rows is written to. */
export const baseStores = ['base', 'baseDelta', 'dir', 'dirDelta'] as const

/** Writes inside the caller's transaction over {@link baseStores}. */
export function writeChange(stores: Stores, change: SealedChange): void {
  if (change.clear || change.isCompacted) {
    stores('base').clear()
    stores('baseDelta').clear()
  }
  for (const chunk of change.chunks) stores('base').put(chunk)
  for (const delta of change.deltas) stores('baseDelta').put(delta)
  for (const key of change.droppedDeltas) stores('baseDelta').delete(byKey(key))
  writePacked(stores, change.packed)
}

/** The same change in memory, once it is on disk. @returns the rows to go on with */
export function applyChange(before: BaseRows, change: SealedChange): BaseRows {
  const base = change.clear ? new BaseRows() : before
  if (change.isCompacted) {
    base.chunked.clear()
    base.deltas.clear()
    base.nextChunk.clear()
    base.isMixed = false
    for (const key of base.rows.keys()) base.chunked.add(key)
  }
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
  applyPacked(base, change.packed)
  return base
}

/** The stores of {@link baseStores} as they were read. */
export interface StoredBase {
  readonly chunks: readonly BaseChunk[]
  readonly deltas: readonly BaseDelta[]
  readonly packed: { readonly chunks: readonly PackedChunkRecord[]; readonly deltas: readonly PackedDelta[] }
}

/**
 * Decrypts what lies on disk; a delta always speaks louder than the chunk.
 * @param known rows in memory, of which what did not change is taken over
 */
export async function openBase(
  crypto: CryptoPort,
  key: CryptoKey,
  { chunks, deltas, packed }: StoredBase,
  known: BaseRows | null,
): Promise<BaseRows> {
  const base = new BaseRows()
  await openPacked(crypto, key, base, packed, known)
  const opened = await Promise.all(
    chunks.map(
      (chunk) => openJson(crypto, key, chunk, chunkPlace(chunk.kind, chunk.chunkNo)) as Promise<StoredRow[]>,
    ),
  )
  for (const [at, chunk] of chunks.entries()) {
    base.nextChunk.set(chunk.kind, Math.max(base.nextChunk.get(chunk.kind) ?? 1, chunk.chunkNo + 1))
    for (const row of opened[at]!) putStored(base, row, base.chunked)
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
    if (row) putStored(base, row, base.deltas)
    else {
      base.deltas.add(rowKey(delta.entity, delta.id))
      base.forget(rowKey(delta.entity, delta.id))
    }
  }
  return base
}

/** Takes a row over from disk. A packed one that lies among the others is loose until rows are written anew. */
function putStored(base: BaseRows, row: StoredRow, places: Set<string>): void {
  if (base.packed(row.entity)) {
    base.isMixed = true
    if (row.rowVersion > base.versionOf(row.entity, row.id)) base.put(row)
    return
  }
  places.add(rowKey(row.entity, row.id))
  base.put(row)
}

/** Everything in fresh chunks and no delta; null while there is little to gain. */
export async function sealCompacted(
  crypto: CryptoPort,
  key: CryptoKey,
  base: BaseRows,
): Promise<SealedChange | null> {
  if (base.deltas.size <= deltasBeforeCompaction && !base.isMixed) return null
  const chunks = await sealChunks(crypto, key, [...base.rows.values()], () => 1)
  // Packed rows that lay among the others find their own place.
  const strays = base.isMixed
    ? base.packedTables().flatMap(({ loose }) => [...loose.values()].flatMap((row) => row ?? []))
    : []
  const moved = await sealPackedOnly(crypto, key, base, noPackedChange({ put: strays }))
  return { ...moved, chunks, isCompacted: true }
}
