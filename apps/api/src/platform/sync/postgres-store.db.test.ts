import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, jest } from '@jest/globals'
import { commandSettings, createDataSource, poolOf } from '@lentera/db/data-source'
import type { TestDatabase } from '@lentera/db/test-database'
import { describeStore } from '@lentera/testing/store-conformance'
import type { DataSource } from 'typeorm'
import { newTestDatabase } from '../../testing/test-api.js'
import { FacilityConnection } from '../database/facility-connection.js'
import { openVault } from '../database/vault.js'
import { PostgresStore } from './postgres-store.js'

jest.setTimeout(60_000)

let database: TestDatabase
let dataSource: DataSource

beforeAll(async () => {
  database = await newTestDatabase()
  dataSource = createDataSource({ url: database.url, poolSize: 8, migrations: [], settings: commandSettings })
  await dataSource.initialize()
})
afterAll(async () => {
  await dataSource?.destroy()
  await database?.drop()
})

const vault = openVault({ field: randomBytes(32), payload: randomBytes(32), blindIndex: randomBytes(32) })
const tables = [
  'command_log',
  'command_payload',
  'command_outcomes',
  'command_waits',
  'change_log',
  'scope_member',
  'outbox_events',
  'review_items',
  'devices',
  'device_people',
  'number_leases',
  'users',
  'role_grants',
  'access_log',
  'patients',
  'patient_identifiers',
  'patient_directory',
  'allergies',
  'visits',
  'queue_tickets',
  'vitals',
]

describeStore('Postgres', async () => {
  // The suite uses the same ids again and again; ids are unique in a database, not in a facility.
  // Without triggers, because the log refuses to be emptied; `truncate` would cost half a second a test.
  const emptied = tables.map((table) => `delete from ${table};`).join(' ')
  await dataSource.query(`begin; set local session_replication_role = replica; ${emptied} commit`)
  const facilityId = randomUUID()
  await dataSource.query(
    `insert into sync_server (facility_id, epoch, started_at, system_identifier, timeline, key_fingerprint)
      values ($1, $2, now(), '', '', '')`,
    [facilityId, randomUUID()],
  )
  const connection = new FacilityConnection(poolOf(dataSource), facilityId)
  return {
    store: new PostgresStore({ connection, vault, now: () => Date.now() }),
    close: async () => undefined,
  }
})
