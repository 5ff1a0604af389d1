import type { Pool, PoolClient } from 'pg'
import { storeError } from './store-errors.js'

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
const opening: Record<Mode, (facility: string) => string> = {
  write: (facility) => `begin isolation level read committed; ${name(facility)}; ${limits}`,
  read: (facility) => `begin isolation level read committed read only; ${name(facility)}; ${limits}`,
  snapshot: (facility) => `begin isolation level repeatable read read only; ${name(facility)}; ${limits}`,
}
const name = (facility: string): string => `select set_config('lentera.facility', '${facility}', true)`
// Commits are synchronous whatever the cluster's default: what another connection sees is durable.
const limits = `set local synchronous_commit = on; set local statement_timeout = '5s'`

/**
 * Connections bound to one facility. Every request, reads too, is a transaction whose first statement names
 * the facility.
 */
export class FacilityConnection {
  constructor(
    private readonly pool: Pool,
    readonly facilityId: string,
  ) {
    // The id goes into SQL text, where no parameter may stand.
    if (!/^[0-9a-f-]{36}$/.test(facilityId)) throw new Error('facility id is not a UUID')
  }

  /**
   * Runs `work` in one transaction; resolves after the commit.
   * @throws StoreConflict or StoreUnavailable for what is transient; anything else as it is
   */
  async run<T>(mode: Mode, work: (db: Db) => Promise<T>): Promise<T> {
    const client = await this.pool.connect().catch((error: unknown) => {
      throw storeError(error)
    })
    let broken: Error | undefined
    try {
      await client.query(opening[mode](this.facilityId))
      const result = await work(statementsOf(client))
      await client.query('commit')
      return result
    } catch (error) {
      broken = await client.query('rollback').then(
        () => undefined,
        (failure: Error) => failure,
      )
      throw storeError(error)
    } finally {
      // A connection that cannot roll back is thrown away.
      client.release(broken)
    }
  }
}

const statementsOf = (client: PoolClient): Db => ({
  query: async <R extends Row>({ name, text, values = [] }: Statement) =>
    (await client.query<R>({ ...(name ? { name } : {}), text, values: [...values] })).rows,
})
