import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { RecordVitals } from '@lentera/contracts/charting/vitals'
import type { Handler } from '@lentera/contracts/kernel/rule'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import { OpenVisit } from '@lentera/contracts/visits/visit'
import { handlers } from '@lentera/domain/registry'
import { Client } from 'pg'
import { aRegistration, aVisit, someVitals } from '../../testing/arguments.js'
import { startTestApi, type TestApi } from '../../testing/test-api.js'
import { TestDevice } from '../../testing/test-device.js'

jest.setTimeout(60_000)

const POISON = 'Racun'

/** The rules of the product, one of which has a bug that a certain name brings out. */
const withBug: Handler[] = handlers.map((handler) => ({
  ...handler,
  decide(state, command, further) {
    if ((command.args as { demographics?: { name: string } }).demographics?.name === POISON)
      throw new Error('bug')
    return handler.decide(state, command, further)
  },
}))

let server: TestApi
let db: Client

const newDevice = () => TestDevice.enrol(server.url, 'sari')
const count = async (sql: string, ...values: unknown[]) =>
  Number((await db.query(`select count(*) as n from ${sql}`, values)).rows[0].n)
const outcomes = (answer: { body: { outcomes?: { outcome: string }[] } }) =>
  answer.body.outcomes?.map(({ outcome }) => outcome)

beforeAll(async () => {
  server = await startTestApi({ handlers: withBug })
  await server.addPerson('sari', ['receptionist', 'nurse'])
  db = new Client({ connectionString: server.databaseUrl })
  await db.connect()
})
afterAll(async () => {
  await db?.end()
  await server?.close()
})

