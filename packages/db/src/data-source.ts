import { DataSource, type MigrationInterface } from 'typeorm'
import type { Pool } from 'pg'

export interface DataSourceOptions {
  /** `postgres://user:password@host:port/database` */
  readonly url: string
  /** Most connections this process holds. */
  readonly poolSize: number
  /** One ordered list; the class names end in their millisecond timestamps. */
  readonly migrations: readonly (new () => MigrationInterface)[]
  /** What every connection starts with; {@link commandSettings} for all but migrations. */
  readonly settings?: Readonly<Record<string, string>>
}

/** Settings under which commands are written and read. */
export const commandSettings: Readonly<Record<string, string>> = {
  // Whatever the cluster's default is: what another connection sees is durable.
  synchronous_commit: 'on',
  // A batch holds back the feed of every device while it runs.
  statement_timeout: '5s',
  // Statements are prepared while tables are empty, and a plan for an empty table would scan it for ever.
  // Everything here asks by an indexed key.
  enable_seqscan: 'off',
  // The penalty above makes plans look dear enough to compile, which would cost more than running them.
  jit: 'off',
}

/**
 * The only way to a database. The schema is made by hand-written migrations and by nothing else:
 * `change_log` needs `xid8` and triggers, which TypeORM does not know.
 * @returns a data source that is not connected yet
 */
export function createDataSource({
  url,
  poolSize,
  migrations,
  settings = {},
}: DataSourceOptions): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    poolSize,
    migrations: [...migrations],
    migrationsTransactionMode: 'each',
    synchronize: false,
    // The default asks for uuid-ossp, which a small installation does not have; ids come from devices anyway.
    uuidExtension: 'pgcrypto',
    installExtensions: false,
    logging: false,
    extra: {
      application_name: 'lentera',
      connectionTimeoutMillis: 5_000,
      // Statements that do not wait for each other travel together.
      pipeline: true,
      // A forgotten transaction would hold back the feed of every device.
      idle_in_transaction_session_timeout: 30_000,
      options: Object.entries(settings)
        .map(([name, value]) => `-c ${name}=${value}`)
        .join(' '),
    },
  })
}

/** The pool under a connected data source, for statements that want named preparation and no wrapping. */
export function poolOf(dataSource: DataSource): Pool {
  return (dataSource.driver as unknown as { master: Pool }).master
}
