import type { EntityDefinition, EntityRecord, Row } from '@lentera/contracts/kernel/entity'
import { entityDefinitions } from '@lentera/contracts/registry'
import type { Id } from '@lentera/contracts/kernel/id'
import { aggregateKey } from './scope-book.js'
import { Table } from './table.js'

export interface BaseRow {
  readonly row: Row
  readonly record: EntityRecord
}

export const rowKey = (entity: string, id: Id): string => `${entity} ${id}`

/** A row that was put or forgotten, and what it said before; undefined: it was not there, or a tombstone. */
export interface TouchedRow {
  readonly entity: string
  readonly id: Id
  readonly before: EntityRecord | undefined
}

/** Server truth in memory: what `base` and `baseDelta` hold encrypted. */
export class BaseRows {
  /** Every row by {@link rowKey}, tombstones too: they keep an older state from coming back. */
  readonly rows = new Map<string, Row>()
  /** Rows that lie in a chunk on disk, and so need a delta to be changed or forgotten. */
  readonly chunked = new Set<string>()
  readonly deltas = new Set<string>()
  /** Next free chunk number by aggregate kind. */
  readonly nextChunk = new Map<string, number>()
  readonly #tables = new Map<string, Table<BaseRow>>()
  readonly #aggregates = new Map<string, Set<string>>()
  #touched = new Map<string, TouchedRow>()

  put(row: Row): void {
    const key = rowKey(row.entity, row.id)
    this.forget(key)
    this.#touch(key, row)
    this.rows.set(key, row)
    const aggregate = aggregateKey(row)
    const members = this.#aggregates.get(aggregate)
    if (members) members.add(key)
    else this.#aggregates.set(aggregate, new Set([key]))
    const table = this.table(row.entity)
    if (row.data === null) table?.delete(row.id)
    else table?.put({ row, record: { ...row.data, id: row.id } })
  }

  forget(key: string): void {
    const row = this.rows.get(key)
    if (!row) return
    this.#touch(key, row)
    this.rows.delete(key)
    this.#aggregates.get(aggregateKey(row))?.delete(key)
    this.table(row.entity)?.delete(row.id)
  }

  /** What changed since this was asked last, by {@link rowKey}. */
  takeTouched(): Map<string, TouchedRow> {
    const touched = this.#touched
    this.#touched = new Map()
    return touched
  }

  /** The first state counts: what lay here when it was asked last. */
  #touch(key: string, { entity, id }: Row): void {
    if (!this.#touched.has(key)) this.#touched.set(key, { entity, id, before: this.recordOf(entity, id) })
  }

  recordOf(entity: string, id: Id): EntityRecord | undefined {
    return this.table(entity)?.rows.get(id)?.record
  }

  /** Keys of the rows of one aggregate. */
  ofAggregate(aggregate: string): readonly string[] {
    return [...(this.#aggregates.get(aggregate) ?? [])]
  }

  /** Aggregates that have rows here. */
  aggregates(): readonly string[] {
    return [...this.#aggregates].flatMap(([aggregate, keys]) => (keys.size > 0 ? [aggregate] : []))
  }

  /** Aggregates of one kind that have rows here. */
  ofKind(kind: string): readonly string[] {
    return [...this.#aggregates.keys()].filter((key) => key.startsWith(`${kind}:`))
  }

  versionOf(entity: string, id: Id): number {
    return this.rows.get(rowKey(entity, id))?.rowVersion ?? 0
  }

  /** undefined for an entity this build does not know; its rows are kept all the same. */
  table(entity: string): Table<BaseRow> | undefined {
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
