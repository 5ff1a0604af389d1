import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import type { PutUserAnswer, PutUserRequest } from '@lentera/contracts/users/put-user-request'
import { UserList } from '@lentera/contracts/users/user-list'
import { Client } from 'pg'
import { startTestApi, testPassword, type TestApi } from '../testing/test-api.js'
import { TestDevice } from '../testing/test-device.js'

jest.setTimeout(60_000)

let server: TestApi
let admin: TestDevice
let adminId: string
const logged: string[] = []
beforeEach(async () => {
  logged.length = 0
  const keep = (message: string, facts?: object) => void logged.push(JSON.stringify([message, facts]))
  server = await startTestApi({ log: { info: keep, error: keep } })
  adminId = await server.addPerson('budi', ['it_admin'])
  await server.addPerson('sari', ['nurse'])
  admin = await signedIn('budi')
})
afterEach(() => server.close())

async function signedIn(username: string): Promise<TestDevice> {
  const browser = new TestDevice(server.url)
  expect((await browser.login(username)).status).toBe(200)
  return browser
}

async function listed(as = admin) {
  const answer = await fetch(`${server.url}/api/v1/users`, {
    headers: { authorization: `Bearer ${as.token}` },
  })
  return { status: answer.status, body: (await answer.json()) as UserList & { code?: string } }
}
const rowOf = async (username: string) =>
  (await listed()).body.users.find((user) => user.username === username)

const password = 'rumput laut'
const aRequest = (change: Partial<PutUserRequest['user']> = {}): PutUserRequest => ({
  id: crypto.randomUUID(),
  user: {
    userId: crypto.randomUUID(),
    username: 'ester',
    name: 'Bidan Ester',
    active: true,
    grants: [{ role: 'nurse', unit: 'kia' }],
    ...change,
  },
  password,
})
const put = (request: unknown, as = admin) =>
  as.post<PutUserAnswer & { code?: string }>('/api/v1/users', request)
const login = async (username: string, secret: string) =>
  (await new TestDevice(server.url).login(username, secret)).status

async function rowsOf(text: string): Promise<Record<string, unknown>[]> {
  const db = new Client({ connectionString: server.databaseUrl })
  await db.connect()
  return db
    .query(text)
    .then(({ rows }) => rows as Record<string, unknown>[])
    .finally(() => db.end())
}

/** What the outside was told of a person. */
const toldOf = (userId: string) => rowsOf(`select name from outbox_events where lane = 'u:${userId}'`)

