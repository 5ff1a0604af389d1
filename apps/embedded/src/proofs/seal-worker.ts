// Writes log rows and seals them without a pause, until it is killed: `seal-worker URL FACILITY FOLDER`.
import { join } from 'node:path'
import { silentLog } from '@lentera/api/platform/log'
import { Sealer } from '@lentera/api/platform/seals/sealer'
import { writeLogRows } from '@lentera/api/testing/log-rows'
import { loadKeys } from '@lentera/db/key-files'
import pg from 'pg'

const [databaseUrl, facilityId, folder] = process.argv.slice(2) as [string, string, string]
const { seals } = await loadKeys(join(folder, 'keys'))
const sealer = new Sealer({
  databaseUrl,
  facilityId,
  folder: join(folder, 'seals'),
  key: seals,
  log: silentLog,
  everyMs: 1,
  exportEveryMs: 1,
})
sealer.onApplicationBootstrap()
const client = new pg.Client({ connectionString: databaseUrl })
await client.connect()
console.log('sealing')
for (;;) await writeLogRows(client, facilityId, { commands: 2, reads: 1 })
