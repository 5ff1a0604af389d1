import { entityNamed } from '@lentera/contracts/registry'
import type { EntityRecord, Row } from '@lentera/contracts/kernel/entity'
import type { Id } from '@lentera/contracts/kernel/id'
import type { Read, Write } from '@lentera/contracts/kernel/rule'

export const readName = ({ entity, index, key }: Read): string => `${entity}\u0000${index}\u0000${key}`
const refName = (entity: string, id: Id): string => `${entity}\u0000${id}`

function overlaid(written: ReadonlyMap<Id, EntityRecord>, read: Read): EntityRecord[] {
  if (read.index === 'id') {
    const record = written.get(read.key)
    return record ? [record] : []
  }
  const keyOf = entityNamed(read.entity).indexes[read.index]!
  return [...written.values()].filter((record) => keyOf(record) === read.key)
}

/**
 * Rows of one batch: what the transaction loaded, overlaid with what earlier commands of the batch wrote. An
 * overlaid row is found under the keys it has now and no longer under those it had.
 */
export class UnitOfWork {
  readonly #loaded = new Map<string, readonly EntityRecord[]>()
  readonly #existing = new Set<string>()
  readonly #written = new Map<string, Map<Id, EntityRecord>>()
  readonly #wrote = new Map<Id, Map<string, { entity: string; id: Id }>>()

  constructor(
    loaded: readonly { readonly read: Read; readonly rows: readonly Row[] }[],
    existing: readonly { entity: string; id: Id }[],
  ) {
    this.add(loaded, existing)
  }

  /** What was loaded later; what is here already stays as it is. */
  add(
    loaded: readonly { readonly read: Read; readonly rows: readonly Row[] }[],
    existing: readonly { entity: string; id: Id }[] = [],
  ): void {
    for (const { read, rows } of loaded) {
      if (this.isLoaded(read)) continue
      this.#loaded.set(
        readName(read),
        rows.flatMap((row) => (row.data ? [row.data as unknown as EntityRecord] : [])),
      )
    }
    for (const { entity, id } of existing) this.#existing.add(refName(entity, id))
  }

  isLoaded(read: Read): boolean {
    return this.#loaded.has(readName(read))
  }

  /** In the order of their ids, so that device and server see the same. @throws when the read was not declared, hence not loaded */
  records<R>(read: Read<R>): readonly R[] {
    const loaded = this.#loaded.get(readName(read))
    if (!loaded) throw new Error(`read was not loaded: ${read.entity} by ${read.index}`)
    const written = this.#written.get(read.entity)
    const rows = written
      ? [...loaded.filter(({ id }) => !written.has(id)), ...overlaid(written, read)]
      : [...loaded]
    return rows.sort((a, b) => (a.id < b.id ? -1 : 1)) as unknown as readonly R[]
  }

  exists(entity: string, id: Id): boolean {
    return this.#existing.has(refName(entity, id)) || (this.#written.get(entity)?.has(id) ?? false)
  }

  /** Adds to what the command wrote before. */
  apply(commandId: Id, writes: readonly Write[]): void {
    const wrote = this.#wrote.get(commandId) ?? new Map<string, { entity: string; id: Id }>()
    for (const { entity, record } of writes) {
      const rows = this.#written.get(entity) ?? new Map<Id, EntityRecord>()
      this.#written.set(entity, rows.set(record.id, record))
      wrote.set(refName(entity, record.id), { entity, id: record.id })
    }
    this.#wrote.set(commandId, wrote)
  }

  /** Final states, at most one per row, in the order of the first write. */
  writes(): Write[] {
    return [...this.#written].flatMap(([entity, rows]) =>
      [...rows.values()].map((record) => ({ entity, record })),
    )
  }

  /** Which rows each command wrote. */
  wrote(): ReadonlyMap<Id, readonly { entity: string; id: Id }[]> {
    return new Map([...this.#wrote].map(([id, refs]) => [id, [...refs.values()]]))
  }
}