describe('N16: the staff of a facility', () => {
  it('is seen and changed by an administrator only', async () => {
    const sari = await signedIn('sari')
    expect(await listed(sari)).toMatchObject({ status: 403, body: { code: 'auth.forbidden' } })
    const answer = await put(aRequest(), sari)
    expect([answer.status, answer.body.code]).toEqual([403, 'auth.forbidden'])
    sari.token = null
    expect((await put(aRequest(), sari)).status).toBe(401)
    expect((await listed(sari)).status).toBe(401)
    expect(await rowOf('ester')).toBeUndefined()
  })

  it('stands in the list with rights and without hashes, who works here first', async () => {
    await put(aRequest({ active: false }))
    const { body } = await listed()
    expect(UserList.safeParse(body).error).toBeUndefined()
    expect(body.users.map(({ username, active }) => [username, active])).toEqual([
      ['budi', true],
      ['sari', true],
      ['ester', false],
    ])
    expect(await rowOf('ester')).toMatchObject({
      ...{ name: 'Bidan Ester', grants: [{ role: 'nurse', unit: 'kia' }], hasPassword: true },
    })
    expect(JSON.stringify(body)).not.toMatch(/\$(argon2|scrypt)/)
  })

  it('grows by somebody who signs in at once, in the name of the administrator', async () => {
    const request = aRequest()
    expect((await put(request)).body).toEqual({ outcome: 'applied', issues: [] })
    expect(await login('ester', password)).toBe(200)
    const grants = await rowsOf(
      `select role, unit, granted_by from role_grants where user_id = '${request.user.userId}'`,
    )
    expect(grants).toEqual([{ role: 'nurse', unit: 'kia', granted_by: adminId }])
  })

  it('takes the same request once, however often and however close together it comes', async () => {
    const request = aRequest()
    const answers = await Promise.all([put(request), put(request), put(request)])
    answers.push(await put(request))
    for (const { status, body } of answers)
      expect([status, body]).toEqual([200, { outcome: 'applied', issues: [] }])
    expect(await rowsOf(`select 1 from users where username = 'ester'`)).toHaveLength(1)
    expect(await rowsOf(`select 1 from role_grants where user_id = '${request.user.userId}'`)).toHaveLength(1)
  })

  it('keeps a password that nobody changed, and takes a new one', async () => {
    const request = aRequest()
    await put(request)
    await put({ ...request, id: crypto.randomUUID(), password: null })
    expect(await login('ester', password)).toBe(200)
    await put({ ...request, id: crypto.randomUUID(), password: 'pasir putih' })
    expect([await login('ester', password), await login('ester', 'pasir putih')]).toEqual([401, 200])
  })

  it('shows the last digits of a NIK, and the whole of it to nobody', async () => {
    const nik = '9171045506850002'
    const request = aRequest({ nik })
    expect((await put(request)).body).toEqual({ outcome: 'applied', issues: [] })
    expect((await rowOf('ester'))?.nikTail).toBe('0002')
    expect((await rowOf('sari'))?.nikTail).toBeNull()
    expect(JSON.stringify((await listed()).body)).not.toContain(nik)
    expect(logged.join('\n')).not.toContain(nik)
    const texts = await rowsOf(`
      select u::text || encode(coalesce(nik_sealed, ''), 'escape') as text from users u
      union all select c::text from command_log c
      union all select p::text || encode(p.bytes, 'escape') from command_payload p
      union all select e::text || encode(e.payload, 'escape') from outbox_events e`)
    expect(texts.length).toBeGreaterThan(3)
    expect(JSON.stringify(texts)).not.toContain(nik)
  })

  it('keeps a NIK that is not spoken of, takes another one, and lets it go', async () => {
    const first = aRequest({ nik: '9171045506850002' })
    await put(first)
    const again = async (change: Partial<PutUserRequest['user']>, secret: string | null = null) => {
      const { nik: _sent, ...user } = first.user
      await put({ id: crypto.randomUUID(), user: { ...user, ...change }, password: secret })
      return (await rowOf('ester'))?.nikTail
    }
    const { userId } = first.user
    expect(await toldOf(userId)).toHaveLength(1)
    expect(await again({}, 'pasir putih')).toBe('0002')
    expect(await again({ grants: [{ role: 'nurse', unit: 'umum' }] })).toBe('0002')
    expect(await toldOf(userId)).toHaveLength(1)
    expect(await again({ name: 'Bidan Ester Wanggai' })).toBe('0002')
    expect(await again({ nik: '7209061211900001' })).toBe('0001')
    expect(await again({ nik: null })).toBeNull()
    expect(await again({})).toBeNull()
    // As somebody new, by another name, by another number, and by none.
    expect(await toldOf(userId)).toEqual(Array(4).fill({ name: 'users.changed' }))
  })

  it('has no NIK of any other length or with other signs', async () => {
    for (const nik of ['917104550685000', '91710455068500022', '9171 0455 0685 0002', '']) {
      const answer = await put(aRequest({ nik }))
      expect([nik, answer.status, answer.body.code]).toEqual([nik, 400, 'body.malformed'])
    }
    expect(await rowOf('ester')).toBeUndefined()
  })

  it('has no password that is too short or the user name', async () => {
    const short = await put({ ...aRequest(), password: 'kurang7' })
    expect(short.body).toMatchObject({
      outcome: 'refused',
      issues: [{ code: 'users.password_too_short', field: 'password' }],
    })
    const same = await put({ ...aRequest({ username: 'ester.wanggai' }), password: 'ester.wanggai' })
    expect(same.body.issues).toMatchObject([{ code: 'users.password_is_username' }])
    expect((await listed()).body.users).toHaveLength(2)
  })

  it('has each user name once', async () => {
    const { body } = await put(aRequest({ username: 'sari' }))
    expect(body).toMatchObject({ outcome: 'refused', issues: [{ code: 'users.username_in_use' }] })
  })

  it('has no rights of machines, and none in a unit that does not exist', async () => {
    for (const grant of [
      { role: 'system', unit: null },
      { role: 'nurse', unit: 'radiologi' },
    ]) {
      const request = aRequest()
      const answer = await put({ ...request, user: { ...request.user, grants: [grant] } })
      expect([answer.status, answer.body.code]).toEqual([400, 'body.malformed'])
    }
  })

  it('keeps its last administrator, and lets one of two go', async () => {
    const budi = { userId: adminId, username: 'budi', name: 'Orang budi' }
    const leaves = () => ({ ...aRequest({ ...budi, active: false, grants: [] }), password: null })
    expect((await put(leaves())).body).toMatchObject({
      outcome: 'refused',
      issues: [{ code: 'users.last_admin' }],
    })
    await server.addPerson('tono', ['it_admin'])
    expect((await put(leaves())).body.outcome).toBe('applied')
    expect(await login('budi', testPassword)).toBe(401)
    // The token of somebody who left opens nothing.
    expect((await listed()).status).toBe(403)
  })

  it('leaves no password in what the server writes of itself', async () => {
    await put(aRequest())
    await put({ ...aRequest(), password: 'pendek' })
    await put({ ...aRequest(), more: 'than agreed' })
    expect(logged.join('\n')).not.toMatch(/rumput laut|pendek|\$argon2/)
    const payloads = await rowsOf(`select * from command_log where name = 'users.put'`)
    expect(JSON.stringify(payloads)).not.toContain('rumput laut')
  })
})
