import { gunzipSync, gzipSync } from 'node:zlib'
import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { PATH_METADATA } from '@nestjs/common/constants.js'
import { Problem } from '@lentera/contracts/kernel/problem'
import { controllers } from '../../api.module.js'
import { startTestApi, type TestApi } from '../../testing/test-api.js'
import { TestDevice } from '../../testing/test-device.js'
import { POLICY } from '../access/policy.js'

jest.setTimeout(60_000)

let server: TestApi
let device: TestDevice
const logged: string[] = []

beforeAll(async () => {
  const keep = (message: string, facts?: object) => void logged.push(JSON.stringify([message, facts]))
  server = await startTestApi({ log: { info: keep, error: keep } })
  await server.addPerson('sari', ['receptionist'])
  device = await TestDevice.enrol(server.url, 'sari')
})
afterAll(() => server?.close())

const stranger = () => new TestDevice(server.url)

describe('access', () => {
  it('is closed unless a route says otherwise: every route names its policy', () => {
    const open = controllers.flatMap((controller) =>
      Object.getOwnPropertyNames(controller.prototype)
        .filter((name) => name !== 'constructor')
        .map((name) => ({
          name,
          method: (controller.prototype as unknown as Record<string, unknown>)[name] as object,
        }))
        .filter(({ method }) => Reflect.hasMetadata(PATH_METADATA, method))
        .filter(
          ({ method }) => !Reflect.hasMetadata(POLICY, method) && !Reflect.hasMetadata(POLICY, controller),
        )
        .map(({ name }) => `${controller.name}.${name}`),
    )
    expect(open).toEqual([])
  })

  it.each([
    ['/api/v1/sync/push', 'auth.required'],
    ['/api/v1/sync/pull', 'auth.required'],
    ['/api/v1/sync/enrol', 'auth.required'],
    ['/api/v1/commands', 'auth.required'],
  ])('%s refuses a stranger', async (path, code) => {
    const answer = await stranger().post(path, {})
    expect([answer.status, answer.body.code]).toEqual([401, code])
  })

  it("refuses a credential that is not the device's, and a browser where a service is asked for", async () => {
    const thief = stranger()
    thief.cookies.set('lentera_device', `${device.enrolled.deviceId}.${'A'.repeat(43)}`)
    expect((await thief.post('/api/v1/sync/pull', {})).body.code).toBe('auth.required')
    expect((await device.post('/api/v1/commands', {})).body.code).toBe('auth.forbidden')
  })

  it('refuses a page of another origin', async () => {
    const answer = await device.post(
      '/api/v1/auth/refresh',
      {},
      { headers: { origin: 'http://evil.example' } },
    )
    expect([answer.status, answer.body.code]).toEqual([403, 'auth.forbidden'])
  })

  it('lets only the admin enrol a browser outside demo and test', async () => {
    const strict = await startTestApi({ preset: 'one-pc' })
    await strict.addPerson('sari', ['receptionist'])
    await strict.addPerson('admin', ['it_admin'])
    await expect(TestDevice.enrol(strict.url, 'sari')).rejects.toThrow('auth.forbidden')
    const enrolled = await TestDevice.enrol(strict.url, 'admin')
    expect(enrolled.enrolled.lastSeq).toBe(0)
    await strict.close()
  })
})

describe('another spelling of an address', () => {
  it('has no HEAD, because the one of the stream would never end', async () => {
    const headers = { cookie: `lentera_device=${device.cookies.get('lentera_device')}` }
    const { status } = await fetch(`${server.url}/api/v1/sync/events`, { method: 'HEAD', headers })
    expect(status).toBe(404)
  })

  it.each([
    '/api/v1/sync/pull/',
    '/api/v1/sync//pull',
    '/api/v1/sync/%70ull',
    '/api/v1/sync%2fpull',
    '/API/v1/sync/pull',
    '/api/v1/sync/pull;x=1',
    '/api/v1/../v1/sync/pull',
    '/api/v1/sync/pull%00',
    '/api/v1/sync/%ff',
  ])('%s opens nothing', async (path) => {
    for (const method of ['POST', 'GET', 'HEAD', 'PUT', 'OPTIONS']) {
      const { status } = await fetch(server.url + path, { method })
      expect([method, [400, 401, 404, 415].includes(status)]).toEqual([method, true])
    }
  })
})

