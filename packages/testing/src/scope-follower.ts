import type { Id } from '@lentera/contracts/kernel/id'
import type { PullAnswer, PullRequest } from '@lentera/contracts/sync/pull'

export type PullScopes = (request: Pick<PullRequest, 'scopes' | 'limit'>) => Promise<PullAnswer>

interface HeldRow {
  readonly entity: string
  readonly id: Id
  readonly rowVersion: number
  readonly aggregate: string
  readonly data: unknown
}

/**
 * The least that a device does with the answers to its pulls: scopes with their members, and rows that go with
 * the last scope that has their aggregate. Without disk, keys and commands, so that many of them can be compared.
 */
export class ScopeFollower {
  readonly #held = new Map<string, { cursor: string; members: Set<string> }>()
  readonly #rows = new Map<string, HeldRow>()
  #pulling: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly pull: PullScopes,
    private readonly limit = 1000,
  ) {}

  /** Pulls until nothing is left; one at a time, as a device does. */
  catchUp(): Promise<this> {
    const caughtUp = this.#pulling.then(() => this.pages())
    this.#pulling = caughtUp.catch(() => undefined)
    return caughtUp
  }

  private async pages(): Promise<this> {
    for (let pages = 0; pages < 1000; pages += 1) {
      const answer = await this.pull({
        scopes: [...this.#held].map(([name, { cursor }]) => ({ name, cursor })),
        limit: this.limit,
      })
      this.take(answer)
      if (!answer.scopes.some(({ more }) => more)) return this
    }
    throw new Error('the pull never ends')
  }

  get scopes(): string[] {
    return [...this.#held.keys()]
  }

  /** Everything held, by scope: rows and their versions. Equal content is equal text. */
  get content(): Record<string, string[]> {
    return Object.fromEntries(
      [...this.#held]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, { members }]) => [
          name,
          [...this.#rows.values()]
            .filter((row) => row.data !== null && has(name, members, row))
            .map(({ entity, id, rowVersion }) => `${entity} ${id} ${rowVersion}`)
            .sort(),
        ]),
    )
  }

  /** Rows that lie here, whatever scope brought them. */
  get rows(): string[] {
    return [...this.#rows.values()]
      .filter(({ data }) => data !== null)
      .map(({ entity, id, rowVersion }) => `${entity} ${id} ${rowVersion}`)
      .sort()
  }

  in<R>(scope: string, entity: string): R[] {
    const members = this.#held.get(scope)?.members ?? new Set<string>()
    return [...this.#rows.values()]
      .filter((row) => row.entity === entity && has(scope, members, row))
      .map(({ data }) => data as R)
  }

  private take(answer: PullAnswer): void {
    for (const { name, cursor, enter, leave, rows, reset } of answer.scopes) {
      if (cursor === null) {
        this.#held.delete(name)
        continue
      }
      const members = reset ? new Set<string>() : (this.#held.get(name)?.members ?? new Set<string>())
      for (const one of leave) members.delete(`${one.aggregate}:${one.aggregateId}`)
      for (const one of [...enter, ...rows]) members.add(`${one.aggregate}:${one.aggregateId}`)
      this.#held.set(name, { cursor, members })
      for (const { entity, id, rowVersion, aggregate, aggregateId, data } of rows) {
        const before = this.#rows.get(`${entity} ${id}`)
        if (before && before.rowVersion >= rowVersion) continue
        const row = { entity, id, rowVersion, aggregate: `${aggregate}:${aggregateId}`, data }
        this.#rows.set(`${entity} ${id}`, row)
      }
    }
    for (const [name, row] of this.#rows)
      if (![...this.#held].some(([scope, { members }]) => has(scope, members, row))) this.#rows.delete(name)
  }
}

const wholeKinds: Record<string, string> = { dir: 'directory:', ref: 'catalogue:' }

const has = (scope: string, members: ReadonlySet<string>, { aggregate }: HeldRow): boolean =>
  wholeKinds[scope] ? aggregate.startsWith(wholeKinds[scope]) : members.has(aggregate)
