import { afterEach, describe, expect, it } from '@jest/globals'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { gzipSync } from 'node:zlib'
import { createHttp, type Http, type HttpOptions, type HttpOutcome } from './http.js'
import { breaksOff, drops, localServer, nobodyThere, sends, type Answer } from './testing/local-server.js'

const NIK = '3171010101900001'
const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

function http(options: HttpOptions = {}): Http {
  const made = createHttp({ timeoutMs: 4_000, ...options })
  closers.push(() => made.close())
  return made
}

async function server(answer: Answer) {
  const made = await localServer(answer)
  closers.push(() => made.close())
  return made
}

/** A server that speaks no HTTP: it does as told with whoever connects. */
async function rawServer(onConnection: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>()
  const made = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    onConnection(socket)
  })
  await new Promise<void>((listening) => made.listen(0, '127.0.0.1', listening))
  closers.push(
    () =>
      new Promise<void>((closed) => {
        for (const socket of sockets) socket.destroy()
        made.close(() => closed())
      }),
  )
  return (made.address() as AddressInfo).port
}

const post = (url: string, over: Http, signal?: AbortSignal): Promise<HttpOutcome> =>
  over.send({ method: 'POST', url, headers: {}, body: '{"a":1}', ...(signal && { signal }) })

describe('a request that surely did not leave', () => {
  it('is one that nobody listens to', async () => {
    expect(await post(await nobodyThere(), http())).toEqual({ kind: 'not_sent', code: 'ECONNREFUSED' })
  })

  it('is one to a name that cannot be looked up', async () => {
    // A label of more than 63 letters is no name, so nobody has to be asked.
    const outcome = await post(`http://${'a'.repeat(64)}.invalid/`, http())
    expect(outcome).toEqual({ kind: 'not_sent', code: expect.stringMatching(/^(ENOTFOUND|EAI_)/) })
  })

  it('is one whose other end does not speak TLS', async () => {
    const plain = await server(sends(200, '{}'))
    const outcome = await post(plain.url.replace('http:', 'https:'), http())
    expect(outcome).toEqual({ kind: 'not_sent', code: expect.stringMatching(/SSL|EPROTO/) })
    expect(plain.seen).toEqual([])
  })

  it('is one whose connection never comes to stand', async () => {
    const port = await rawServer(() => undefined)
    const outcome = await post(`https://127.0.0.1:${port}/`, http({ connectTimeoutMs: 100 }))
    expect(outcome).toEqual({ kind: 'not_sent', code: 'connect_timeout' })
  })

  it('is one that was called off before it began', async () => {
    const there = await server(sends(200, '{}'))
    expect(await post(there.url, http(), AbortSignal.abort())).toEqual({ kind: 'not_sent', code: 'aborted' })
    expect(there.connections()).toBe(0)
  })
})

