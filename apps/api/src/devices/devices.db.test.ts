import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { type DeviceOverview, DeviceOverview as Overview } from '@lentera/contracts/devices/device-overview'
import { RevokeDevice } from '@lentera/contracts/devices/revoke-device'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import type { DeviceReport } from '@lentera/contracts/sync/device-report'
import { Client } from 'pg'
import { aRegistration } from '../testing/arguments.js'
import { startTestApi, type TestApi } from '../testing/test-api.js'
import { TestDevice } from '../testing/test-device.js'

jest.setTimeout(60_000)

let server: TestApi
let admin: TestDevice
beforeEach(async () => {
  server = await startTestApi()
  await server.addPerson('budi', ['it_admin'])
  await server.addPerson('sari', ['receptionist'])
  admin = await TestDevice.enrol(server.url, 'budi')
})
afterEach(() => server.close())

const aReport = (change: Partial<DeviceReport> = {}): DeviceReport => ({
  unsent: 0,
  oldestUnsentAt: null,
  offsetMs: 1200,
  persisted: false,
  ...change,
})
const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()
const overview = async (as = admin) => {
  const answer = await fetch(`${server.url}/api/v1/devices`, {
    headers: { authorization: `Bearer ${as.token}` },
  })
  return { status: answer.status, body: (await answer.json()) as DeviceOverview & { code?: string } }
}
const rowOf = async (device: TestDevice) =>
  (await overview()).body.devices.find(({ id }) => id === device.enrolled.deviceId)!

async function inDatabase(text: string): Promise<void> {
  const db = new Client({ connectionString: server.databaseUrl })
  await db.connect()
  await db.query(text).finally(() => db.end())
}

describe('N8: the overview of devices', () => {
  it('is for an administrator only', async () => {
    const sari = await TestDevice.enrol(server.url, 'sari')
    expect(await overview(sari)).toMatchObject({ status: 403, body: { code: 'auth.forbidden' } })
    sari.token = 'none'
    expect((await overview(sari)).status).toBe(401)
  })

  it('shows each device with its people, its numbers and what it said of itself last', async () => {
    const desk = await TestDevice.enrol(server.url, 'sari')
    const silent = await TestDevice.enrol(server.url, 'sari')
    const block = desk.enrolled.leases.find(({ series }) => series === 'rm')!
    const report = aReport({ unsent: 3, oldestUnsentAt: ago(2) })
    await desk.push([], { report, leases: [{ series: 'rm', next: block.to - 49, to: block.to }] })
    // A pull says nothing of numbers; what was said of them stays.
    await desk.post('/api/v1/sync/pull', {
      ...{ epoch: desk.enrolled.epoch, build: 'newer', receipt: null, scopes: [], limit: 10 },
      report: aReport({ unsent: 2, oldestUnsentAt: ago(2) }),
    })
    const { body } = await overview()
    expect(Overview.safeParse(body).error).toBeUndefined()
    expect(body.devices).toHaveLength(3)
    expect(await rowOf(desk)).toMatchObject({
      ...{ name: 'Loket 1', people: ['Orang sari'], station: desk.enrolled.station, numbersLeft: 50 },
      ...{ build: 'newer', isStalled: false, report: { unsent: 2, persisted: false } },
    })
    expect(Date.now() - Date.parse((await rowOf(desk)).contactAt!)).toBeLessThan(30_000)
    expect(await rowOf(silent)).toMatchObject({ contactAt: null, report: null, numbersLeft: null })
    expect(body.numbers).toMatchObject({ open: true, missing: [] })
  })

  it('goes on showing what was said before the server was started anew', async () => {
    const desk = await TestDevice.enrol(server.url, 'sari')
    await desk.push([], { report: aReport({ unsent: 7, oldestUnsentAt: ago(20) }) })
    server = await server.restart()
    admin.url = server.url
    expect((await rowOf(desk)).report).toMatchObject({ unsent: 7 })
  })

  it('alarms where something waits for a quarter of an hour though the device is in contact all the time', async () => {
    const desk = await TestDevice.enrol(server.url, 'sari')
    const say = (minutes: number) =>
      desk.push([], { report: aReport({ unsent: 1, oldestUnsentAt: ago(minutes) }) })
    await say(40)
    expect(await rowOf(desk)).toMatchObject({ isStalled: false })
    await inDatabase(`update device_reports set online_since = now() - interval '16 minutes'`)
    await say(14)
    expect(await rowOf(desk)).toMatchObject({ isStalled: false })
    await say(16)
    expect(await rowOf(desk)).toMatchObject({ isStalled: true })
    await inDatabase(`update device_reports set contact_at = now() - interval '6 minutes'`)
    expect(await rowOf(desk)).toMatchObject({ isStalled: false })
    // It comes back after an hour without a line: what waits now waited for the line.
    await inDatabase(`update device_reports set contact_at = now() - interval '1 hour'`)
    await say(50)
    expect(await rowOf(desk)).toMatchObject({ isStalled: false })
  })
})

describe('N9: a device that is ended by an administrator', () => {
  const revoke = async (device: TestDevice, wipe: boolean, by = admin) => {
    const args = { deviceId: device.enrolled.deviceId, wipe, reason: 'hilang di pasar' }
    const record = await by.record(RevokeDevice, args, { unit: 'all' })
    return (await by.push([by.opened(record)])).body.outcomes[0]!
  }

  it('is heard no more, and told to destroy its keys where that was ordered', async () => {
    const [lost, given] = [
      await TestDevice.enrol(server.url, 'sari'),
      await TestDevice.enrol(server.url, 'sari'),
    ]
    expect(await revoke(lost, true)).toMatchObject({ outcome: 'applied' })
    expect(await revoke(given, false)).toMatchObject({ outcome: 'applied' })
    expect((await lost.push([])).body).toMatchObject({ status: 401, code: 'auth.device_revoked', wipe: true })
    const { body } = await given.push([])
    expect([body.code, body.wipe]).toEqual(['auth.device_revoked', undefined])
    expect(await rowOf(lost)).toMatchObject({ wipe: true, people: [], isStalled: false })
    // Without its cookie, too: the key that ended with it still proves which device this is.
    lost.cookies.clear()
    const byProof = await lost.post(
      '/api/v1/sync/pull',
      {},
      {
        headers: { 'lentera-device': await lost.prove(new Date()) },
      },
    )
    expect(byProof.body).toMatchObject({ code: 'auth.device_revoked', wipe: true })
  })

  it('may have worked before: what another device brings of it is written and looked at', async () => {
    const lost = await TestDevice.enrol(server.url, 'sari')
    const record = await lost.record(RegisterPatient, aRegistration())
    const wire = lost.opened(record, 1)
    // Revoked in the same millisecond is revoked before.
    while (Date.now() <= Date.parse(record.at!.device)) await new Promise((resolve) => setTimeout(resolve, 1))
    await revoke(lost, true)
    const { body } = await admin.push([], { carried: [wire] })
    expect(body.outcomes).toMatchObject([{ id: record.id, outcome: 'flagged' }])
  })

  it('is ended by an administrator only', async () => {
    const [desk, other] = [
      await TestDevice.enrol(server.url, 'sari'),
      await TestDevice.enrol(server.url, 'sari'),
    ]
    expect(await revoke(other, true, desk)).toMatchObject({
      outcome: 'refused',
      issues: [{ code: 'auth.role_missing' }],
    })
    expect((await other.push([])).status).toBe(200)
  })
})
