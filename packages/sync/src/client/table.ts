import type { EntityDefinition, EntityRecord } from '@lentera/contracts/kernel/entity'
import type { Id } from '@lentera/contracts/kernel/id'
import { keyUnder } from '../pure/key-under.js'

const none: ReadonlySet<Id> = new Set()

/** Records of one entity in memory, found by id or by the entity's own equality indexes. */
export class Table<V extends { readonly record: EntityRecord }> {
  readonly rows = new Map<Id, V>()
  readonly #indexes = new Map<string, Map<string, Set<Id>>>()

  constructor(readonly definition: EntityDefinition) {}

  put(value: V): void {
    const { id } = value.record
    this.delete(id)
    this.rows.set(id, value)
    for (const [index, keys] of this.#indexes) this.#enter(index, keys, value)
  }

  delete(id: Id): void {
    const old = this.rows.get(id)
    if (!old) return
    this.rows.delete(id)
    for (const [index, keys] of this.#indexes) {
      const key = keyUnder(this.definition, index, old.record)
      if (key !== null) keys.get(key)?.delete(id)
    }
  }

  /** Ids of the records under a key of an index, which is built when it is first asked for. */
  under(index: string, key: string): ReadonlySet<Id> {
    if (index === 'id') return this.rows.has(key) ? new Set([key]) : none
    let keys = this.#indexes.get(index)
    if (!keys) {
      keys = new Map()
      for (const value of this.rows.values()) this.#enter(index, keys, value)
      this.#indexes.set(index, keys)
    }
    return keys.get(key) ?? none
  }

  #enter(index: string, keys: Map<string, Set<Id>>, value: V): void {
    const key = keyUnder(this.definition, index, value.record)
    if (key === null) return
    const ids = keys.get(key)
    if (ids) ids.add(value.record.id)
    else keys.set(key, new Set([value.record.id]))
  }
}
