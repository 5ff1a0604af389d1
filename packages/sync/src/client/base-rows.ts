import type { EntityDefinition, EntityRecord, Row } from '@lentera/contracts/kernel/entity'
import { entityDefinitions } from '@lentera/contracts/registry'
import type { Id } from '@lentera/contracts/kernel/id'
import { type HeldChunk, PackedTable } from './directory/packed-table.js'
import { aggregateKey } from './scope-book.js'
import type { BaseRow, RowsById } from './base-row.js'
import { Table } from './table.js'

/** Rows of one entity, found by id or by the entity's own indexes. */
export interface BaseTable {
  readonly rows: RowsById
  under(index: string, key: string): ReadonlySet<Id>
}

export const rowKey = (entity: string, id: Id): string => `${entity} ${id}`

/** A row that was put or forgotten, and what it said before; undefined: it was not there, or a tombstone. */
export interface TouchedRow {
  readonly entity: string
  readonly id: Id
  readonly before: EntityRecord | undefined
}

/** Chunks that came or went since the touched rows were asked for. */
interface TouchedChunk {
  readonly table: PackedTable
  readonly held: HeldChunk
  /** Rows that were shown before; null: none, the chunk is new. */
  readonly shown: readonly number[] | null
}

/** Server truth in memory: what `base`, `dir` and their deltas hold encrypted. */
export class BaseRows {
  /** Every row but the packed ones by {@link rowKey}, tombstones too: they keep an older state from coming back. */
  readonly rows = new Map<string, Row>()
  /** Rows that lie in a chunk on disk, and so need a delta to be changed or forgotten. */
  readonly chunked = new Set<string>()
  readonly deltas = new Set<string>()
  /** Next free chunk number by aggregate kind. */
  readonly nextChunk = new Map<string, number>()
  /** Packed rows lie among the others on disk, as builds before the packing left them. */
  isMixed = false
  readonly #tables = new Map<string, Table<BaseRow>>()
  readonly #packed = new Map<string, PackedTable>()
  readonly #aggregates = new Map<string, Set<string>>()
  #touched = new Map<string, TouchedRow>()
  #touchedChunks: TouchedChunk[] = []

  put(row: Row): void {
    const key = rowKey(row.entity, row.id)
    const packed = this.packed(row.entity)
    if (packed) {
      this.#touch(key, row)
      packed.put(row.id, row)
      return
    }
    this.forget(key)
    this.#touch(key, row)
    this.rows.set(key, row)
    const aggregate = aggregateKey(row)
    const members = this.#aggregates.get(aggregate)
    if (members) members.add(key)
    else this.#aggregates.set(aggregate, new Set([key]))
    const table = this.#table(row.entity)
    if (row.data === null) table?.delete(row.id)
    else table?.put({ row, record: { ...row.data, id: row.id } })
  }

  forget(key: string): void {
    const [entity, id] = key.split(' ') as [string, Id]
    const packed = this.packed(entity)
    if (packed) return this.forgetPacked(packed, id)
    const row = this.rows.get(key)
    if (!row) return
    this.#touch(key, row)
    this.rows.delete(key)
    this.#aggregates.get(aggregateKey(row))?.delete(key)
    this.#table(row.entity)?.delete(row.id)
  }

  /** Forgets a packed row: one that is loose only, or by a mark over the one in a chunk. */
  forgetPacked(table: PackedTable, id: Id): void {
    const entity = table.definition.name
    this.#touch(rowKey(entity, id), { entity, id })
    if (table.isInChunk(id)) table.put(id, null)
    else table.dropLoose(id)
  }

  /** The state of a loose packed row lies in a chunk, or nothing of it is believed any more. */
  dropLoose(entity: string, id: Id): void {
    this.#touch(rowKey(entity, id), { entity, id })
    this.packed(entity)?.dropLoose(id)
  }

  addChunk(table: PackedTable, held: HeldChunk): void {
    const entity = table.definition.name
    for (const id of table.loose.keys())
      if (held.chunk.rowOf(id) >= 0) this.#touch(rowKey(entity, id), { entity, id })
    this.#touchedChunks.push({ table, held, shown: null })
    table.addChunk(held)
  }

  dropChunk(table: PackedTable, held: HeldChunk): void {
    const hidden = table.hiddenIn(held.chunkNo)
    const rows = Array.from({ length: held.chunk.rows }, (_, row) => row)
    this.#touchedChunks.push({ table, held, shown: rows.filter((row) => !hidden.has(row)) })
    table.dropChunk(held.chunkNo)
  }

