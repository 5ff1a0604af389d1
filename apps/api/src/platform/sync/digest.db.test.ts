import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import type { PullAnswer } from '@lentera/contracts/sync/pull'
import { OpenVisit } from '@lentera/contracts/visits/visit'
import { digestOf } from '@lentera/sync/pure/digest'
import { Client } from 'pg'
import { aRegistration, aVisit } from '../../testing/arguments.js'
import { startTestApi, type TestApi } from '../../testing/test-api.js'
import { TestDevice } from '../../testing/test-device.js'

jest.setTimeout(60_000)

let server: TestApi
beforeAll(async () => {
  server = await startTestApi()
  await server.addPerson('sari', ['receptionist', 'nurse'])
})
afterAll(() => server?.close())

const pull = async (device: TestDevice): Promise<PullAnswer> => {
  const { epoch } = device.enrolled
  const request = { epoch, build: 'test', receipt: null, scopes: [], limit: 5000, digests: true }
  return (await device.post<PullAnswer>('/api/v1/sync/pull', request)).body
}

/** A transaction of another test of this cluster may hold the horizon for a moment; then no digest is given. */
const pullSettled = async (device: TestDevice): Promise<PullAnswer> => {
  for (let tries = 0; ; tries += 1) {
    const answer = await pull(device)
    if (tries === 100 || answer.scopes.every(({ digest }) => digest)) return answer
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

describe('S21: digests on Postgres', () => {
  it('are those of the rows a first load brings, scope by scope', async () => {
    const device = await TestDevice.enrol(server.url, 'sari')
    for (let n = 1; n <= 3; n += 1) {
      const patient = aRegistration()
      const visit = aVisit(patient.patientId, `A${device.enrolled.station}-00${n}`)
      await device.push([
        device.opened(await device.record(RegisterPatient, patient)),
        device.opened(await device.record(OpenVisit, visit)),
      ])
    }
    const { scopes } = await pullSettled(device)
    expect(scopes.map(({ digest }) => digest)).toEqual(scopes.map(({ rows }) => digestOf(rows)))
    const counts = new Map(scopes.map(({ name, digest }) => [name.split(':')[0], digest!.count]))
    expect(counts.get('dir')).toBe(3)
    expect(Math.max(...scopes.map(({ digest }) => digest!.count))).toBeGreaterThan(6)
  })

  it('are not given while a change is visible that only a later pull brings', async () => {
    const device = await TestDevice.enrol(server.url, 'sari')
    const holder = new Client({ connectionString: server.databaseUrl })
    await holder.connect()
    await holder.query('begin')
    await holder.query('select pg_current_xact_id()')
    await device.push([device.opened(await device.record(RegisterPatient, aRegistration()))])
    expect((await pull(device)).scopes.flatMap(({ digest }) => digest ?? [])).toEqual([])
    await holder.query('rollback')
    await holder.end()
    expect((await pullSettled(device)).scopes.every(({ digest }) => digest)).toBe(true)
  })
})
