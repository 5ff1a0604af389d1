import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { patientDirectory, type PatientDirectoryEntry } from '@lentera/contracts/patients/patient'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import type { PullAnswer } from '@lentera/contracts/sync/pull'
import { commandSettings, createDataSource, poolOf } from '@lentera/db/data-source'
import { loadKeys } from '@lentera/db/key-files'
import { PackedChunk } from '@lentera/sync/pure/packed-chunk'
import { ChunkKeeper, type ChunkSet } from '@lentera/sync/server/chunk-keeper'
import { Client } from 'pg'
import type { DataSource } from 'typeorm'
import { aRegistration } from '../../testing/arguments.js'
import { startTestApi, testFacility, type TestApi } from '../../testing/test-api.js'
import { TestDevice } from '../../testing/test-device.js'
import { RealClock } from '../clock/server-clock.js'
import { FacilityConnection } from '../database/facility-connection.js'
import { openVault } from '../database/vault.js'
import { nodeCrypto } from './node-crypto.js'
import { PostgresChunkStore } from './postgres-chunk-store.js'
import { PostgresStore } from './postgres-store.js'

jest.setTimeout(60_000)

let server: TestApi
let dataSource: DataSource
let db: Client
let keeper: ChunkKeeper
let device: TestDevice

beforeAll(async () => {
  server = await startTestApi()
  await server.addPerson('sari', ['receptionist', 'nurse'])
  dataSource = createDataSource({
    url: server.databaseUrl,
    poolSize: 4,
    migrations: [],
    settings: commandSettings,
  })
  await dataSource.initialize()
  db = new Client({ connectionString: server.databaseUrl })
  await db.connect()
  const connection = new FacilityConnection(poolOf(dataSource), testFacility.id)
  const vault = openVault(await loadKeys(join(server.data, 'keys')))
  const now = () => Date.now()
  // As the server has it, but for a house of five.
  keeper = new ChunkKeeper({
    store: new PostgresStore({ connection, vault, now }),
    chunks: new PostgresChunkStore(connection, vault, now),
    ...{ facility: testFacility, clock: new RealClock(), crypto: nodeCrypto },
    gzip: async (text) => gzipSync(text),
    ...{ fromRows: 4, rowsPerChunk: 2, changesMax: 2 },
  })
  device = await TestDevice.enrol(server.url, 'sari')
})
afterAll(async () => {
  await db?.end()
  await dataSource?.destroy()
  await server?.close()
})

async function register(count: number): Promise<void> {
  for (let n = 0; n < count; n += 1)
    await device.push([device.opened(await device.record(RegisterPatient, aRegistration()))])
}

/** Other tests have transactions open in this cluster, and what is behind their horizon is in no set yet. */
async function untilRows(wanted: number): Promise<ChunkSet> {
  for (let tries = 0; ; tries += 1) {
    const set = await keeper.present('dir')
    const rows = (set?.chunks ?? []).reduce((sum, chunk) => sum + chunk.rows, 0)
    if (set && rows === wanted) return set
    if (tries === 400) throw new Error(`${rows} rows in the set, not ${wanted}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

const get = (hash: string, headers: Record<string, string> = device.credential()) =>
  fetch(`${server.url}/api/v1/sync/chunks/dir/${hash}`, { headers })

const patientsIn = (text: string): PatientDirectoryEntry[] => {
  const chunk = new PackedChunk(patientDirectory as never, text)
  return Array.from({ length: chunk.rows }, (_, row) => chunk.recordAt(row) as PatientDirectoryEntry)
}

describe('chunks on Postgres', () => {
  it('V6: lie sealed, are given over HTTP to an enrolled device, and hold what rows would bring', async () => {
    await register(3)
    expect(await keeper.present('dir')).toBeNull()
    await register(2)
    const set = await untilRows(5)
    expect(set.chunks.map(({ rows }) => rows)).toEqual([2, 2, 1])
    const answers = await Promise.all(set.chunks.map(({ hash }) => get(hash)))
    expect(answers.map(({ status, headers }) => [status, headers.get('content-encoding')])).toEqual(
      Array.from({ length: 3 }, () => [200, 'gzip']),
    )
    const people = (await Promise.all(answers.map((answer) => answer.text()))).flatMap(patientsIn)
    const request = { epoch: device.enrolled.epoch, build: 'test', receipt: null, scopes: [], limit: 5000 }
    const { body } = await device.post<PullAnswer>('/api/v1/sync/pull', request)
    const rows = body.scopes.find(({ name }) => name === 'dir')!.rows.map(({ data }) => data)
    expect(people).toEqual([...rows].sort((a, b) => ((a!['id'] as string) < (b!['id'] as string) ? -1 : 1)))
    const { rows: sealed } = await db.query<{ body: Buffer }>('select body from packed_chunks')
    expect(sealed).toHaveLength(3)
    for (const { body: bytes } of sealed) {
      expect(() => gunzipSync(bytes)).toThrow()
      for (const { name } of people) expect(bytes.includes(name)).toBe(false)
    }
  })

  it('V6: are given to nobody else', async () => {
    const [{ hash } = { hash: '' }] = (await keeper.present('dir'))!.chunks
    expect((await get(hash, {})).status).toBe(401)
    expect((await get('0'.repeat(64))).status).toBe(404)
    expect((await get('..%2f..')).status).toBe(404)
    await db.query('update devices set revoked_at = now() where id = $1', [device.enrolled.deviceId])
    expect((await get(hash)).status).toBe(401)
    await db.query('update devices set revoked_at = null where id = $1', [device.enrolled.deviceId])
  })

  it('stay as they are while little changes, and are made anew with what changed', async () => {
    const before = (await keeper.present('dir'))!
    await register(1)
    expect(await keeper.present('dir')).toEqual(before)
    await register(2)
    const after = await untilRows(8)
    expect(BigInt(after.xid)).toBeGreaterThan(BigInt(before.xid))
    const { rows } = await db.query<{ hash: string }>('select hash from packed_chunks')
    expect(rows.map(({ hash }) => hash).sort()).toEqual(after.chunks.map(({ hash }) => hash).sort())
  })

  it('are made once for everybody who asks at one moment', async () => {
    await register(3)
    const sets = await Promise.all(Array.from({ length: 5 }, () => keeper.present('dir')))
    expect(new Set(sets).size).toBe(1)
  })
})
