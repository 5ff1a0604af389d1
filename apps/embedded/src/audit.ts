// npm run audit -- verify: proves that the logs are what was sealed, without asking the running server.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { openVault } from '@lentera/api/platform/database/vault'
import { type HeadFiles, readHeadFiles } from '@lentera/api/platform/seals/head-files'
import { verifyDatabase } from '@lentera/api/platform/seals/verify/verify-database'
import { ConfigError } from '@lentera/config/config-error'
import { loadConfig } from '@lentera/config/load-config'
import { loadKeys } from '@lentera/db/key-files'
import { readAuditArguments } from './audit/arguments.js'
import { reachDatabase } from './audit/reach-database.js'
import { reportText } from './audit/report-text.js'
import { PostgresError } from './postgres/postgres-error.js'

const NO_HEADS: HeadFiles = { heads: [], unreadable: 0, publicKey: null }

/** The heads that were named, or those of the data folder; null when only a database was named. */
async function headsFor(path: string | null, data: string, isDataFolder: boolean): Promise<HeadFiles | null> {
  if (path !== null)
    return readHeadFiles(path).catch(() => {
      throw new ConfigError(`Kepala segel tidak dapat dibaca dari ${path}.`)
    })
  // The server writes them from its first minute: where they are gone, somebody removed them.
  return readHeadFiles(join(data, 'seals')).catch(() => (isDataFolder ? NO_HEADS : null))
}

async function main(): Promise<number> {
  const { given, heads: headPath, withPayload, json } = readAuditArguments(process.argv.slice(2))
  const config = loadConfig({ given })
  const keyFolder = join(config.data, 'keys')
  const isDataFolder = config.databaseUrl === undefined || given.data !== undefined
  // Only what is there: a check that made keys would hide that they are gone.
  const keys = isDataFolder && existsSync(join(keyFolder, 'seals-1.key')) ? await loadKeys(keyFolder) : null
  if (withPayload && !keys)
    throw new ConfigError(`Kunci untuk membuka isi perintah tidak ada di ${keyFolder}. Pilih --data FOLDER.`)
  // Before the database: whatever they say, the database must know by then.
  const heads = await headsFor(headPath, config.data, isDataFolder)
  const database = await reachDatabase(config, (line) => console.error(line))
  try {
    const report = await verifyDatabase({
      databaseUrl: database.url,
      heads,
      publicKey: keys?.seals.publicKey ?? null,
      payloads: withPayload && keys ? openVault(keys).payloads : null,
    })
    console.log(reportText(report))
    if (json) console.log(JSON.stringify(report))
    return report.findingCount === 0 ? 0 : 1
  } finally {
    await database.leave()
  }
}

try {
  process.exitCode = await main()
} catch (error) {
  const expected = error instanceof ConfigError || error instanceof PostgresError
  console.error(expected ? error.message : error)
  process.exitCode = 2
}
