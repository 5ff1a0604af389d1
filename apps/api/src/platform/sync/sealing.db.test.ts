import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import { patientIdentifiers } from '@lentera/contracts/patients/patient'
import { read } from '@lentera/contracts/kernel/rule'
import { loadKeys } from '@lentera/db/key-files'
import { join } from 'node:path'
import { rm, stat, readdir } from 'node:fs/promises'
import { Client, Pool } from 'pg'
import { aRegistration } from '../../testing/arguments.js'
import { startTestApi, testFacility, type TestApi } from '../../testing/test-api.js'
import { TestDevice } from '../../testing/test-device.js'
import { FacilityConnection } from '../database/facility-connection.js'
import { openVault } from '../database/vault.js'
import { PostgresStore } from './postgres-store.js'

jest.setTimeout(60_000)

const NIK = '9101015203870004'
const CARD = '0001234567894'
const PHONE = '+628111222333'
const STREET = 'Jalan Rahasia 77'
const RESPONSIBLE = '+6281234509876'

let server: TestApi
let db: Client
let patientId: string

beforeAll(async () => {
  server = await startTestApi()
  await server.addPerson('sari', ['receptionist'])
  db = new Client({ connectionString: server.databaseUrl })
  await db.connect()
  const device = await TestDevice.enrol(server.url, 'sari')
  const { demographics } = aRegistration()
  const args = aRegistration({
    demographics: { ...demographics, birthDate: '1987-03-12' },
    nik: NIK,
    bpjsCard: CARD,
    phone: PHONE,
  })
  patientId = args.patientId
  const answer = await device.push([
    device.opened(await device.record(RegisterPatient, args)),
    // A second one with the same NIK is flagged: review items keep the payload as well.
    await device.sealed(await device.record(RegisterPatient, aRegistration({ nik: NIK }))),
  ])
  expect(answer.body.outcomes.map(({ outcome }) => outcome)).toEqual(['applied', 'flagged'])
})
afterAll(async () => {
  await db?.end()
  await server?.close()
})

/** Every row of every table as text, bytes as text as well: what a thief of the disk reads. */
async function everything(): Promise<string> {
  const { rows } = await db.query(
    `select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  )
  const texts: string[] = []
  for (const { table_name } of rows) {
    const found = await db.query(
      `select row_to_json(t)::text as text, t::text as plain from "${table_name}" t`,
    )
    texts.push(...found.rows.map(({ text, plain }) => `${text} ${plain}`))
  }
  return texts.join('\n')
}

describe('the database at rest', () => {
  it('holds no NIK, card, phone or street in clear, nor as bytes', async () => {
    const text = await everything()
    expect(text).toContain(patientId)
    for (const secret of [NIK, CARD, PHONE, STREET, RESPONSIBLE]) {
      expect(text).not.toContain(secret)
      expect(text).not.toContain(Buffer.from(secret).toString('hex'))
      expect(text).not.toContain(Buffer.from(secret).toString('base64').replace(/=+$/, ''))
    }
  })

  it('gives the values back to who holds the keys, and finds a NIK by its blind index', async () => {
    const keys = await loadKeys(join(server.data, 'keys'))
    const pool = new Pool({ connectionString: server.databaseUrl, max: 1 })
    const connection = new FacilityConnection(pool, testFacility.id)
    const store = new PostgresStore({
      connection,
      vault: openVault(keys),
      now: () => Date.now(),
    })
    const [found, none] = await store.transaction((tx) =>
      tx.read([
        read(patientIdentifiers, 'value', `nik:${NIK}`),
        read(patientIdentifiers, 'value', `bpjs_card:${NIK}`),
      ]),
    )
    const [patient] = await store.transaction((tx) =>
      tx.read([{ entity: 'patients', index: 'id', key: patientId }]),
    )
    await pool.end()
    expect(found!.map(({ data }) => data)).toContainEqual(
      expect.objectContaining({ kind: 'nik', value: NIK, patientId }),
    )
    expect(none).toEqual([])
    expect(patient![0]!.data).toMatchObject({
      address: { street: STREET },
      responsible: { phone: RESPONSIBLE },
    })
  })

  it('does not count a row as changed when its value is sealed anew', async () => {
    const before = await db.query(`select row_version from patients where id = $1`, [patientId])
    const feed = await db.query(`select count(*) from change_log`)
    await db.query(`update patients set street_sealed = '\\x00'::bytea || street_sealed where id = $1`, [
      patientId,
    ])
    expect((await db.query(`select row_version from patients where id = $1`, [patientId])).rows).toEqual(
      before.rows,
    )
    expect((await db.query(`select count(*) from change_log`)).rows).toEqual(feed.rows)
    await db.query(`update patients set name = 'Nama Lain' where id = $1`, [patientId])
    expect(
      (await db.query(`select row_version from patients where id = $1`, [patientId])).rows[0].row_version,
    ).toBe(before.rows[0].row_version + 1)
  })

  it('keeps the log from being changed', async () => {
    await expect(db.query(`update command_log set outcome = 'applied'`)).rejects.toThrow('append-only')
    await expect(db.query(`delete from command_log`)).rejects.toThrow('append-only')
  })
})

describe('the key files', () => {
  it('are readable by their owner only', async () => {
    const folder = join(server.data, 'keys')
    const files = await readdir(folder)
    expect(files).toHaveLength(11)
    for (const file of files) expect((await stat(join(folder, file))).mode & 0o777).toBe(0o600)
  })

  it('must be those of the database: with other keys the server does not start', async () => {
    await server.api.close()
    await rm(join(server.data, 'keys', 'field-1.key'))
    await expect(server.restart()).rejects.toThrow('bukan kunci milik basis data ini')
  })
})
