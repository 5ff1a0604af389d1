import { createHash, randomBytes } from 'node:crypto'
import { Client, escapeIdentifier } from 'pg'
import type { DataSource } from 'typeorm'

/** Where tests find a cluster: a superuser's address, given by `npm test` or by a developer. */
export const TEST_DATABASE_VARIABLE = 'LENTERA_TEST_DATABASE_URL'

export interface TestDatabase {
  readonly url: string
  /** Copies it; nobody may be connected. @returns puts the copy in its place, once, when nobody is connected again */
  backUp(): Promise<() => Promise<void>>
  /** Ends every connection to it and removes it. */
  drop(): Promise<void>
}

/**
 * A database of one test file, copied from a template that the migrations made once per cluster.
 * @param schema names the template; give something that changes when the migrations do
 * @param migrate brings an empty database to the present schema
 * @throws when the variable is not set
 */
export async function createTestDatabase(
  schema: string,
  migrate: (url: string) => Promise<void>,
): Promise<TestDatabase> {
  const admin = process.env[TEST_DATABASE_VARIABLE]
  if (!admin) throw new Error(`${TEST_DATABASE_VARIABLE} is not set: the address of a cluster's superuser`)
  const template = `lentera_template_${createHash('sha256').update(schema).digest('hex').slice(0, 12)}`
  const name = `lentera_test_${randomBytes(6).toString('hex')}`
  await asAdmin(admin, async (client) => {
    // Two test files may start at once; a database cannot be made inside a transaction, so a session lock.
    await client.query('select pg_advisory_lock(7236451)')
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [template])
    if (rowCount === 0) {
      const draft = `${template}_${randomBytes(4).toString('hex')}`
      await client.query(`create database ${escapeIdentifier(draft)}`)
      await migrate(urlOf(admin, draft))
      await client.query(`alter database ${escapeIdentifier(draft)} rename to ${escapeIdentifier(template)}`)
    }
    await client.query(`create database ${escapeIdentifier(name)} template ${escapeIdentifier(template)}`)
  })
  return {
    url: urlOf(admin, name),
    backUp: async () => {
      const [present, copy] = [escapeIdentifier(name), escapeIdentifier(`${name}_copy`)]
      await asAdmin(admin, (client) => client.query(`create database ${copy} template ${present}`))
      return () =>
        asAdmin(admin, async (client) => {
          await client.query(`drop database ${present} with (force)`)
          await client.query(`alter database ${copy} rename to ${present}`)
        })
    },
    drop: () =>
      asAdmin(admin, (client) =>
        client.query(`drop database if exists ${escapeIdentifier(name)} with (force)`),
      ),
  }
}

/** Runs a data source's migrations in a database and disconnects. */
export async function migrateAndClose(dataSource: DataSource): Promise<void> {
  await dataSource.initialize()
  try {
    await dataSource.runMigrations()
  } finally {
    await dataSource.destroy()
  }
}

async function asAdmin(url: string, work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

function urlOf(admin: string, database: string): string {
  const url = new URL(admin)
  url.pathname = `/${database}`
  return url.href
}
