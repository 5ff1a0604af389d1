import { z } from 'zod'
import { Id } from './id.js'

/** Kinds of aggregates: the unit in which rows travel to devices (`change_log`, `scope_member`). */
export const AggregateKind = z.enum([
  'patient',
  'visit',
  'directory',
  'catalogue',
  'user',
  'review',
  'list',
  'item',
])
export type AggregateKind = z.infer<typeof AggregateKind>

export const Aggregate = z.strictObject({ aggregate: AggregateKind, aggregateId: Id })
export type Aggregate = z.infer<typeof Aggregate>

export type EntityRecord = { readonly id: string }

/**
 * A table as rules and devices see it: one zod object for the row, the aggregate it travels with and the
 * equality indexes a rule may read it by. Every entity can also be read by `id`.
 */
export interface EntityDefinition<N extends string = string, R extends EntityRecord = EntityRecord> {
  readonly name: N
  readonly schema: z.ZodType<R>
  /** null: a server-only table that never travels to a device. */
  readonly aggregateOf: ((record: R) => Aggregate) | null
  /** Index name -> the key of a record under it; null leaves the record out of that index. */
  readonly indexes: Readonly<Record<string, (record: R) => string | null>>
  /**
   * Devices hold very many rows of it, so they keep them packed: in chunks of text of which a row is opened only
   * when somebody looks at it. Each row is an aggregate of its own, named by the row's id.
   */
  readonly packed?: true
}

const entities = new Map<string, EntityDefinition>()

/** @throws when the name is declared twice */
export function defineEntity<N extends string, R extends EntityRecord>(
  definition: EntityDefinition<N, R>,
): EntityDefinition<N, R> {
  if (entities.has(definition.name)) throw new Error(`entity declared twice: ${definition.name}`)
  entities.set(definition.name, definition as unknown as EntityDefinition)
  return definition
}

/** @throws when nothing of that name is declared */
export function entityNamed(name: string): EntityDefinition {
  const found = entities.get(name)
  if (!found) throw new Error(`no entity named ${name}`)
  return found
}

export const entityDefinitions = (): readonly EntityDefinition[] => [...entities.values()]

/** A row on the wire and on the device. `data: null` is a tombstone. */
export const Row = z
  .strictObject({
    entity: z.string().max(60),
    id: Id,
    rowVersion: z.int().min(1),
    aggregate: AggregateKind,
    aggregateId: Id,
    data: z.record(z.string(), z.json()).nullable(),
  })
  .meta({ id: 'Row' })
export type Row = z.infer<typeof Row>