describe('pushing commands', () => {
  it('applies a registration, a visit and its vitals in one batch, opened or sealed, and answers their rows', async () => {
    const device = await newDevice()
    const patient = aRegistration()
    const visit = aVisit(patient.patientId, `A${device.enrolled.station}-001`)
    const vitals = someVitals(visit.visitId, patient.patientId)
    const answer = await device.push([
      device.opened(await device.record(RegisterPatient, patient)),
      await device.sealed(await device.record(OpenVisit, visit)),
      device.opened(await device.record(RecordVitals, vitals)),
    ])
    expect(answer.body.outcomes.map(({ outcome, issues }) => [outcome, issues])).toEqual([
      ['applied', []],
      ['applied', []],
      ['applied', []],
    ])
    expect(answer.body.lastSeq).toBe(3)
    expect(answer.body.outcomes[2]!.rows).toContainEqual(
      expect.objectContaining({
        entity: 'vitals',
        rowVersion: 1,
        aggregate: 'visit',
        aggregateId: visit.visitId,
      }),
    )
  })

  it('answers a repeated batch with the same outcomes and does nothing twice', async () => {
    const device = await newDevice()
    const patient = aRegistration({ nik: null })
    const batch = [device.opened(await device.record(RegisterPatient, patient))]
    const first = await device.push(batch)
    const [again, atOnce] = await Promise.all([device.push(batch), device.push(batch)])
    expect([again.body.outcomes, atOnce.body.outcomes]).toEqual([first.body.outcomes, first.body.outcomes])
    expect(await count('command_log where id = $1', first.body.outcomes[0]!.id)).toBe(1)
    expect(await count('change_log where id = $1 and entity = $2', patient.patientId, 'patients')).toBe(1)
  })

  it('asks for the number it waits for when some are missing', async () => {
    const device = await newDevice()
    const answer = await device.push([
      device.opened(await device.record(RegisterPatient, aRegistration()), 2),
    ])
    expect([answer.status, answer.body.code, answer.body.expected]).toEqual([409, 'sync.gap', 1])
  })

  it('notices a cloned disk: a new command under a number already used', async () => {
    const device = await newDevice()
    await device.push([device.opened(await device.record(RegisterPatient, aRegistration()))])
    const answer = await device.push([
      device.opened(await device.record(RegisterPatient, aRegistration()), 1),
    ])
    expect([answer.status, answer.body.code]).toEqual([409, 'sync.client_forked'])
  })

  it('turns a known id with another content away and names the record', async () => {
    const device = await newDevice()
    const record = await device.record(RegisterPatient, aRegistration())
    await device.push([device.opened(record, 1)])
    const other = await device.record(RegisterPatient, aRegistration(), { id: record.id })
    const answer = await device.push([device.opened(other, 1)])
    expect([answer.status, answer.body.code, answer.body.index]).toEqual([400, 'command.hash_mismatch', 0])
  })

  it('quarantines what it does not know and keeps the payload', async () => {
    const device = await newDevice()
    const unknown = {
      name: 'dreams.record',
      kind: 'fact',
      v: 1,
      args: RegisterPatient.args,
    } as unknown as typeof RegisterPatient
    const record = await device.record(unknown, aRegistration())
    const answer = await device.push([device.opened(record)])
    expect(outcomes(answer)).toEqual(['quarantined'])
    expect(answer.body.outcomes[0]!.issues[0]!.code).toBe('command.unknown')
    expect(await count('command_payload where id = $1', record.id)).toBe(1)
    expect(await count('review_items where command_id = $1', record.id)).toBe(1)
  })

  it.each([
    ['a NUL', 'Siti\u0000'],
    ['a lone surrogate', 'Siti\ud800'],
  ])('keeps a record whose text holds %s, and goes on behind it', async (_, name) => {
    const device = await newDevice()
    const bad = aRegistration()
    const record = await device.record(RegisterPatient, aRegistration())
    const broken = { ...record, args: { ...bad, demographics: { ...bad.demographics, name } } }
    const answer = await device.push([
      device.opened(broken as typeof record),
      device.opened(await device.record(RegisterPatient, aRegistration())),
    ])
    expect(answer.status).toBe(200)
    expect(outcomes(answer)).toEqual(['quarantined', 'applied'])
    expect(await count('command_payload where id = $1', record.id)).toBe(1)
  })

  it('keeps a record whose header holds a NUL', async () => {
    const device = await newDevice()
    const record = await device.record(RegisterPatient, aRegistration(), { unit: 'um\u0000um' })
    const answer = await device.push([device.opened(record)])
    expect(answer.status).toBe(200)
    expect(await count('command_log where id = $1', record.id)).toBe(1)
  })

  it('quarantines the one command its rule throws at, and applies its neighbours', async () => {
    const device = await newDevice()
    const poison = aRegistration()
    const records = [
      await device.record(RegisterPatient, aRegistration()),
      await device.record(RegisterPatient, {
        ...poison,
        demographics: { ...poison.demographics, name: POISON },
      }),
      await device.record(RegisterPatient, aRegistration()),
    ]
    const answer = await device.push(records.map((record) => device.opened(record)))
    expect(outcomes(answer)).toEqual(['applied', 'quarantined', 'applied'])
    expect(answer.body.lastSeq).toBe(3)
  })

  it('quarantines a record signed by somebody else', async () => {
    const [device, other] = [await newDevice(), await newDevice()]
    const forged = await other.record(RegisterPatient, aRegistration(), {
      deviceId: device.enrolled.deviceId,
    })
    const answer = await device.push([device.opened(forged)])
    expect(outcomes(answer)).toEqual(['quarantined'])
    expect(answer.body.outcomes[0]!.issues[0]!.code).toBe('auth.signature_invalid')
  })

  it('names the record whose envelope nobody can read, and writes nothing', async () => {
    const device = await newDevice()
    const fine = device.opened(await device.record(RegisterPatient, aRegistration()))
    const answer = await device.push([
      fine,
      { origin: { deviceId: device.enrolled.deviceId, seq: 2 }, opened: { fmt: 1 } },
    ])
    expect([answer.status, answer.body.code, answer.body.index]).toEqual([400, 'command.malformed', 1])
    expect(await count('command_log where device_id = $1', device.enrolled.deviceId)).toBe(0)
  })

  it('refuses a batch of another past', async () => {
    const device = await newDevice()
    const answer = await device.push([], { epoch: randomUUID() })
    expect([answer.status, answer.body.code]).toEqual([409, 'sync.epoch_changed'])
  })
})

