import type { Row } from '@lentera/contracts/kernel/entity'
import type { Id } from '@lentera/contracts/kernel/id'
import { packChunk, PackedChunk } from '../../pure/packed-chunk.js'
import { toBase64Url } from '../../record/bytes.js'
import type { CryptoPort } from '../../record/crypto-port.js'
import type { BaseRows } from '../base-rows.js'
import type { PackedChunkRecord, PackedDelta, Sealed } from '../database.js'
import { openJson, openText, sealJson, sealText } from '../sealed-json.js'
import type { Stores } from '../transact.js'
import type { HeldChunk, PackedTable } from './packed-table.js'

export const rowsPerChunk = 512
/** So many rows that lie in no chunk yet are worth one; fewer stay apart. */
const worthAChunk = 128

/** A chunk as the server gave it, checked against its name. */
export interface FetchedChunk {
  readonly entity: string
  readonly hash: string
  readonly text: string
}

/** Packed rows of a kind that go because the server begins anew; chunks of these names stay. */
export interface Emptied {
  readonly kind: string
  readonly keep: ReadonlySet<string>
  /** Also what is newer than the chunks: nothing of what lies here is believed any more. */
  readonly withLoose: boolean
}

/** What is to happen to packed rows. */
export interface PackedChange {
  readonly clear: boolean
  readonly emptied: readonly Emptied[]
  readonly put: readonly Row[]
  readonly forget: readonly { readonly entity: string; readonly id: Id }[]
  readonly fetched: readonly FetchedChunk[]
  /** Loose rows whose state lies in one of `made` now. */
  readonly settled?: readonly { readonly entity: string; readonly id: Id }[]
  /** Chunks written anew under their number. */
  readonly made?: readonly {
    readonly table: PackedTable
    readonly chunkNo: number
    readonly chunk: PackedChunk
  }[]
}

interface SealedChunk {
  readonly table: PackedTable
  readonly held: HeldChunk
  readonly record: PackedChunkRecord
  /** Holds what was here already, written anew. */
  readonly isRewritten: boolean
}

/** A change of packed rows, encrypted and ready for one transaction. */
export interface SealedPacked extends PackedChange {
  readonly sealed: readonly SealedChunk[]
  readonly dropped: readonly { readonly table: PackedTable; readonly held: HeldChunk }[]
  readonly deltas: readonly PackedDelta[]
  readonly droppedDeltas: readonly { readonly entity: string; readonly id: Id }[]
  readonly loose: readonly Row[]
}

const chunkPlace = (entity: string, chunkNo: number): string => `dir ${entity} ${chunkNo}`
const rowPlace = (entity: string, id: string): string => `dir row ${entity} ${id}`
const markOf = ({ iv }: Sealed): string => toBase64Url(iv)

export const noPackedChange = ({ put = [] as readonly Row[] } = {}): PackedChange => ({
  ...{ clear: false, emptied: [], put, forget: [], fetched: [] },
})

/** Encrypts before any transaction is open. Many rows that are new here make a chunk, others lie apart. */
export async function sealPacked(
  crypto: CryptoPort,
  key: CryptoKey,
  base: BaseRows,
  change: PackedChange,
): Promise<SealedPacked> {
  const going = new Map<HeldChunk, PackedTable>()
  const droppedDeltas: { entity: string; id: Id }[] = [...(change.settled ?? [])]
  for (const table of change.clear ? [] : base.packedTables()) {
    const emptied = change.emptied.find(({ kind }) => kind === table.kind)
    if (!emptied) continue
    for (const held of table.chunks) if (!emptied.keep.has(held.hash ?? '')) going.set(held, table)
    // A mark over a row in a chunk says nothing about the chunks that come.
    for (const [id, row] of table.loose)
      if (emptied.withLoose || row === null) droppedDeltas.push({ entity: table.definition.name, id })
  }
  const isInChunk = (table: PackedTable, id: Id) =>
    !change.clear && table.chunks.some((held) => !going.has(held) && held.chunk.rowOf(id) >= 0)
  const made: { table: PackedTable; chunkNo: number; chunk: PackedChunk }[] = []
  const loose: Row[] = []
  for (const [table, rows] of byTable(base, change.put)) {
    const fresh = rows.filter(({ id, data }) => data !== null && !isInChunk(table, id))
    const packs = fresh.length >= worthAChunk
    loose.push(...(packs ? rows.filter(({ id, data }) => data === null || isInChunk(table, id)) : rows))
    for (let at = 0; packs && at < fresh.length; at += rowsPerChunk) {
      const text = packChunk(table.definition, fresh.slice(at, at + rowsPerChunk).map(toPack))
      const chunkNo = table.nextChunk + at / rowsPerChunk
      made.push({ table, chunkNo, chunk: new PackedChunk(table.definition, text) })
    }
  }
  const sealed = await Promise.all([
    ...(change.made ?? []).map(async ({ table, chunkNo, chunk }) => ({
      ...(await sealChunk(crypto, key, table, chunkNo, chunk, null)),
      isRewritten: true,
    })),
    ...made.map(({ table, chunkNo, chunk }) => sealChunk(crypto, key, table, chunkNo, chunk, null)),
    ...change.fetched.map(({ entity, hash, text }, at) => {
      const table = base.packed(entity)!
      const chunk = new PackedChunk(table.definition, text)
      return sealChunk(crypto, key, table, table.nextChunk + made.length + at, chunk, hash)
    }),
  ])
  // What is loose here and not newer than a chunk that came goes with it.
  for (const { table, held } of sealed) {
    for (const [id, row] of table.loose) {
      const at = held.chunk.rowOf(id)
      if (at >= 0 && row !== null && row.rowVersion <= held.chunk.versionAt(at))
        droppedDeltas.push({ entity: table.definition.name, id })
    }
  }
  const deltas: PackedDelta[] = await Promise.all(
    loose.map(async (row) => {
      const { entity, id } = row
      return { entity, id, ...(await sealJson(crypto, key, row, rowPlace(entity, id))) }
    }),
  )
  for (const { entity, id } of change.forget) {
    if (base.packed(entity)?.isInChunk(id)) deltas.push({ entity, id, gone: true })
    else droppedDeltas.push({ entity, id })
  }
  const dropped = [...going].map(([held, table]) => ({ held, table }))
  return { ...change, sealed, dropped, deltas, droppedDeltas, loose }
}

