import pg from 'pg'
import type { Hospital } from './hospital.js'

/** Reads the hospital's Postgres directly: the proof must not ask the program it is proving. */
export async function query<T extends pg.QueryResultRow>(
  hospital: Hospital,
  sql: string,
  values: unknown[] = [],
): Promise<T[]> {
  const client = new pg.Client({ connectionString: await hospital.databaseUrl() })
  await client.connect()
  try {
    return (await client.query<T>(sql, values)).rows
  } finally {
    await client.end()
  }
}

/** How often each command that devices sent under a name is in the log, and its outcome; the seed has no `seq`. */
export const devicesCommands = (hospital: Hospital, name: string) =>
  query<{ id: string; outcome: string; times: number }>(
    hospital,
    `select id, min(outcome) as outcome, count(*)::int as times from command_log
      where name = $1 and seq is not null group by id`,
    [name],
  )
