import { afterEach, describe, expect, it, jest } from '@jest/globals'
import { RestartNumbers } from '@lentera/contracts/devices/number-report'
import { recordNumber } from '@lentera/contracts/patients/record-number'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import { OpenVisit } from '@lentera/contracts/visits/visit'
import type { Lease } from '@lentera/contracts/sync/lease'
import type { PushAnswer } from '@lentera/contracts/sync/push'
import { Client } from 'pg'
import { aRegistration, aVisit } from '../../testing/arguments.js'
import { startTestApi, type TestApi } from '../../testing/test-api.js'
import { type HttpAnswer, TestDevice } from '../../testing/test-device.js'

jest.setTimeout(90_000)

let server: TestApi
afterEach(() => server.close())

const ask = async <R>(text: string): Promise<R[]> => {
  const db = new Client({ connectionString: server.databaseUrl })
  await db.connect()
  const { rows } = await db.query(text).finally(() => db.end())
  return rows as R[]
}

/** A device's numbers as it would report them with one left. */
const used = (blocks: readonly Lease[]) =>
  blocks.filter(({ series }) => series === 'rm').map(({ to }) => ({ series: 'rm' as const, next: to, to }))

const registrationOf = (device: TestDevice, no: number) =>
  device.record(RegisterPatient, aRegistration({ medicalRecordNumber: recordNumber(no) }))

const push = (
  device: TestDevice,
  change: Record<string, unknown>,
): Promise<HttpAnswer<PushAnswer & { code?: string }>> =>
  device.post('/api/v1/sync/push', {
    deviceId: device.enrolled.deviceId,
    epoch: device.enrolled.epoch,
    build: 'test',
    receipt: null,
    leases: [],
    own: [],
    carried: [],
    ...change,
  })

/** A server with two desks, put back to a copy from before the second half of the first desk's work. */
async function restored() {
  server = await startTestApi()
  await server.addPerson('sari', ['receptionist'])
  const [first, second] = [
    await TestDevice.enrol(server.url, 'sari'),
    await TestDevice.enrol(server.url, 'sari'),
  ]
  const block = first.enrolled.leases.find(({ series }) => series === 'rm')!
  const records = []
  for (let n = 0; n < 4; n += 1) records.push(await registrationOf(first, block.from + n))
  const own = records.map((record, n) => first.opened(record, n + 1))
  await push(first, { own: own.slice(0, 2) })
  const backup = await server.backUp()
  server = backup.server
  await reach(first, second)
  const before = await push(first, { own: own.slice(2), leases: used([block]) })
  const lost = before.body.leases!.filter(({ series }) => series === 'rm')
  server = await backup.restore(server)
  await reach(first, second)
  return { first, second, own, before, lost, block }
}

/** The server listens at another port after a restart. */
async function reach(...devices: TestDevice[]): Promise<void> {
  for (const device of devices) Object.assign(device, { url: server.url })
}

describe('S16 on Postgres: a database that was put back to an older copy', () => {
  it('T9: put back without any script (a VM snapshot), gets a new epoch by a receipt, everything again (I1), and gives no number twice', async () => {
    const { first, second, own, before, lost, block } = await restored()
    expect(lost).toHaveLength(1)
    const receipt = before.body.receipt
    expect((await push(second, { receipt })).status).toBe(200)

    const refused = await push(first, { receipt })
    const epoch = String((refused.body as unknown as { epoch: string }).epoch)
    expect([refused.status, refused.body.code]).toEqual([409, 'sync.epoch_changed'])
    expect(epoch).not.toBe(first.enrolled.epoch)
    expect(await ask('select cause from sync_epochs order by since')).toEqual([
      { cause: 'first' },
      { cause: 'seq_ahead' },
    ])

    const leases = [{ series: 'rm', next: lost[0]!.from, to: lost[0]!.to }]
    const again = await push(first, { epoch, own, leases })
    expect(again.body.outcomes.map(({ outcome }) => outcome)).toEqual(Array(4).fill('applied'))
    expect(again.body.lastSeq).toBe(4)
    expect(await ask('select count(*)::int as n from patients')).toEqual([{ n: 4 }])
    expect((await push(first, { epoch, leases: used(lost) })).body.leases).toBeUndefined()

    const last = await push(second, { epoch, leases: used(second.enrolled.leases) })
    const given = last.body.leases!.find(({ series }) => series === 'rm')!
    expect(lost[0]!.to).toBeGreaterThan(block.to)
    expect(given.from).toBe(lost[0]!.to + 1001)
  })

  it('T9: reads back what it owes, and what devices bring again, before anything is sent; new acts are not doubted', async () => {
    server = await startTestApi({ owes: true })
    await server.addPerson('sari', ['receptionist'])
    const desk = await TestDevice.enrol(server.url, 'sari')
    const block = desk.enrolled.leases.find(({ series }) => series === 'rm')!
    const registration = await registrationOf(desk, block.from)
    const { patientId } = registration.args as { patientId: string }
    const arrival = (ticket: string) => desk.record(OpenVisit, aVisit(patientId, ticket))
    const acts = [registration, await arrival('A1-001'), await arrival('A1-002')]
    const own = acts.map((record, n) => desk.opened(record, n + 1))
    await push(desk, { own: own.slice(0, 2) })
    const backup = await server.backUp()
    server = backup.server
    await reach(desk)
    const { receipt } = (await push(desk, { own: own.slice(2) })).body
    const states = () =>
      ask<{ state: string }>(
        `select d.state from deliveries d join outbox_events e on e.id = d.event_id
          where e.name = 'visits.opened' order by d.no`,
      ).then((rows) => rows.map(({ state }) => state))
    expect(await states()).toEqual(['waiting', 'waiting'])

    server = await backup.restore(server)
    await reach(desk)
    const refused = await push(desk, { receipt })
    const epoch = String((refused.body as unknown as { epoch: string }).epoch)
    expect(await states()).toEqual(['unknown'])
    await push(desk, { epoch, own })
    expect(await states()).toEqual(['unknown', 'unknown'])

    // An hour later.
    await ask(`update sync_epochs set since = since - interval '1 hour'`)
    await push(desk, { epoch, own: [desk.opened(await arrival('A1-003'), 4)] })
    expect(await states()).toEqual(['unknown', 'unknown', 'waiting'])
  })

  it("T9: is also noticed at the start by the cluster's identifier, and an administrator opens the numbers", async () => {
    const { first, lost } = await restored()
    await ask(`update sync_server set system_identifier = 'another'`)
    server = await server.restart()
    await reach(first)
    const { epoch } = (await (await fetch(`${server.url}/api/v1/sync/ping`)).json()) as { epoch: string }
    expect(epoch).not.toBe(first.enrolled.epoch)
    const leases = used(lost)
    expect((await push(first, { epoch, leases })).body.leases).toBeUndefined()
    const { outcome } = await server.api.issue(RestartNumbers, { epoch, reason: 'PC Loket 2 rusak' })
    expect(outcome).toBe('applied')
    const opened = await push(first, { epoch, leases })
    expect(opened.body.leases!.find(({ series }) => series === 'rm')).toMatchObject({
      from: lost[0]!.to + 1001,
    })
  })
})
