import type { AggregateKind, EntityDefinition, EntityRecord } from '@lentera/contracts/kernel/entity'
import type { Vault } from './vault.js'

/** `json` is jsonb, `instant` timestamptz, `decimal` numeric. Bytes travel as base64 inside JSON. */
export type ColumnType = 'uuid' | 'text' | 'date' | 'instant' | 'bool' | 'int' | 'decimal' | 'json' | 'bytes'

/** A row as the driver gives it, by column name. */
export type DbRow = Record<string, unknown>

/** How an index of an entity is asked in SQL: columns that together equal the parts of a key. */
export interface IndexMap {
  readonly columns: readonly string[]
  /** Parts of a key, in the order of `columns`; default: the key itself. */
  readonly split?: (key: string, vault: Vault) => readonly unknown[]
  /** Further condition, on the table's columns. */
  readonly where?: string
}

/** One entity's table: columns, indexes and the way between record and row, sealing included. */
export interface TableMap {
  readonly table: string
  readonly entity: EntityDefinition
  /** null: the rows never travel. */
  readonly kind: AggregateKind | null
  /** Beside id, facility_id, row_version, aggregate and aggregate_id. */
  readonly columns: Readonly<Record<string, ColumnType>>
  readonly indexes: Readonly<Record<string, IndexMap>>
  /** Columns that a write without a value leaves as they are. */
  readonly kept: ReadonlySet<string>
  toRow(record: EntityRecord, vault: Vault): DbRow
  fromRow(row: DbRow, vault: Vault): EntityRecord
}

interface TableWords<R extends EntityRecord> {
  readonly kind: AggregateKind | null
  readonly columns: Readonly<Record<string, ColumnType>>
  readonly indexes?: Readonly<Record<string, IndexMap>>
  readonly kept?: readonly string[]
  /** Only where a record's fields are not simply its columns; replaces or adds columns. */
  readonly toRow?: (record: R, vault: Vault) => DbRow
  readonly fromRow?: (row: DbRow, vault: Vault) => Partial<R>
}

const camel = (column: string): string =>
  column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

/**
 * Maps an entity to its table. By default a column `birth_date` holds the field `birthDate`.
 * @throws when an index of the entity has no way into SQL
 */
export function mapTable<R extends EntityRecord>(
  entity: EntityDefinition<string, R>,
  words: TableWords<R>,
): TableMap {
  const fields = Object.entries(words.columns)
    .filter(([, type]) => type !== 'bytes')
    .map(([column, type]) => ({ column, field: camel(column), type }))
  for (const index of Object.keys(entity.indexes))
    if (!words.indexes?.[index]) throw new Error(`${entity.name}: index ${index} is not mapped`)
  return {
    table: entity.name,
    entity: entity as unknown as EntityDefinition,
    kind: words.kind,
    columns: words.columns,
    indexes: { id: { columns: ['id'] }, ...words.indexes },
    kept: new Set(words.kept),
    toRow(record, vault) {
      const row: DbRow = { id: record.id }
      for (const { column, field } of fields) row[column] = (record as unknown as DbRow)[field]
      return { ...row, ...words.toRow?.(record as R, vault) }
    },
    fromRow(row, vault) {
      const record: DbRow = { id: row.id }
      for (const { column, field, type } of fields) {
        const value = row[column] ?? null
        record[field] = type === 'instant' && value !== null ? (value as Date).toISOString() : value
      }
      if (!words.fromRow) return record as EntityRecord
      const own = { ...record, ...words.fromRow(row, vault) }
      // Columns that are only parts of a nested field do not stand on their own.
      return Object.fromEntries(
        Object.entries(own).filter(([, value]) => value !== undefined),
      ) as EntityRecord
    },
  }
}

/** For fields that are absent, not null, where there is nothing to say. */
export const absentIfNull = (row: DbRow, ...columns: readonly string[]): Record<string, undefined> =>
  Object.fromEntries(
    columns.filter((column) => row[column] === null).map((column) => [camel(column), undefined]),
  )

export const base64 = (bytes: Buffer | null): string | null => bytes && bytes.toString('base64')