describe('a body', () => {
  it('inflates to one megabyte and not a byte further', async () => {
    const bomb = new Uint8Array(gzipSync(Buffer.alloc(1024 * 1024 + 1, 32)))
    const answer = await device.post('/api/v1/sync/push', null, { gzip: true, raw: bomb })
    expect([answer.status, answer.body.code]).toEqual([413, 'body.inflates_too_much'])
  })

  it('is limited as it comes, whatever its length says', async () => {
    const answer = await device.post('/api/v1/sync/push', null, { raw: 'x'.repeat(1024 * 1024 + 1) })
    expect([answer.status, answer.body.code]).toEqual([413, 'body.too_large'])
    // Chunked: no length at all.
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const { hostname, port } = new URL(server.url)
      const cookie = `lentera_device=${device.cookies.get('lentera_device')}`
      const sent = httpRequest({
        hostname,
        port,
        path: '/api/v1/sync/push',
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie },
      })
      sent.on('response', (answer) => resolve(answer.statusCode)).on('error', reject)
      for (let i = 0; i < 20; i += 1) sent.write('x'.repeat(64 * 1024))
      sent.end()
    })
    expect(status).toBe(413)
  })

  it.each([
    [
      'cut off in the middle of gzip',
      { gzip: true, raw: new Uint8Array(gzipSync('{"a":1}').subarray(0, 12)) },
    ],
    ['that only claims to be gzip', { gzip: true, raw: '{"a":1}' }],
    ['that is no JSON', { raw: '{"a":' }],
    ['in an encoding nobody agreed on', { raw: '{}', headers: { 'content-encoding': 'br' } }],
  ])('%s is a problem document and no crash', async (_, init) => {
    const answer = await device.post('/api/v1/sync/push', null, init)
    expect([answer.status, answer.body.code]).toEqual([400, 'body.malformed'])
  })
})

describe('more batches at once than the server holds', () => {
  const headersOf = (bytes: number) => ({
    'content-type': 'application/json',
    'content-length': String(bytes),
  })
  /** Sends the head of a request and nothing of its body. */
  const begin = (bytes: number) => {
    const { hostname, port } = new URL(server.url)
    const request = httpRequest({
      hostname,
      port,
      path: '/api/v1/sync/push',
      method: 'POST',
      headers: headersOf(bytes),
    })
    request.on('error', () => undefined).flushHeaders()
    return request
  }
  /** null: the line was cut while the body was still on its way, as an answer before the body may do. */
  const statusOf = (
    request: ReturnType<typeof begin>,
  ): Promise<[number | undefined, string | undefined] | null> =>
    new Promise((resolve) => {
      request.once('response', ({ statusCode, headers }) => resolve([statusCode, headers['retry-after']]))
      request.once('close', () => resolve(null))
    })
  /** Sends a whole batch until it is answered so. */
  const untilAnswered = async (wanted: number): Promise<number | undefined> => {
    let status: number | undefined
    for (let tries = 0; status !== wanted && tries < 100; tries += 1) {
      status = (await statusOf(begin(100_000).end('x'.repeat(100_000))))?.[0]
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    return status
  }

  it('wait a moment, then are asked to come back before their bodies are read; what somebody saves is not', async () => {
    const slow = Array.from({ length: 14 }, () => begin(100_000))
    const said = slow.map((one) => Promise.race([statusOf(one), sleep(5000, null)]))
    expect((await device.push([])).status).toBe(200)
    // Three are in, whose senders are slow; whoever came behind them is told so, at once or after a moment.
    const told = (await Promise.all(said)).filter((answer) => answer !== null)
    expect(told.map(([status]) => status)).toEqual(Array.from({ length: 11 }, () => 503))
    for (const [, after] of told) expect([1, 2, 3]).toContain(Number(after))
    for (const one of slow) one.destroy()
    expect(await untilAnswered(400)).toBe(400)
  })

  it('have no way around the slots by a length it does not name', async () => {
    const { hostname, port } = new URL(server.url)
    const headers = { 'content-type': 'application/json', 'transfer-encoding': 'chunked' }
    const slow = [1, 2, 3].map(() => {
      const request = httpRequest({ hostname, port, path: '/api/v1/sync/push', method: 'POST', headers })
      request.on('error', () => undefined).write('{')
      return request
    })
    expect(await untilAnswered(503)).toBe(503)
    for (const one of slow) one.destroy()
  })
})

describe('an error', () => {
  it('is one document in Indonesian, with the id under which the log has it', async () => {
    const answer = await stranger().post('/api/v1/nothing', {})
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    expect(Problem.parse(answer.body)).toMatchObject({
      status: 404,
      code: 'route.not_found',
      type: 'urn:lentera:problem:route.not_found',
      title: 'Alamat tidak ditemukan',
    })
  })

  it.each(['/%ff', '/api/v1/%ff', '/api/v1/sync/%'])(
    '%s is one too: an address that nobody can read',
    async (path) => {
      const answer = await fetch(server.url + path)
      expect(answer.headers.get('content-type')).toContain('application/problem+json')
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
      const document = Problem.parse(await answer.json())
      expect(document).toMatchObject({
        status: 404,
        code: 'route.not_found',
        title: 'Alamat tidak ditemukan',
      })
      expect([answer.status, document.requestId]).toEqual([404, expect.stringMatching(/^[0-9a-f-]{36}$/)])
    },
  )

  it('answers bytes that are no request at all', async () => {
    const { hostname, port } = new URL(server.url)
    const said = await new Promise<string>((resolve, reject) => {
      const socket = connect({ host: hostname, port: Number(port) }, () => socket.write('BUKAN HTTP\r\n\r\n'))
      let text = ''
      socket.on('data', (chunk) => (text += String(chunk))).on('error', reject)
      socket.on('close', () => resolve(text))
    })
    const [head, body] = said.split('\r\n\r\n')
    expect(head).toMatch(/^HTTP\/1\.1 400 /)
    expect(Problem.parse(JSON.parse(body!))).toMatchObject({ status: 400, code: 'body.malformed' })
  })

  it('never repeats what it was given, in the answer or in the log', async () => {
    await device.post('/api/v1/sync/push', { name: 'Maria Rumbiak', nik: '9101015203870004' })
    await device.post('/api/v1/auth/login', { username: { name: 'Maria Rumbiak' } })
    expect(logged.join('\n')).not.toMatch(/Maria|9101015203870004/)
  })
})

describe('headers and health', () => {
  it('keep answers out of caches and frames', async () => {
    const { headers } = await fetch(`${server.url}/api/v1/sync/ping`)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('content-security-policy')).toContain(`frame-ancestors 'none'`)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('say that the server lives and can work', async () => {
    expect((await fetch(`${server.url}/api/health/live`)).status).toBe(200)
    const ready = await fetch(`${server.url}/api/health/ready`)
    expect([ready.status, await ready.json()]).toEqual([
      200,
      { status: 'ok', internet: 'unknown', feed: 'running', horizonAgeS: expect.any(Number) },
    ])
  })
})

describe('a long answer', () => {
  const ask = (headers: Record<string, string>) =>
    new Promise<{ encoding: string | undefined; body: Buffer }>((resolve, reject) => {
      const { hostname, port } = new URL(server.url)
      httpRequest({ hostname, port, path: '/api/openapi.json', headers }, (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part)).on('error', reject)
        answer.on('end', () =>
          resolve({ encoding: answer.headers['content-encoding'], body: Buffer.concat(parts) }),
        )
      })
        .on('error', reject)
        .end()
    })

  it('is compressed for who can read it, and only then', async () => {
    const plain = await ask({})
    const packed = await ask({ 'accept-encoding': 'gzip, br' })
    expect([plain.encoding, packed.encoding]).toEqual([undefined, 'gzip'])
    expect(gunzipSync(packed.body).equals(plain.body)).toBe(true)
    expect(packed.body.length).toBeLessThan(plain.body.length / 4)
  })
})

