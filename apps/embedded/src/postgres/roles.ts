import { Client, escapeIdentifier, escapeLiteral } from 'pg'

/** Superuser of the private cluster: creates roles and databases, nothing else. */
export const ADMIN = 'lentera_admin'
/** Owns the hospital's database; no superuser. */
export const OWNER = 'lentera'
export const DATABASE = 'lentera'

/** Brings role and database into being, and the role's password in line with its file. */
export async function prepareDatabase(adminUrl: string, ownerPassword: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl })
  await client.connect()
  try {
    const exists = async (sql: string, name: string) => (await client.query(sql, [name])).rowCount === 1
    const role = escapeIdentifier(OWNER)
    if (!(await exists('select from pg_roles where rolname = $1', OWNER)))
      await client.query(`create role ${role}`)
    await client.query(
      `alter role ${role} login nosuperuser nocreatedb password ${escapeLiteral(ownerPassword)}`,
    )

    if (!(await exists('select from pg_database where datname = $1', DATABASE))) {
      await client.query(`create database ${escapeIdentifier(DATABASE)} owner ${role}`)
    }
    // Nobody but the owner and the admin has business in it.
    await client.query(`revoke all on database ${escapeIdentifier(DATABASE)} from public`)
  } finally {
    await client.end()
  }
}

export const urlOf = (user: string, password: string, port: number, database: string) =>
  `postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`
