import type { EntityRecord, Row } from '@lentera/contracts/kernel/entity'
import type { Id } from '@lentera/contracts/kernel/id'

export interface BaseRow {
  readonly row: Row
  readonly record: EntityRecord
}

/** The part of a map of rows that a packed table has, too. */
export interface RowsById {
  get(id: Id): BaseRow | undefined
  has(id: Id): boolean
  keys(): Iterable<Id>
}
