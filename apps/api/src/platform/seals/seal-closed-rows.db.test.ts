import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals'
import type { TestDatabase } from '@lentera/db/test-database'
import { Client } from 'pg'
import { writeLogRows } from '../../testing/log-rows.js'
import { newTestDatabase } from '../../testing/test-api.js'
import { sealClosedRows } from './seal-closed-rows.js'
import { sealedTables } from './sealed-tables.js'
import { verifySnapshot } from './verify/verify-database.js'

jest.setTimeout(60_000)

let database: TestDatabase
let facilityId: string
const clients: Client[] = []

const connect = async (): Promise<Client> => {
  const client = new Client({
    connectionString: database.url,
    pipeline: true,
    options: '-c TimeZone=UTC -c DateStyle=ISO',
  })
  await client.connect()
  clients.push(client)
  return client
}
let client: Client

beforeAll(async () => {
  database = await newTestDatabase()
  client = await connect()
})
beforeEach(() => {
  facilityId = randomUUID()
})
afterEach(async () => {
  // One chain at a time, so that a report is about one facility.
  const emptied = ['seals', ...sealedTables.map(({ name }) => name)].map((table) => `delete from ${table};`)
  await client.query(`begin; set local session_replication_role = replica; ${emptied.join(' ')} commit`)
})
afterAll(async () => {
  await Promise.all(clients.map((one) => one.end()))
  await database?.drop()
})

const seal = (rowsPerSeal?: number) =>
  sealClosedRows(client, { facilityId, now: Date.now, ...(rowsPerSeal ? { rowsPerSeal } : {}) })

/** Other tests of this cluster may hold the horizon for a moment. */
async function sealAll(rowsPerSeal?: number): Promise<number[]> {
  const sizes: number[] = []
  for (let tries = 0; tries < 100; tries += 1) {
    for (let made = await seal(rowsPerSeal); made; made = await seal(rowsPerSeal)) sizes.push(made.rows)
    const { unsealed } = await report()
    if (unsealed === 0) return sizes
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('rows stay unsealed')
}

async function report() {
  await client.query('begin isolation level repeatable read read only')
  const { facilities, findings } = await verifySnapshot(client, {
    heads: null,
    publicKey: null,
    payloads: null,
  }).finally(() => client.query('rollback'))
  const mine = facilities.find(({ facility }) => facility === facilityId)
  return { findings, seals: mine?.seals ?? 0, rows: mine?.rows, unsealed: mine?.unsealed ?? 0 }
}

describe('sealing the log', () => {
  it('covers every column of the tables it speaks of', async () => {
    for (const { name, key, columns } of sealedTables) {
      const { rows } = await client.query(
        `select column_name from information_schema.columns where table_schema = 'public' and table_name = $1`,
        [name],
      )
      const present = rows.map((row) => row.column_name as string).sort()
      expect([name, present]).toEqual([name, [...columns, key, 'xid'].sort()])
    }
  })

  it('links commands, reads and later judgements, and makes no seal when nothing happened', async () => {
    await writeLogRows(client, facilityId, { commands: 3, reads: 2, outcomes: 1 })
    expect(await sealAll()).toEqual([6])
    expect(await seal()).toBeNull()
    await writeLogRows(client, facilityId, { commands: 1 })
    await sealAll()
    expect(await report()).toEqual({
      findings: [],
      seals: 2,
      rows: { command_log: 4, access_log: 2, command_outcomes: 1 },
      unsealed: 0,
    })
  })

  it('waits for a transaction that began earlier, and then takes its rows in their order', async () => {
    const slow = await connect()
    await slow.query('begin')
    await slow.query('select pg_current_xact_id()')
    await writeLogRows(client, facilityId, { commands: 2 })
    expect(await seal()).toBeNull()
    await slow.query(
      `insert into command_outcomes (id, facility_id, judged_at, outcome, issues, merged, result)
        values ($1, $2, now(), 'applied', '[]', '[]', '[]')`,
      [randomUUID(), facilityId],
    )
    await slow.query('commit')
    expect(await sealAll()).toEqual([3])
    expect((await report()).findings).toEqual([])
  })

  it('takes a backlog in seals of whole transactions, a large one alone', async () => {
    for (const commands of [2, 2, 2, 9, 1]) await writeLogRows(client, facilityId, { commands })
    const sizes = await sealAll(4)
    expect(sizes.reduce((sum, rows) => sum + rows, 0)).toBe(16)
    expect(sizes).toContain(9)
    expect(Math.max(...sizes.filter((rows) => rows !== 9))).toBeLessThanOrEqual(4)
    expect((await report()).findings).toEqual([])
  })

  it('seals more than nine times in the order of numbers', async () => {
    for (let n = 0; n < 12; n += 1) {
      await writeLogRows(client, facilityId, { commands: 1 })
      await sealAll()
    }
    expect(await report()).toMatchObject({ findings: [], seals: 12 })
  })

  it('refuses to go on in a cluster that counts from before its own seals', async () => {
    await writeLogRows(client, facilityId, { commands: 1 })
    await client.query(
      `insert into seals (facility_id, no, format, upto_xid, rows, leaves, prev, hash, at)
        values ($1, 1, 1, '99999999999', 0, '', '', '', now())`,
      [facilityId],
    )
    await expect(seal()).rejects.toThrow('the seals reach transaction 99999999999')
  })
})

describe('the logs', () => {
  it.each(['command_log', 'command_outcomes', 'access_log', 'seals'])(
    'let nobody change, remove or empty %s',
    async (table) => {
      await writeLogRows(client, facilityId, { commands: 1, reads: 1, outcomes: 1 })
      await sealAll()
      for (const sql of [
        `update ${table} set facility_id = facility_id`,
        `delete from ${table}`,
        `truncate ${table}`,
      ])
        await expect(client.query(sql)).rejects.toThrow('append-only')
    },
  )
})
