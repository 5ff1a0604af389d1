import type { Row } from '@lentera/contracts/kernel/entity'
import type { PullAnswer } from '@lentera/contracts/sync/pull'
import type { Pull } from '@lentera/sync/server/pull'

const nameOf = ({ entity, id }: Pick<Row, 'entity' | 'id'>): string => `${entity} ${id}`
const aggregateOf = (one: { aggregate: string; aggregateId: string }): string =>
  `${one.aggregate} ${one.aggregateId}`

interface Held {
  readonly version: number
  readonly aggregate: string
}

interface HeldScope {
  cursor: string
  readonly members: Set<string>
}

/** A device that only fetches: the scopes it may hold and the rows it was given, kept as a device keeps them. */
export class HeldRows {
  readonly #scopes = new Map<string, HeldScope>()
  readonly #rows = new Map<string, Held>()
  #news = new Map<string, number>()

  constructor(
    private readonly deviceId: string,
    private readonly epoch: string,
  ) {}

  /** Versions by `entity id`. */
  versions(): ReadonlyMap<string, number> {
    return new Map([...this.#rows].map(([name, { version }]) => [name, version]))
  }

  /** Rows that came since this was asked the last time, as they came. */
  takeNews(): ReadonlyMap<string, number> {
    const news = this.#news
    this.#news = new Map()
    return news
  }

  /** One request. @returns whether there is more below the horizon */
  async step(pull: Pull, limit = 500): Promise<boolean> {
    const scopes = [...this.#scopes].map(([name, { cursor }]) => ({ name, cursor }))
    const answer = await pull(this.deviceId, {
      epoch: this.epoch,
      build: 'proof',
      receipt: null,
      scopes,
      limit,
    })
    for (const scope of answer.scopes) this.#take(scope)
    this.#dropStrays()
    return answer.scopes.some(({ more }) => more)
  }

  async catchUp(pull: Pull): Promise<this> {
    while (await this.step(pull));
    return this
  }

  #take({ name, cursor, reset, enter, leave, rows }: PullAnswer['scopes'][number]): void {
    if (cursor === null) {
      this.#scopes.delete(name)
      return
    }
    const scope = this.#scopes.get(name) ?? { cursor, members: new Set() }
    this.#scopes.set(name, scope)
    scope.cursor = cursor
    if (reset) scope.members.clear()
    for (const one of leave) scope.members.delete(aggregateOf(one))
    for (const one of [...enter, ...rows]) scope.members.add(aggregateOf(one))
    for (const row of rows) this.#put(row)
  }

  #put(row: Row): void {
    const name = nameOf(row)
    if (row.data === null) {
      this.#rows.delete(name)
      return
    }
    const held = this.#rows.get(name)
    if (held && held.version > row.rowVersion) return
    this.#rows.set(name, { version: row.rowVersion, aggregate: aggregateOf(row) })
    this.#news.set(name, row.rowVersion)
  }

  /** Rows whose aggregate no scope holds any more. */
  #dropStrays(): void {
    const held = new Set([...this.#scopes.values()].flatMap(({ members }) => [...members]))
    for (const [name, { aggregate }] of this.#rows) if (!held.has(aggregate)) this.#rows.delete(name)
  }
}

/** What this device misses or holds in an old version, and what it has too much, beside one that starts empty. */
export function compareHeld(
  mine: ReadonlyMap<string, number>,
  truth: ReadonlyMap<string, number>,
): { skipped: number; ghosts: number } {
  return {
    skipped: [...truth].filter(([name, version]) => (mine.get(name) ?? 0) < version).length,
    ghosts: [...mine].filter(([name, version]) => (truth.get(name) ?? 0) < version).length,
  }
}
