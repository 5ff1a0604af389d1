import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Facility } from '@lentera/contracts/kernel/facility'
import type { Handler } from '@lentera/contracts/kernel/rule'
import { PutUser } from '@lentera/contracts/users/user'
import type { Role } from '@lentera/contracts/users/roles'
import { createDataSource } from '@lentera/db/data-source'
import { createTestDatabase, migrateAndClose, type TestDatabase } from '@lentera/db/test-database'
import { createApi, type Api } from '../create-api.js'
import { migrations } from '../migrations/migrations.js'
import type { MachineClock } from '../platform/clock/server-clock.js'
import { silentLog, type Log } from '../platform/log.js'

export const testFacility: Facility = {
  id: '0192f0a0-0000-7000-8000-00000000f001',
  name: 'Puskesmas Uji',
  timeZone: 'Asia/Jayapura',
  districtCode: '910101',
  units: [
    { code: 'umum', name: 'Poli Umum', letter: 'A' },
    { code: 'kia', name: 'Poli KIA', letter: 'B' },
  ],
}

export const testPassword = 'lentera-demo'

/** A migrated database of its own; the template is named after the text of the migrations. */
export async function newTestDatabase(): Promise<TestDatabase> {
  const folder = new URL('../migrations/', import.meta.url)
  const files = (await readdir(folder)).filter((file) => /\.[jt]s$/.test(file)).sort()
  const texts = await Promise.all(files.map((file) => readFile(new URL(file, folder), 'utf8')))
  return createTestDatabase(texts.join('\n'), (url) =>
    migrateAndClose(createDataSource({ url, poolSize: 1, migrations })),
  )
}

export interface TestApi {
  readonly api: Api
  readonly url: string
  readonly databaseUrl: string
  /** DATA: keys lie below it. */
  readonly data: string
  /** Puts a person in who signs in with {@link testPassword}; answers the id. */
  addPerson(username: string, roles: readonly Role[]): Promise<string>
  /** Stops the server and starts it again on the same data. */
  restart(options?: TestApiOptions): Promise<TestApi>
  /** Stops the server, copies its database, and starts it again. */
  backUp(): Promise<{
    readonly server: TestApi
    /** Stops `at`, puts the copy in the place of its database, and starts it again. */
    restore(at: TestApi): Promise<TestApi>
  }>
  close(): Promise<void>
}

export interface TestApiOptions {
  readonly handlers?: readonly Handler[]
  readonly log?: Log
  readonly facility?: Facility
  readonly preset?: 'test' | 'one-pc'
  readonly clock?: MachineClock
  /** Owes SATUSEHAT what happens; nobody delivers it. */
  readonly owes?: boolean
}

/** A whole API on a database of its own. */
export async function startTestApi(options: TestApiOptions = {}): Promise<TestApi> {
  const database = await newTestDatabase()
  const data = await mkdtemp(join(tmpdir(), 'lentera-api-'))
  return start(database, data, options)
}

async function start(database: TestDatabase, data: string, options: TestApiOptions): Promise<TestApi> {
  const { handlers, log = silentLog, facility = testFacility, preset = 'test', clock, owes = false } = options
  const api = await createApi(
    {
      preset,
      host: '127.0.0.1',
      port: 3400,
      data,
      lang: 'id',
      database: 'embedded',
      queue: 'in-process',
      files: 'disk',
      adapters: { satusehat: owes ? 'sandbox' : 'off', bpjs: 'off' },
      clock: 'real',
    },
    {
      databaseUrl: database.url,
      facility,
      port: 0,
      log,
      ...(handlers ? { handlers } : {}),
      ...(clock ? { clock } : {}),
    },
  )
  return {
    api,
    url: api.url,
    databaseUrl: database.url,
    data,
    async addPerson(username, roles) {
      const userId = crypto.randomUUID()
      const { outcome } = await api.issue(PutUser, {
        userId,
        username,
        name: `Orang ${username}`,
        passwordHash: await api.hashPassword(testPassword),
        active: true,
        grants: roles.map((role) => ({ role, unit: null })),
      })
      if (outcome !== 'applied') throw new Error(`users.put: ${outcome}`)
      return userId
    },
    async restart(next = options) {
      await api.close()
      return start(database, data, next)
    },
    async backUp() {
      await api.close()
      const putBack = await database.backUp()
      return {
        server: await start(database, data, options),
        async restore(at) {
          await at.api.close()
          await putBack()
          return start(database, data, options)
        },
      }
    },
    async close() {
      await api.close()
      await database.drop()
      await rm(data, { recursive: true, force: true })
    },
  }
}