describe('a request that may have arrived', () => {
  it('is one dropped before it was read', async () => {
    const port = await rawServer((socket) => socket.once('data', () => socket.destroy()))
    expect(await post(`http://127.0.0.1:${port}/`, http())).toMatchObject({ kind: 'unsure' })
  })

  it('is one dropped after it was read', async () => {
    const there = await server(drops)
    expect(await post(there.url, http())).toEqual({ kind: 'unsure', code: 'ECONNRESET' })
    expect(there.seen).toHaveLength(1)
  })

  it('is one that nobody answers in time', async () => {
    const there = await server(() => undefined)
    expect(await post(there.url, http({ timeoutMs: 150 }))).toEqual({ kind: 'unsure', code: 'timeout' })
  })

  it('is one called off while it was under way', async () => {
    const stop = new AbortController()
    const there = await server(() => stop.abort())
    expect(await post(there.url, http(), stop.signal)).toEqual({ kind: 'unsure', code: 'aborted' })
  })

  it('is one answered in something else than HTTP', async () => {
    const port = await rawServer((socket) => socket.once('data', () => socket.end('halo\r\n\r\n')))
    const outcome = await post(`http://127.0.0.1:${port}/`, http())
    expect(outcome).toEqual({ kind: 'unsure', code: expect.stringMatching(/^HPE_/) })
  })

  it('keeps the status that came before the body was lost', async () => {
    const there = await server(breaksOff(201, '{"resourceType":"Enc'))
    expect(await post(there.url, http())).toEqual({ kind: 'unsure', code: 'body_cut', status: 201 })
  })

  it('is one whose answer drips for ever', async () => {
    const there = await server((response) => {
      const drip = setInterval(() => response.write(' '), 20)
      response.writeHead(200).on('close', () => clearInterval(drip))
    })
    const outcome = await post(there.url, http({ timeoutMs: 200 }))
    expect(outcome).toMatchObject({ kind: 'unsure', code: 'timeout' })
  })

  it.each([
    ['plainly', sends(200, 'x'.repeat(5_000))],
    ['once unpacked', zipped('x'.repeat(5_000))],
  ])('is one whose answer is %s too large', async (_how, answer) => {
    const there = await server(answer)
    const outcome = await post(there.url, http({ bodyLimit: 4_000 }))
    expect(outcome).toEqual({ kind: 'unsure', code: 'body_too_large', status: 200 })
  })

  it('is one whose packed answer was cut', async () => {
    const whole = gzipSync('{"a":1}'.repeat(50))
    const there = await server((response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(whole.subarray(0, whole.length - 12)),
    )
    expect(await post(there.url, http())).toEqual({ kind: 'unsure', code: 'body_cut', status: 200 })
  })

  it('is one whose answer is packed in a way nobody asked for', async () => {
    const there = await server(sends(200, 'x', { 'content-encoding': 'br' }))
    const outcome = await post(there.url, http())
    expect(outcome).toEqual({ kind: 'unsure', code: 'unknown_encoding', status: 200 })
  })
})

describe('a request that was answered', () => {
  it('gives status, headers and body, also of an error', async () => {
    const there = await server(sends(504, 'Gateway Timeout', { 'X-Request-Id': 'q-1' }))
    const outcome = await post(there.url, http())
    expect(outcome).toMatchObject({ kind: 'answered', status: 504, body: 'Gateway Timeout' })
    expect(outcome).toHaveProperty('headers.x-request-id', 'q-1')
    expect(there.seen[0]).toMatchObject({ method: 'POST', body: '{"a":1}' })
  })

  it('is unpacked', async () => {
    const there = await server(zipped('{"nama":"Ibu Ésther"}'))
    expect(await post(there.url, http())).toMatchObject({ kind: 'answered', body: '{"nama":"Ibu Ésther"}' })
    expect(there.seen[0]?.headers['accept-encoding']).toBe('gzip')
  })

  it('is never sent on to where a redirect points', async () => {
    const elsewhere = await server(sends(200, '{}'))
    const there = await server(sends(307, '', { location: elsewhere.url }))
    expect(await post(there.url, http())).toMatchObject({ kind: 'answered', status: 307 })
    expect(elsewhere.connections()).toBe(0)
  })

  it('leaves its connection to the next one', async () => {
    const there = await server(sends(200, '{}'))
    const over = http()
    await post(there.url, over)
    await post(there.url, over)
    expect([there.seen.length, there.connections()]).toEqual([2, 1])
  })
})

it('tells nobody whom a failed question was about', async () => {
  const question = `/Patient?identifier=nik|${NIK}`
  const dropping = await server(drops)
  const outcomes = [
    await post((await nobodyThere()) + question, http()),
    await post(dropping.url + question, http()),
  ]
  expect(dropping.seen[0]?.path).toContain(NIK)
  expect(JSON.stringify(outcomes)).not.toContain(NIK)
})

function zipped(text: string): Answer {
  return (response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(text))
}
