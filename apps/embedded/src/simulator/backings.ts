import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrations } from '@lentera/api/migrations/migrations'
import { createDataSource } from '@lentera/db/data-source'
import { migrateAndClose } from '@lentera/db/test-database'
import { seededCrypto } from '@lentera/testing/crypto-ports'
import { freePort } from '../harness/hospital.js'
import { startPostgres } from '../postgres/start-postgres.js'
import { memoryBacking } from './backing.js'
import { postgresBackings } from './postgres-backing.js'
import type { RunOptions } from './run-seed.js'

/** Where the simulated servers of many runs keep their data. */
export interface Backings {
  readonly options: Pick<RunOptions, 'backing' | 'crypto'>
  close(): Promise<void>
}

/** Memory with fast crypto, or a Postgres of its own with the real one. */
export async function openBackings(store: 'memory' | 'postgres'): Promise<Backings> {
  if (store === 'memory') return { options: { backing: memoryBacking }, close: async () => undefined }
  const folder = await mkdtemp(join(tmpdir(), 'lentera-simulate-'))
  const postgres = await startPostgres({
    dataDir: folder,
    port: (await freePort()) + 2,
    log: () => undefined,
  })
  await migrateAndClose(createDataSource({ url: postgres.url, poolSize: 1, migrations }))
  // As superuser, because emptying the append-only log between runs is nobody else's right.
  const admin = new URL(postgres.adminUrl)
  admin.pathname = new URL(postgres.url).pathname
  const { make, close } = await postgresBackings(admin.href)
  return {
    options: { backing: make, crypto: seededCrypto },
    close: async () => {
      await close()
      await postgres.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