  /** Who looks begins here: nothing has changed yet. */
  nothingTouched(): void {
    this.#touched = new Map()
    this.#touchedChunks = []
  }

  /** What changed since this was asked last, by {@link rowKey}. */
  takeTouched(): Map<string, TouchedRow> {
    const touched = this.#touched
    const chunks = this.#touchedChunks
    this.nothingTouched()
    for (const { table, held, shown } of chunks) {
      const entity = table.definition.name
      const { chunk } = held
      for (const row of shown ?? Array.from({ length: chunk.rows }, (_, at) => at)) {
        const id = chunk.idAt(row)
        const key = rowKey(entity, id)
        if (touched.has(key)) continue
        // Opened only when somebody compares.
        touched.set(key, {
          entity,
          id,
          get before() {
            return shown === null ? undefined : chunk.recordAt(row)
          },
        })
      }
    }
    return touched
  }

  /** The first state counts: what lay here when it was asked last. */
  #touch(key: string, { entity, id }: Pick<Row, 'entity' | 'id'>): void {
    if (!this.#touched.has(key)) this.#touched.set(key, { entity, id, before: this.recordOf(entity, id) })
  }

  recordOf(entity: string, id: Id): EntityRecord | undefined {
    return this.table(entity)?.rows.get(id)?.record
  }

  /** Keys of the rows of one aggregate. */
  ofAggregate(aggregate: string): readonly string[] {
    const packed = this.packedTables().flatMap(({ kind, definition, rows, loose }) => {
      if (!aggregate.startsWith(`${kind}:`)) return []
      const id = aggregate.slice(kind.length + 1)
      return rows.has(id) || loose.has(id) ? [rowKey(definition.name, id)] : []
    })
    return [...packed, ...(this.#aggregates.get(aggregate) ?? [])]
  }

  /** Aggregates that have rows here; of packed ones those that came by themselves, in no chunk. */
  aggregates(): readonly string[] {
    const loose = this.packedTables().flatMap(({ kind, live }) =>
      [...live.keys()].map((id) => `${kind}:${id}`),
    )
    return [
      ...[...this.#aggregates].flatMap(([aggregate, keys]) => (keys.size > 0 ? [aggregate] : [])),
      ...loose,
    ]
  }

  /** Aggregates of one kind that have rows here; of a kind that is packed there are too many to name. */
  ofKind(kind: string): readonly string[] {
    return [...this.#aggregates.keys()].filter((key) => key.startsWith(`${kind}:`))
  }

  /** Every row, tombstones too; of packed ones each is opened. */
  everyRow(): Row[] {
    const packed = this.packedTables().flatMap(({ rows, loose }) => [
      ...[...rows.keys()].map((id) => rows.get(id)!.row),
      ...[...loose.values()].flatMap((row) => (row?.data === null ? [row] : [])),
    ])
    return [...this.rows.values(), ...packed]
  }

  versionOf(entity: string, id: Id): number {
    const packed = this.packed(entity)
    return packed ? packed.versionOf(id) : (this.rows.get(rowKey(entity, id))?.rowVersion ?? 0)
  }

  /** undefined for an entity this build does not know; its rows are kept all the same. */
  table(entity: string): BaseTable | undefined {
    return this.packed(entity) ?? this.#table(entity)
  }

  /** undefined for an entity that is not kept packed. */
  packed(entity: string): PackedTable | undefined {
    const known = this.#packed.get(entity)
    if (known) return known
    const definition = definitionOf(entity)
    if (!definition?.packed || !definition.aggregateOf) return undefined
    // Each row is an aggregate of its own, so any record tells the kind.
    const table = new PackedTable(definition, definition.aggregateOf({ id: '' }).aggregate)
    this.#packed.set(entity, table)
    return table
  }

  packedTables(): readonly PackedTable[] {
    return [...this.#packed.values()]
  }

  #table(entity: string): Table<BaseRow> | undefined {
    let table = this.#tables.get(entity)
    if (!table) {
      const definition = definitionOf(entity)
      if (!definition) return undefined
      table = new Table<BaseRow>(definition)
      this.#tables.set(entity, table)
    }
    return table
  }
}

/** Entities may be declared after this file was loaded, so the list is asked each time a name is new. */
export const definitionOf = (entity: string): EntityDefinition | undefined =>
  entityDefinitions().find(({ name }) => name === entity)
