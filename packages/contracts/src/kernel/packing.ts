import type { EntityRecord } from './entity.js'

/**
 * What is laid beside the packed rows of an entity so that a scan finds rows without opening them: for each row
 * one short text per column, in ASCII without `|`.
 */
export interface Packing<R extends EntityRecord = EntityRecord> {
  /** Name of the entity. */
  readonly entity: string
  /** Raised when the same record gives other texts: chunks of another number are searched by their rows. */
  readonly version: number
  readonly columns: number
  columnsOf(record: R): readonly string[]
}

const packings = new Map<string, Packing>()

/** @throws when an entity is given two packings */
export function definePacking<R extends EntityRecord>(packing: Packing<R>): Packing<R> {
  if (packings.has(packing.entity)) throw new Error(`packing declared twice: ${packing.entity}`)
  packings.set(packing.entity, packing as unknown as Packing)
  return packing
}

/** undefined: rows of this entity are packed without columns. */
export const packingOf = (entity: string): Packing | undefined => packings.get(entity)

/** Rows of one chunk as a scan sees them. */
export interface PackedPart<R extends EntityRecord = EntityRecord> {
  readonly rows: number
  /** `|text of row 0|text of row 1|…|`, one for each column of the {@link Packing}. */
  readonly columns: readonly string[]
  /** Whether this is the newest state of the row that is known here. */
  isCurrent(row: number): boolean
  idAt(row: number): string
  recordAt(row: number): R
}
