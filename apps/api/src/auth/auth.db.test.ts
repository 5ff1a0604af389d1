import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { PutUser } from '@lentera/contracts/users/user'
import { startTestApi, testPassword, type TestApi } from '../testing/test-api.js'
import { TestDevice } from '../testing/test-device.js'

jest.setTimeout(60_000)

let server: TestApi
let adityaId: string

beforeAll(async () => {
  server = await startTestApi()
  await server.addPerson('sari', ['receptionist'])
  adityaId = await server.addPerson('aditya', ['pharmacist'])
})
afterAll(() => server?.close())

const browser = () => new TestDevice(server.url)
const refresh = (device: TestDevice) => device.post('/api/v1/auth/refresh', {})

describe('signing in', () => {
  it('gives a short token in the body and a refresh token where no script reads it', async () => {
    const answer = await browser().login('sari')
    expect(answer.body).toMatchObject({
      expiresIn: 600,
      user: { username: 'sari' },
      grants: [{ role: 'receptionist', unit: null }],
    })
    const cookie = answer.headers.getSetCookie().find((line) => line.startsWith('lentera_refresh='))!
    expect(cookie).toMatch(/HttpOnly/)
    expect(cookie).toMatch(/SameSite=Strict/)
    expect(cookie).toMatch(/Path=\/api\/v1\/auth/)
    expect(JSON.stringify(answer.body)).not.toContain(cookie.split(/[=;]/)[1]!)
  })

  it('does not tell a wrong password from an unknown name', async () => {
    const [wrong, unknown] = [await browser().login('sari', 'salah'), await browser().login('siapa', 'salah')]
    expect([wrong.status, wrong.body.code]).toEqual([401, 'auth.invalid_credentials'])
    expect([unknown.status, unknown.body.code]).toEqual([401, 'auth.invalid_credentials'])
  })

  it('answers a name that no keyboard writes, and does not break', async () => {
    for (const name of ['sa\u0000ri', '\u0000', 'sari\u202e', 'sa\ud800ri']) {
      const answer = await browser().login(name, 'salah')
      expect([answer.status, answer.body.code]).toEqual([400, 'body.malformed'])
    }
  })

  it('lets nobody in as a person who has no password yet', async () => {
    const grants = [{ role: 'nurse' as const, unit: null }]
    await server.api.issue(PutUser, {
      userId: crypto.randomUUID(),
      username: 'baru',
      name: 'Orang Baru',
      passwordHash: null,
      active: true,
      grants,
    })
    for (const password of ['', 'nobody has this password'])
      expect((await browser().login('baru', password)).body.code).toBe('auth.invalid_credentials')
  })

  it('counts guesses that come all at once', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => browser().login('tono', 'salah')))
    expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(7)
  })

  it('waits longer and longer after five wrong passwords', async () => {
    const device = browser()
    for (let tries = 0; tries < 5; tries += 1) expect((await device.login('dina', 'salah')).status).toBe(401)
    const answer = await device.login('dina', 'salah')
    expect([answer.status, answer.body.code]).toEqual([429, 'rate.limited'])
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  })

  it('ends with the person: who left is not signed in and not refreshed', async () => {
    const device = browser()
    await device.login('aditya')
    await server.api.issue(PutUser, {
      userId: adityaId,
      username: 'aditya',
      name: 'Aditya',
      passwordHash: null,
      active: false,
      grants: [],
    })
    expect((await refresh(device)).body.code).toBe('auth.required')
    expect((await browser().login('aditya', testPassword)).body.code).toBe('auth.invalid_credentials')
  })
})

describe('refresh tokens', () => {
  it('work once each', async () => {
    const device = browser()
    await device.login('sari')
    const first = device.cookies.get('lentera_refresh')
    expect((await refresh(device)).status).toBe(200)
    expect(device.cookies.get('lentera_refresh')).not.toBe(first)
    expect((await refresh(device)).status).toBe(200)
  })

  it('end as a family when a used one comes again, because somebody copied it', async () => {
    const [owner, thief] = [browser(), browser()]
    await owner.login('sari')
    thief.cookies.set('lentera_refresh', owner.cookies.get('lentera_refresh')!)
    expect((await refresh(thief)).status).toBe(200)
    expect((await refresh(owner)).body.code).toBe('auth.required')
    expect((await refresh(thief)).body.code).toBe('auth.required')
  })

  it('end with the logout', async () => {
    const device = browser()
    await device.login('sari')
    const kept = device.cookies.get('lentera_refresh')!
    expect((await device.post('/api/v1/auth/logout', {})).status).toBe(204)
    expect(device.cookies.get('lentera_refresh')).toBe('')
    device.cookies.set('lentera_refresh', kept)
    expect((await refresh(device)).body.code).toBe('auth.required')
  })
})

describe('enrolment', () => {
  it('registers one more person on a device that has its credential, and keeps the device', async () => {
    await server.addPerson('maria', ['nurse'])
    const first = await TestDevice.enrol(server.url, 'sari')
    const second = browser()
    for (const [name, value] of first.cookies) second.cookies.set(name, value)
    await second.login('maria')
    const publicKey = (await import('@lentera/sync/record/sign')).newSigningKey
    const { platformCrypto } = await import('@lentera/sync/record/crypto-port')
    const key = await publicKey(platformCrypto)
    const answer = await second.post('/api/v1/sync/enrol', {
      name: 'x',
      unit: 'all',
      publicKey: key.publicKey,
    })
    expect(answer.body).toMatchObject({
      deviceId: first.enrolled.deviceId,
      station: first.enrolled.station,
      leases: first.enrolled.leases,
    })
  })
})
