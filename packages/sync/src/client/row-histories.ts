import type { EntityDefinition, EntityRecord } from '@lentera/contracts/kernel/entity'
import type { Id } from '@lentera/contracts/kernel/id'
import { keyUnder } from '../pure/key-under.js'

/** What one pending command made of a row. */
export interface RowState {
  readonly seq: number
  readonly record: EntityRecord
}

/** Every state that pending commands gave to the rows of one entity, in the order of `seq`. */
export class RowHistories<S extends RowState> {
  readonly #states = new Map<Id, S[]>()
  /** Over all states, not only the last ones: a rule is asked again as of its own place in the order. */
  readonly #indexes = new Map<string, Map<string, Set<S>>>()

  constructor(readonly definition: EntityDefinition) {}

  of(id: Id): readonly S[] {
    return this.#states.get(id) ?? []
  }

  /** What the commands before `seq` left; undefined where none of them wrote the row. */
  before(id: Id, seq: number): S | undefined {
    let last: S | undefined
    for (const state of this.of(id)) {
      if (state.seq >= seq) break
      last = state
    }
    return last
  }

  /** Number of the next command after `seq` that wrote the row: up to it, that one included, a change is seen. */
  seenUntil(id: Id, seq: number): number {
    return this.of(id).find((state) => state.seq > seq)?.seq ?? Infinity
  }

  /** Records that were under a key of an index after some command. */
  *idsUnder(index: string, key: string): Iterable<Id> {
    if (index === 'id') {
      if (this.#states.has(key)) yield key
      return
    }
    let keys = this.#indexes.get(index)
    if (!keys) {
      keys = new Map()
      this.#indexes.set(index, keys)
      for (const states of this.#states.values()) for (const state of states) this.#enter(index, keys, state)
    }
    for (const { record } of keys.get(key) ?? []) yield record.id
  }

  /** Replaces what one command made of a row; undefined: nothing any more. */
  set(id: Id, seq: number, next: S | undefined): void {
    const states = this.of(id).filter((state) => {
      if (state.seq !== seq) return true
      for (const [index, keys] of this.#indexes) this.#leave(index, keys, state)
      return false
    })
    if (next) {
      states.splice(states.filter((one) => one.seq < seq).length, 0, next)
      for (const [index, keys] of this.#indexes) this.#enter(index, keys, next)
    }
    if (states.length > 0) this.#states.set(id, states)
    else this.#states.delete(id)
  }

  #enter(index: string, keys: Map<string, Set<S>>, state: S): void {
    const key = keyUnder(this.definition, index, state.record)
    if (key === null) return
    const states = keys.get(key)
    if (states) states.add(state)
    else keys.set(key, new Set([state]))
  }

  #leave(index: string, keys: Map<string, Set<S>>, state: S): void {
    const key = keyUnder(this.definition, index, state.record)
    if (key !== null) keys.get(key)?.delete(state)
  }
}
