import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createDataSource, poolOf } from '@lentera/db/data-source'
import type { TestDatabase } from '@lentera/db/test-database'
import { nothing, patient } from '@lentera/testing/conformance/store-samples'
import { houseId } from '@lentera/testing/test-house'
import pg from 'pg'
import type { DataSource } from 'typeorm'
import { newTestDatabase, testFacility } from '../../testing/test-api.js'
import { FacilityConnection } from '../database/facility-connection.js'
import { openVault } from '../database/vault.js'
import { PostgresStore } from '../sync/postgres-store.js'
import { HorizonWatch } from './horizon-watch.js'

interface Line {
  readonly message: string
  readonly facts: Record<string, unknown>
}

let database: TestDatabase
let source: DataSource
let store: PostgresStore
let connection: FacilityConnection

beforeAll(async () => {
  database = await newTestDatabase()
  source = createDataSource({ url: database.url, poolSize: 4, migrations: [] })
  await source.initialize()
  connection = new FacilityConnection(poolOf(source), testFacility.id)
  const key = Buffer.alloc(32, 7)
  const vault = openVault({ field: key, payload: key, blindIndex: key })
  store = new PostgresStore({ connection, vault, now: Date.now })
})
afterAll(async () => {
  await source.destroy()
  await database.drop()
})

function watching(alarmMs: number, asked: Pick<FacilityConnection, 'read'> = connection) {
  const lines: Line[] = []
  const add = (message: string, facts: Record<string, unknown> = {}) => void lines.push({ message, facts })
  const watch = new HorizonWatch({ connection: asked, log: { info: add, error: add }, alarmMs })
  return { watch, said: () => lines.splice(0) }
}

/** Other tests may have transactions open in this cluster: waits, for a bounded time, until `holds`. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    if (await holds()) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('it did not happen')
}

/** Ids of patients a device that follows the feed from the very beginning has been given. */
const fed = (): Promise<string[]> =>
  store.snapshot(async (tx) => {
    const all = { everyAggregate: 'patient' } as const
    const changes = await tx.changes(all, { xid: '0', seq: '0' }, await tx.horizon(), 100)
    return changes.map(({ id }) => id)
  })

const save = (n: number) => store.transaction((tx) => tx.write({ ...nothing, rows: [patient(n)] }))

describe('a writing transaction that somebody leaves open', () => {
  it('T11: pauses the feed, is told once without personal data, and nothing is missing afterwards', async () => {
    const { watch, said } = watching(400)
    const forgotten = new pg.Client({ connectionString: database.url, application_name: 'forgotten' })
    await forgotten.connect()
    await forgotten.query('begin')
    await forgotten.query('create temp table somebody (name text)')
    await forgotten.query(`insert into somebody values ('Maria Rumbiak')`)
    await save(1)
    await until(async () => {
      await watch.look()
      return watch.state().feed === 'paused'
    })
    await watch.look()
    expect(watch.state().horizonAgeS).toBeGreaterThanOrEqual(0.4)
    expect(await fed()).not.toContain(houseId('patient 1'))
    const alarms = said()
    expect(alarms.map(({ message }) => message)).toEqual([
      'the feed is paused: a writing transaction stays open',
    ])
    expect(alarms[0]?.facts).toMatchObject({ xid: expect.stringMatching(/^\d+$/) })
    expect(JSON.stringify(alarms)).not.toContain('Maria')

    // Devices still send meanwhile.
    await save(2)
    await forgotten.query('commit')
    await forgotten.end()
    await until(async () => (await fed()).length === 2)
    expect((await fed()).sort()).toEqual([houseId('patient 1'), houseId('patient 2')].sort())
    await until(async () => {
      await watch.look()
      return watch.state().feed === 'running'
    })
    expect(said().map(({ message }) => message)).toEqual([
      'the feed runs again: the open transaction has ended',
    ])
  })

  it('is told from many that follow each other, each of them short', async () => {
    let xid = 100
    const answers = { read: async () => [{ xmin: String(xid), xmax: String(xid + 1) }] as never }
    const { watch, said } = watching(100, answers)
    const pass = async (looks: number, isHeld: boolean) => {
      for (let n = 0; n < looks; n += 1) {
        if (!isHeld) xid += 1
        await watch.look()
        await new Promise((resolve) => setTimeout(resolve, 30))
      }
    }
    await pass(10, false)
    expect([watch.state().feed, said()]).toEqual(['running', []])
    await pass(10, true)
    expect([watch.state().feed, said().length]).toEqual(['paused', 1])
    await pass(1, false)
    expect(watch.state().feed).toBe('running')
  })
})
