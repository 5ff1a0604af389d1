import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { Config } from '@lentera/config/config'
import { ConfigError } from '@lentera/config/config-error'
import { postgresPort } from '@lentera/config/ports'
import { Client } from 'pg'
import { layout } from '../postgres/layout.js'
import { DATABASE, OWNER, urlOf } from '../postgres/roles.js'
import { startPostgres } from '../postgres/start-postgres.js'

export interface ReachedDatabase {
  readonly url: string
  /** Ends the Postgres if it was started for this. */
  leave(): Promise<void>
}

/**
 * The database of a data folder: the one that runs, or its Postgres started without the hospital.
 * @throws ConfigError when the folder holds none
 */
export async function reachDatabase(config: Config, print: (line: string) => void): Promise<ReachedDatabase> {
  if (config.databaseUrl) return { url: config.databaseUrl, leave: () => Promise.resolve() }
  const files = layout(config.data)
  if (!existsSync(files.cluster) || !existsSync(files.password))
    throw new ConfigError(`Di folder ${config.data} belum ada basis data. Pilih folder lain dengan --data.`)
  const port = postgresPort(config.port)
  const url = urlOf(OWNER, (await readFile(files.password, 'utf8')).trim(), port, DATABASE)
  if (await answers(url)) return { url, leave: () => Promise.resolve() }
  const postgres = await startPostgres({ dataDir: config.data, port, log: print })
  return { url: postgres.url, leave: () => postgres.stop() }
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url })
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}
