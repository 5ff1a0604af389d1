import { afterEach, describe, expect, it, jest } from '@jest/globals'
import { recordNumber } from '@lentera/contracts/patients/record-number'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import type { EnrolAnswer } from '@lentera/contracts/sync/enrol'
import type { PushAnswer } from '@lentera/contracts/sync/push'
import { aRegistration } from '../testing/arguments.js'
import { startTestApi, type TestApi } from '../testing/test-api.js'
import { TestDevice } from '../testing/test-device.js'

jest.setTimeout(90_000)

let server: TestApi
afterEach(() => server.close())

/** Two devices enrolled in the hours that the restored backup lost; the first of them also worked. */
async function forgotten(preset: 'test' | 'one-pc' = 'test') {
  server = await startTestApi({ preset: 'test' })
  await server.addPerson('sari', ['receptionist'])
  await server.addPerson('budi', ['it_admin'])
  const backup = await server.backUp()
  server = backup.server
  const [device, other] = [
    await TestDevice.enrol(server.url, 'sari'),
    await TestDevice.enrol(server.url, 'sari'),
  ]
  const { leases } = device.enrolled
  const block = leases.find(({ series }) => series === 'rm')!
  const record = await device.record(
    RegisterPatient,
    aRegistration({ medicalRecordNumber: recordNumber(block.from) }),
  )
  const before = await device.push([device.opened(record, 1)])
  server = await backup.restore(server)
  if (preset === 'one-pc') server = await server.restart({ preset })
  for (const one of [device, other]) Object.assign(one, { url: server.url })
  const again = (one: TestDevice, receipt: string | null, deviceId = one.enrolled.deviceId) =>
    one.post<EnrolAnswer & { code?: string }>('/api/v1/sync/enrol', {
      ...{ name: 'Loket 1', unit: 'all', publicKey: one.publicKey },
      former: { deviceId, receipt },
    })
  return { device, other, record, receipt: before.body.receipt, block, again }
}

describe('N12: a device that the restored database never heard of', () => {
  it('is turned away, and becomes the same device again with its records as they were signed', async () => {
    const { device, record, receipt, block, again } = await forgotten()
    expect((await device.push([device.opened(record, 1)])).body).toMatchObject({ code: 'auth.required' })
    await device.login('sari')
    const { status, body } = await again(device, receipt)
    expect([status, body.deviceId, body.lastSeq]).toEqual([200, device.enrolled.deviceId, 0])
    const push = { epoch: body.epoch, leases: [{ series: 'rm', next: block.from + 1, to: block.to }] }
    const answer = await device.push([device.opened(record, 1)], push)
    expect((answer.body as PushAnswer).outcomes).toMatchObject([{ id: record.id, outcome: 'applied' }])
    expect(answer.body.lastSeq).toBe(1)
  })

  it("needs no administrator where it brings the server's own receipt, and one where it does not", async () => {
    const { device, other, receipt, again } = await forgotten('one-pc')
    for (const one of [device, other]) await one.login('sari')
    expect((await again(other, null)).body.code).toBe('auth.forbidden')
    expect((await again(other, receipt)).body.code).toBe('auth.forbidden')
    expect((await again(device, receipt)).status).toBe(200)
    await other.login('budi')
    expect((await again(other, null)).status).toBe(200)
  })

  it('takes no device that the server knows', async () => {
    const { device, other, receipt, again } = await forgotten()
    await device.login('sari')
    await again(device, receipt)
    await other.login('sari')
    expect((await again(other, receipt, device.enrolled.deviceId)).body.code).toBe('auth.required')
  })

  it('is another server’s where everybody may enrol and it brings no proof, whoever asks (ADR 0035)', async () => {
    const { device, other, receipt, again } = await forgotten()
    for (const name of ['sari', 'budi']) {
      await other.login(name)
      expect(await again(other, null)).toMatchObject({ status: 409, body: { code: 'auth.other_server' } })
      expect((await again(other, receipt)).body.code).toBe('auth.other_server')
    }
    expect((await device.push([])).body).toMatchObject({ code: 'auth.required' })
  })

  it('is a new one when its browser was emptied and only the cookie is left', async () => {
    const { other } = await forgotten()
    await other.login('sari')
    const request = { name: 'Loket 1', unit: 'all', publicKey: other.publicKey }
    const { status, body } = await other.post<EnrolAnswer>('/api/v1/sync/enrol', request)
    expect(status).toBe(200)
    expect(body.deviceId).not.toBe(other.enrolled.deviceId)
  })
})
