import '@lentera/contracts/registry'
import { decide } from '@lentera/contracts/kernel/decide'
import { entityNamed, type EntityRecord } from '@lentera/contracts/kernel/entity'
import type { Command, Decision, Handler, Known, Read, Write } from '@lentera/contracts/kernel/rule'

/** All rows of a small hospital in memory, read the way rules declare it. */
export class World {
  private readonly tables = new Map<string, Map<string, EntityRecord>>()

  /** @param sees false for rows this device does not hold; then no read is complete */
  constructor(private readonly sees: ((entity: string, record: EntityRecord) => boolean) | null = null) {}

  all(entity?: string): EntityRecord[] {
    const tables = entity
      ? [this.tables.get(entity) ?? new Map<string, EntityRecord>()]
      : [...this.tables.values()]
    return tables.flatMap((table) => [...table.values()])
  }

  apply(writes: readonly Write[]): void {
    for (const { entity, record } of writes) {
      const table = this.tables.get(entity) ?? new Map<string, EntityRecord>()
      this.tables.set(entity, table.set(record.id, record))
    }
  }

  copy(sees: ((entity: string, record: EntityRecord) => boolean) | null = this.sees): World {
    const copy = new World(sees)
    for (const [entity, table] of this.tables) copy.tables.set(entity, new Map(table))
    return copy
  }

  read({ entity, index, key }: Read): Known<EntityRecord> {
    const keyOf = index === 'id' ? (record: EntityRecord) => record.id : entityNamed(entity).indexes[index]
    if (!keyOf) throw new Error(`${entity} has no index ${index}`)
    const rows = this.all(entity).filter(
      (record) => keyOf(record) === key && (this.sees?.(entity, record) ?? true),
    )
    return { rows, complete: this.sees === null, asOf: null }
  }

  /** What the rule answers here; changes nothing. */
  decide(handler: Handler, command: Command): Decision {
    return decide(handler, command, (read) => this.read(read))
  }
}
