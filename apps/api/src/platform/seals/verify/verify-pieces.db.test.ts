import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import type { TestDatabase } from '@lentera/db/test-database'
import { Client } from 'pg'
import { writeLogRows } from '../../../testing/log-rows.js'
import { newTestDatabase, testFacility } from '../../../testing/test-api.js'
import { sealClosedRows } from '../seal-closed-rows.js'
import { verifyDatabase } from './verify-database.js'

jest.setTimeout(120_000)

const TRANSACTIONS = 650
const COMMANDS_EACH = 2

let database: TestDatabase
let client: Client
const ids: string[] = []

/** So many seals that they are read in four pieces, by sessions that take turns. */
beforeAll(async () => {
  database = await newTestDatabase()
  client = new Client({ connectionString: database.url, options: '-c TimeZone=UTC -c DateStyle=ISO' })
  await client.connect()
  for (let n = 0; n < TRANSACTIONS; n += 1)
    ids.push(...(await writeLogRows(client, testFacility.id, { commands: COMMANDS_EACH, reads: n % 2 })))
  const sealing = { facilityId: testFacility.id, now: Date.now, rowsPerSeal: COMMANDS_EACH }
  // Another test of this cluster may hold the horizon for a while.
  for (let seals = 0; seals < TRANSACTIONS;) {
    if (await sealClosedRows(client, sealing)) seals += 1
    else await new Promise((resolve) => setTimeout(resolve, 50))
  }
})
afterAll(async () => {
  await client?.end()
  await database?.drop()
})

const verified = async () => {
  const report = await verifyDatabase({
    databaseUrl: database.url,
    heads: null,
    publicKey: null,
    payloads: null,
  })
  return { ...report, facility: report.facilities[0]! }
}

describe('a chain that is read in several pieces', () => {
  it('is whole, and each row of it is read once', async () => {
    const { facility, findings } = await verified()
    expect(findings).toEqual([])
    expect(facility).toMatchObject({
      seals: TRANSACTIONS,
      rows: {
        command_log: TRANSACTIONS * COMMANDS_EACH,
        access_log: TRANSACTIONS / 2,
        command_outcomes: 0,
      },
    })
  })

  it('shows in whatever piece something was done, and names the row and its seal', async () => {
    const at = (n: number) => ({ row: ids[n * COMMANDS_EACH]!, seal: String(n + 1) })
    const [changed, removed, alsoChanged] = [at(10), at(320), at(649)]
    await client.query('begin')
    await client.query('set local session_replication_role = replica')
    await client.query(`update command_log set outcome = 'refused' where id = any($1::uuid[])`, [
      [changed.row, alsoChanged.row],
    ])
    await client.query('delete from command_log where id = $1', [removed.row])
    await client.query('commit')
    expect((await verified()).findings).toEqual([
      { code: 'row_changed', table: 'command_log', ...changed },
      { code: 'row_missing', table: 'command_log', ...removed },
      { code: 'row_changed', table: 'command_log', ...alsoChanged },
    ])
  })
})