describe('the stream of pokes', () => {
  it('speaks at once, says that something changed and nothing more', async () => {
    const cookie = `lentera_device=${device.cookies.get('lentera_device')}`
    const stop = new AbortController()
    const answer = await fetch(`${server.url}/api/v1/sync/events`, {
      headers: { cookie },
      signal: stop.signal,
    })
    expect(answer.headers.get('content-type')).toContain('text/event-stream')
    const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader()
    expect((await reader.read()).value).toBe(':\n\n')
    const writer = await TestDevice.enrol(server.url, 'sari')
    const { RegisterPatient } = await import('@lentera/contracts/patients/register-patient')
    const { aRegistration } = await import('../../testing/arguments.js')
    await writer.push([writer.opened(await writer.record(RegisterPatient, aRegistration()))])
    expect((await reader.read()).value).toBe('event: poke\ndata:\n\n')
    stop.abort()
  })
})

describe('the description of the API', () => {
  it('is built from the schemas that check it', async () => {
    const document = (await (await fetch(`${server.url}/api/openapi.json`)).json()) as {
      openapi: string
      paths: Record<string, unknown>
      components: { schemas: Record<string, object> }
    }
    expect(document.openapi).toBe('3.1.0')
    expect(document.components.schemas['patients.register.v1']).toMatchObject({
      type: 'object',
      additionalProperties: false,
    })
    for (const name of Object.keys(document.components.schemas)) expect(name).toMatch(/^[a-zA-Z0-9._-]+$/)
    const text = JSON.stringify(document)
    for (const [, pointer] of text.matchAll(/"\$ref":"#\/([^"]+)"/g))
      expect(document).toHaveProperty(pointer!.split('/'))
    const routes = [
      '/api/v1/sync/ping',
      '/api/v1/sync/push',
      '/api/v1/sync/pull',
      '/api/v1/sync/events',
      '/api/v1/sync/enrol',
      '/api/v1/commands',
    ]
    expect(Object.keys(document.paths)).toEqual(expect.arrayContaining(routes))
  })
})
