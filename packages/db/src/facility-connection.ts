import type { Pool, PoolClient } from 'pg'

export interface Statement {
  /** Prepared once per connection under this name. */
  readonly name?: string
  readonly text: string
  readonly values?: readonly unknown[]
}

export type Row = Record<string, unknown>

/** A transaction of one facility: statements, nothing else. */
export interface Db {
  query<R extends Row = Row>(statement: Statement): Promise<R[]>
}

export type Mode = 'write' | 'read' | 'snapshot'

// Each is one round trip: without parameters several statements may travel together.
const levels: Record<Mode, string> = {
  write: 'read committed',
  read: 'read committed read only',
  snapshot: 'repeatable read read only',
}
const opening = (mode: Mode, facility: string): string =>
  `begin isolation level ${levels[mode]}; select set_config('lentera.facility', '${facility}', true)`

/**
 * Connections bound to one facility. Every request, reads too, is a transaction whose first statement names
 * the facility.
 */
export class FacilityConnection {
  constructor(
    private readonly pool: Pool,
    readonly facilityId: string,
    /** What callers are told instead of the driver's error. */
    private readonly translate: (error: unknown) => unknown = (error) => error,
  ) {
    // The id goes into SQL text, where no parameter may stand.
    if (!/^[0-9a-f-]{36}$/.test(facilityId)) throw new Error('facility id is not a UUID')
    if (!pool.listeners('connect').includes(keepQuiet)) pool.on('connect', keepQuiet)
  }

  /**
   * Runs `work` in one transaction; resolves after the commit.
   * @throws what the driver throws, translated
   */
  run<T>(mode: Mode, work: (db: Db) => Promise<T>): Promise<T> {
    return this.lend(async (client) => {
      // Not awaited: it travels with the first statement, whose answer waits for both.
      const begun = client.query(opening(mode, this.facilityId))
      begun.catch(() => undefined)
      const result = await work(statementsOf(client, begun))
      await begun
      await client.query('commit')
      return result
    })
  }

  /** One reading statement in a transaction of its own, in one round trip. */
  read<R extends Row = Row>(statement: Statement): Promise<R[]> {
    return this.lend(async (client) => {
      const begun = client.query(opening('read', this.facilityId))
      const answer = statementsOf(client, begun).query<R>(statement)
      const [rows] = await Promise.all([answer, client.query('commit')])
      return rows
    })
  }

  private async lend<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await this.pool.connect().catch((error: unknown) => {
      throw this.translate(error)
    })
    // Connections that were there before this object.
    keepQuiet(client)
    let broken: Error | undefined
    try {
      return await work(client)
    } catch (error) {
      await client.query('rollback').catch((failure: Error) => (broken = failure))
      throw this.translate(error)
    } finally {
      // A connection that cannot roll back is thrown away.
      client.release(broken)
    }
  }
}

const quiet = new WeakSet<PoolClient>()

/**
 * A connection that dies says so to whoever waits for an answer, and once more as an event, perhaps after it
 * was given back; an event that nobody listens to would end the process.
 */
function keepQuiet(client: PoolClient): void {
  if (quiet.has(client)) return
  quiet.add(client)
  client.on('error', () => undefined)
}

const statementsOf = (client: PoolClient, begun: Promise<unknown>): Db => ({
  async query<R extends Row>({ name, text, values = [] }: Statement) {
    const answer = client.query<R>({ ...(name ? { name } : {}), text, values: [...values] })
    return (await Promise.all([answer, begun]))[0].rows
  },
})