describe('numbers', () => {
  it('come with the enrolment: a block of record numbers and a station code nobody else has', async () => {
    const [a, b] = [await newDevice(), await newDevice()]
    const blocks = [a, b].map(({ enrolled }) => enrolled.leases.find(({ series }) => series === 'rm')!)
    expect(a.enrolled.station).not.toBe(b.enrolled.station)
    expect(blocks[1]!.from).toBeGreaterThan(blocks[0]!.to)
  })

  it('come again with the push when 40 % of the block are left, once', async () => {
    const device = await newDevice()
    const block = device.enrolled.leases.find(({ series }) => series === 'rm')!
    const enough = { leases: [{ series: 'rm', next: block.to - 40, to: block.to }] }
    const before = (await device.push([], enough)).body.leases ?? []
    expect(before.filter(({ series }) => series === 'rm')).toEqual([])
    const held = { leases: [{ series: 'rm', next: block.to - 39, to: block.to }] }
    const first = await device.push([], held)
    const again = await device.push([], held)
    const given = first.body.leases!.filter(({ series }) => series === 'rm')
    expect(given).toHaveLength(1)
    expect(given[0]!.from).toBeGreaterThan(block.to)
    expect(again.body.leases!.filter(({ series }) => series === 'rm')).toEqual(given)
  })
})

describe('pulling', () => {
  it('brings the directory and the day to another device, and what changes afterwards', async () => {
    const [writer, reader] = [await newDevice(), await newDevice()]
    const patient = aRegistration()
    const visit = aVisit(patient.patientId, `A${writer.enrolled.station}-002`)
    await writer.push([
      writer.opened(await writer.record(RegisterPatient, patient)),
      writer.opened(await writer.record(OpenVisit, visit)),
    ])
    let held: { name: string; cursor: string }[] = []
    const rows = new Map<string, unknown>()
    // The horizon belongs to the cluster: another test's transaction may hold it for a moment.
    const until = async (isThere: () => boolean) => {
      for (let tries = 0; tries < 100 && !isThere(); tries += 1) {
        const { body } = await reader.pull(held)
        for (const scope of body.scopes)
          for (const row of scope.rows) rows.set(`${row.entity} ${row.id}`, row.data)
        held = body.scopes.flatMap(({ name, cursor }) => (cursor === null ? [] : [{ name, cursor }]))
      }
      return isThere()
    }
    expect(
      await until(
        () => rows.has(`patient_directory ${patient.patientId}`) && rows.has(`visits ${visit.visitId}`),
      ),
    ).toBe(true)
    const vitals = someVitals(visit.visitId, patient.patientId)
    await writer.push([writer.opened(await writer.record(RecordVitals, vitals))])
    expect(await until(() => rows.has(`vitals ${vitals.vitalsId}`))).toBe(true)
    expect(rows.get(`vitals ${vitals.vitalsId}`)).toMatchObject({
      systolic: 120,
      temperature: 36.5,
      weight: 61.25,
    })
  })

  it('refuses a cursor it did not write', async () => {
    const device = await newDevice()
    const answer = await device.pull([{ name: 'dir', cursor: 'c1.zzz' }])
    expect([answer.status, (answer.body as unknown as { code: string }).code]).toEqual([
      400,
      'sync.cursor_invalid',
    ])
  })
})

describe('a database that goes away', () => {
  it('is answered as busy, uses no number up, and everything arrives once afterwards', async () => {
    const device = await newDevice()
    const batch = [device.opened(await device.record(RegisterPatient, aRegistration()))]
    const cut = async () => {
      for (let n = 0; n < 40; n += 1)
        await db.query(
          `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
        )
    }
    const send = async () => {
      for (let tries = 0; tries < 200; tries += 1) {
        const answer = await device.push(batch)
        if (answer.status === 200) return answer
        expect([answer.status, answer.body.code]).toEqual([503, 'server.busy'])
      }
      throw new Error('the database never came back')
    }
    const [answers] = await Promise.all([Promise.all([send(), send(), send()]), cut()])
    expect(answers.map(outcomes)).toEqual([['applied'], ['applied'], ['applied']])
    expect(await count('command_log where device_id = $1', device.enrolled.deviceId)).toBe(1)
  })
})

describe('a restart', () => {
  it('keeps the epoch, and a new cluster changes it', async () => {
    const device = await newDevice()
    const epochNow = async () =>
      ((await (await fetch(`${server.url}/api/v1/sync/ping`)).json()) as { epoch: string }).epoch
    server = await server.restart({ handlers: withBug })
    expect(await epochNow()).toBe(device.enrolled.epoch)
    await db.query(`update sync_server set system_identifier = '1'`)
    server = await server.restart({ handlers: withBug })
    expect(await epochNow()).not.toBe(device.enrolled.epoch)
  })
})
