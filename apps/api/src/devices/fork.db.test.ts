import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { recordNumber } from '@lentera/contracts/patients/record-number'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import type { EnrolAnswer } from '@lentera/contracts/sync/enrol'
import type { PushAnswer } from '@lentera/contracts/sync/push'
import { aRegistration } from '../testing/arguments.js'
import { startTestApi, type TestApi } from '../testing/test-api.js'
import { TestDevice } from '../testing/test-device.js'

jest.setTimeout(60_000)

let server: TestApi
beforeAll(async () => {
  server = await startTestApi()
  await server.addPerson('sari', ['receptionist'])
})
afterAll(() => server?.close())

const fork = (device: TestDevice, claim: string, deviceId = device.enrolled.deviceId) =>
  device.post<EnrolAnswer & { code?: string }>('/api/v1/sync/fork', { deviceId, claim })

describe('S19: the fork of a copied disk', () => {
  it('makes a device with its own station code and numbers, which may send what the former one made', async () => {
    const device = await TestDevice.enrol(server.url, 'sari')
    const { leases, station, deviceId } = device.enrolled
    const block = leases.find(({ series }) => series === 'rm')!
    const record = await device.record(
      RegisterPatient,
      aRegistration({ medicalRecordNumber: recordNumber(block.from) }),
    )
    const { status, body } = await fork(device, randomUUID())
    expect(status).toBe(200)
    expect([body.deviceId, body.station]).not.toContain(deviceId)
    expect(body.station).not.toBe(station)
    expect(body.leases.find(({ series }) => series === 'rm')!.from).toBeGreaterThan(block.to)
    expect(body.lastSeq).toBe(0)

    const own = [{ origin: { deviceId: body.deviceId, seq: 1 }, opened: record }]
    const push = { deviceId: body.deviceId, epoch: body.epoch, build: 'test', receipt: null, leases: [] }
    const answer = await device.post<PushAnswer>('/api/v1/sync/push', { ...push, own, carried: [] })
    expect(answer.body.outcomes).toMatchObject([{ id: record.id, outcome: 'applied' }])
  })

  it('answers the same device to the same claim, by the old credential and by the new one', async () => {
    const device = await TestDevice.enrol(server.url, 'sari')
    const old = new Map(device.cookies)
    const claim = randomUUID()
    const first = await fork(device, claim)
    const again = await fork(device, claim)
    for (const [name, value] of old) device.cookies.set(name, value)
    const byOld = await fork(device, claim)
    const ids = [first, again, byOld].map(({ body }) => body.deviceId)
    expect(new Set(ids).size).toBe(1)
    expect((await fork(device, randomUUID())).body.deviceId).not.toBe(ids[0])
  })

  it("is nobody else's: a device cannot fork another", async () => {
    const [device, other] = [
      await TestDevice.enrol(server.url, 'sari'),
      await TestDevice.enrol(server.url, 'sari'),
    ]
    const { status, body } = await fork(device, randomUUID(), other.enrolled.deviceId)
    expect([status, body.code]).toEqual([403, 'auth.forbidden'])
  })
})
