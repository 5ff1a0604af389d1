import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import type { Problem } from '@lentera/contracts/kernel/problem'
import { startTestApi, type TestApi } from '../testing/test-api.js'
import { TestDevice } from '../testing/test-device.js'
import pg from 'pg'

jest.setTimeout(60_000)

let server: TestApi

beforeAll(async () => {
  server = await startTestApi()
  await server.addPerson('sari', ['receptionist'])
})
afterAll(() => server?.close())

/** A device whose browser was killed before its cookie reached the disk. */
async function withoutCookies(): Promise<TestDevice> {
  const device = await TestDevice.enrol(server.url, 'sari')
  device.cookies.clear()
  device.token = null
  return device
}

const pull = (device: TestDevice, proof?: string) =>
  device.post<Problem>(
    '/api/v1/sync/pull',
    { epoch: device.enrolled.epoch, build: 'test', receipt: null, scopes: [], limit: 10 },
    proof === undefined ? {} : { headers: { 'lentera-device': proof } },
  )

const minutes = (n: number) => new Date(Date.now() + n * 60_000)

describe('a browser that lost its cookie', () => {
  it('is let in by the key of who has it unlocked, and gets a new cookie', async () => {
    const device = await withoutCookies()
    expect((await pull(device)).body.code).toBe('auth.required')
    expect((await pull(device, await device.prove(new Date()))).status).toBe(200)
    expect((await pull(device)).status).toBe(200)
  })

  it('ends the old cookie with the new one, so that a stolen profile is noticed', async () => {
    const device = await TestDevice.enrol(server.url, 'sari')
    const old = new Map(device.cookies)
    await pull(device, await device.prove(new Date()))
    for (const [name, value] of old) device.cookies.set(name, value)
    expect((await pull(device)).body.code).toBe('auth.required')
  })

  it.each([-11, 11])('is not believed %i minutes away from now', async (away) => {
    const device = await withoutCookies()
    expect((await pull(device, await device.prove(minutes(away)))).body.code).toBe('auth.required')
  })

  it('is not believed for another device', async () => {
    const [device, other] = [await withoutCookies(), await withoutCookies()]
    const proof = (await device.prove(new Date())).replace(device.enrolled.deviceId, other.enrolled.deviceId)
    expect((await pull(device, proof)).body.code).toBe('auth.required')
  })

  it('stays out once the device was revoked', async () => {
    const device = await withoutCookies()
    const client = new pg.Client({ connectionString: server.databaseUrl })
    await client.connect()
    await client.query('update devices set revoked_at = now() where id = $1', [device.enrolled.deviceId])
    await client.end()
    expect((await pull(device, await device.prove(new Date()))).body.code).toBe('auth.device_revoked')
  })
})