const toPack = ({ id, rowVersion, data }: Row) => ({ id, rowVersion, data: data! })

function byTable(base: BaseRows, rows: readonly Row[]): Map<PackedTable, Row[]> {
  const tables = new Map<PackedTable, Row[]>()
  for (const row of rows) {
    const table = base.packed(row.entity)!
    const those = tables.get(table)
    if (those) those.push(row)
    else tables.set(table, [row])
  }
  return tables
}

async function sealChunk(
  crypto: CryptoPort,
  key: CryptoKey,
  table: PackedTable,
  chunkNo: number,
  chunk: PackedChunk,
  hash: string | null,
): Promise<SealedChunk> {
  const entity = table.definition.name
  const sealed = await sealText(crypto, key, chunk.text, chunkPlace(entity, chunkNo))
  return {
    table,
    held: { chunkNo, chunk, hash, mark: markOf(sealed) },
    record: { entity, chunkNo, hash, ...sealed },
    isRewritten: false,
  }
}

/** Writes inside the caller's transaction over `dir` and `dirDelta`. */
export function writePacked(stores: Stores, change: SealedPacked): void {
  if (change.clear) {
    stores('dir').clear()
    stores('dirDelta').clear()
  }
  for (const { table, held } of change.dropped) stores('dir').delete([table.definition.name, held.chunkNo])
  for (const { entity, id } of change.droppedDeltas) stores('dirDelta').delete([entity, id])
  for (const { record } of change.sealed) stores('dir').put(record)
  for (const delta of change.deltas) stores('dirDelta').put(delta)
}

/** The same change in memory, once it is on disk. @param base new and empty where everything was cleared */
export function applyPacked(base: BaseRows, change: SealedPacked): void {
  for (const { table, held } of change.dropped) base.dropChunk(table, held)
  for (const { entity, id } of change.droppedDeltas) base.dropLoose(entity, id)
  for (const { table, held, isRewritten } of change.sealed) {
    const present = base.packed(table.definition.name)!
    if (isRewritten) present.addChunk(held)
    else base.addChunk(present, held)
  }
  for (const row of change.loose) base.put(row)
  for (const { entity, id } of change.forget) base.forgetPacked(base.packed(entity)!, id)
}

/**
 * Decrypts what lies on disk and opens no row. What `known` holds already is taken over as it is.
 * @throws OperationError when a chunk does not open
 */
export async function openPacked(
  crypto: CryptoPort,
  key: CryptoKey,
  base: BaseRows,
  disk: { readonly chunks: readonly PackedChunkRecord[]; readonly deltas: readonly PackedDelta[] },
  known: BaseRows | null,
): Promise<void> {
  const opened = await Promise.all(
    disk.chunks.map(async (record): Promise<[string, HeldChunk] | null> => {
      const { entity, chunkNo, hash } = record
      const mark = markOf(record)
      const same = known
        ?.packed(entity)
        ?.chunks.find((held) => held.chunkNo === chunkNo && held.mark === mark)
      const definition = base.packed(entity)?.definition
      if (!definition) return null
      if (same) return [entity, same]
      const text = await openText(crypto, key, record, chunkPlace(entity, chunkNo))
      return [entity, { chunkNo, hash, mark, chunk: new PackedChunk(definition, text) }]
    }),
  )
  const rows = await Promise.all(
    disk.deltas.map(async (delta) =>
      'gone' in delta
        ? null
        : ((await openJson(crypto, key, delta, rowPlace(delta.entity, delta.id))) as Row),
    ),
  )
  for (const [at, { entity, id }] of disk.deltas.entries()) base.packed(entity)?.put(id, rows[at] ?? null)
  for (const one of opened) if (one) base.packed(one[0])!.addChunk(one[1])
}
