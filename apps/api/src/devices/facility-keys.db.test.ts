import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import type { FacilityKey } from '@lentera/contracts/sync/hand-over'
import pg from 'pg'
import { startTestApi, type TestApi } from '../testing/test-api.js'
import { TestDevice } from '../testing/test-device.js'
import { facilityKeyFor } from './facility-keys.js'

jest.setTimeout(60_000)

let server: TestApi
beforeAll(async () => {
  server = await startTestApi()
  await server.addPerson('sari', ['receptionist'])
})
afterAll(() => server?.close())

async function pulledKey(device: TestDevice, facilityKid?: string | null): Promise<FacilityKey | undefined> {
  const { epoch } = device.enrolled
  const answer = await device.post<{ facilityKey?: FacilityKey }>('/api/v1/sync/pull', {
    ...{ epoch, build: 'test', receipt: null, scopes: [], limit: 1 },
    ...(facilityKid === undefined ? {} : { facilityKid }),
  })
  expect(answer.status).toBe(200)
  return answer.body.facilityKey
}

async function change(deviceId: string, set: string): Promise<void> {
  const client = new pg.Client({ connectionString: server.databaseUrl })
  await client.connect()
  try {
    await client.query(`update devices set ${set} where id = $1`, [deviceId])
  } finally {
    await client.end()
  }
}

describe('the key that enrolled devices share', () => {
  it('comes with a pull that asks for it, is the same for all, and another after a revocation', async () => {
    const [desk, room, stolen] = [
      await TestDevice.enrol(server.url, 'sari'),
      await TestDevice.enrol(server.url, 'sari'),
      await TestDevice.enrol(server.url, 'sari'),
    ]
    const first = (await pulledKey(desk, null))!
    expect(first.kid).toMatch(/^facility:[1-9][0-9]*$/)
    expect(await pulledKey(room, null)).toEqual(first)
    expect(await pulledKey(stolen, null)).toEqual(first)
    // Neither an older build nor a device that has it is told.
    expect(await pulledKey(desk)).toBeUndefined()
    expect(await pulledKey(desk, first.kid)).toBeUndefined()

    await change(stolen.enrolled.deviceId, 'revoked_at = now()')
    const second = (await pulledKey(desk, first.kid))!
    expect(second.kid).not.toBe(first.kid)
    expect(second.key).not.toBe(first.key)
    expect(await pulledKey(room, first.kid)).toEqual(second)
  })

  it('is not for a display on the wall', async () => {
    const wall = await TestDevice.enrol(server.url, 'sari')
    await change(wall.enrolled.deviceId, "kind = 'display'")
    expect(await pulledKey(wall, null)).toBeUndefined()
  })

  it('depends on who was revoked, in whatever order, and on the secret', () => {
    const [a, b] = ['0b6f0000-0000-4000-8000-00000000000a', '0b6f0000-0000-4000-8000-00000000000b']
    const keyOf = (revoked: string[], secret = 1) => facilityKeyFor(new Uint8Array(32).fill(secret), revoked)
    expect(keyOf([a, b])).toEqual(keyOf([b, a]))
    const all = [keyOf([]), keyOf([a]), keyOf([b]), keyOf([a, b]), keyOf([], 2)]
    expect(new Set(all.map(({ key }) => key)).size).toBe(all.length)
    expect(new Set(all.map(({ kid }) => kid)).size).toBe(all.length)
  })
})
