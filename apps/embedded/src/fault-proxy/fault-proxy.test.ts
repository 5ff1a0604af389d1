import { once } from 'node:events'
import { Agent, createServer, get, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { FaultLine } from './fault-line.js'
import { HttpFaults, type HttpFault } from './http-faults.js'
import { type LineProfile, withLoss } from './line-profile.js'

const answerOf = (size: number) => 'x'.repeat(size)
const quick: LineProfile = { name: 'quick', rttMs: 40, bitsPerS: 8_000_000, loss: 0 }

let server: Server
let port: number
/** Bodies the server got whole, in order. */
let got: string[]
const opened: { close(): Promise<void> }[] = []
const keep = <T extends { close(): Promise<void> }>(one: T): T => {
  opened.push(one)
  return one
}

beforeEach(async () => {
  got = []
  server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      got.push(Buffer.concat(parts).toString())
      response.setHeader('seen', `${request.method} ${request.headers['lentera-device']}`)
      response.end(answerOf(Number(request.url?.slice(1) ?? 0)))
    })
    request.on('error', () => undefined)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})

afterEach(async () => {
  for (const one of opened.splice(0)) await one.close()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

async function fastest(times: number, line: FaultLine, agent: Agent | false): Promise<number> {
  let best = Infinity
  for (let i = 0; i < times; i++) {
    const started = performance.now()
    const asked = get({ port: line.port, path: '/10', agent })
    const [answer] = (await once(asked, 'response')) as [IncomingMessage]
    answer.resume()
    await once(answer, 'end')
    best = Math.min(best, performance.now() - started)
  }
  return best
}

async function timed(url: string, body = ''): Promise<{ ms: number; text: string }> {
  const started = performance.now()
  const answer = await fetch(url, { method: 'POST', body })
  const text = await answer.text()
  return { ms: performance.now() - started, text }
}

describe('a line', () => {
  it('takes a round trip for a request, and one more for a new connection', async () => {
    const line = keep(await FaultLine.open(port, { line: { ...quick, rttMs: 200 } }))
    const kept = new Agent({ keepAlive: true, maxSockets: 1 })
    await fastest(1, line, kept)
    // The fastest of some: a busy machine makes them longer, nothing makes them shorter.
    const next = await fastest(4, line, kept)
    const fresh = await fastest(4, line, false)
    kept.destroy()
    expect(next).toBeGreaterThanOrEqual(195)
    expect(next).toBeLessThan(395)
    expect(fresh).toBeGreaterThanOrEqual(395)
  })

  it('gives one bandwidth to all connections, and every byte in order', async () => {
    const line = keep(await FaultLine.open(port, { line: quick }))
    const started = performance.now()
    const answers = await Promise.all([1, 2, 3].map(() => timed(`${line.url}/200000`, answerOf(100_000))))
    // 600 KB down in parallel to 300 KB up at 1 MB a second.
    expect(performance.now() - started).toBeGreaterThanOrEqual(600)
    expect(answers.map(({ text }) => text)).toEqual(Array(3).fill(answerOf(200_000)))
    expect(got).toEqual(Array(3).fill(answerOf(100_000)))
    expect(line.bytes.down).toBeGreaterThan(600_000)
  })

  it('waits for acknowledgements: a first window of 14.6 KB, then twice as much', async () => {
    const slow: LineProfile = { name: 'far', rttMs: 200, bitsPerS: 1e9, loss: 0 }
    const line = keep(await FaultLine.open(port, { line: slow }))
    await timed(`${line.url}/1`)
    // 14.6, 29.2 and 58.4 KB: the third window is needed, so two round trips more than for one byte.
    expect((await timed(`${line.url}/80000`)).ms).toBeGreaterThanOrEqual(3 * slow.rttMs - 5)
  })

  it('stalls where a segment is lost, and loses nothing', async () => {
    const line = keep(await FaultLine.open(port, { line: withLoss({ ...quick, rttMs: 4 }, 0.05), seed: 3 }))
    const { ms, text } = await timed(`${line.url}/100000`)
    expect(text).toBe(answerOf(100_000))
    // Some of 70 segments are lost; each holds everything up for a retransmission.
    expect(ms).toBeGreaterThanOrEqual(400)
  })

  it('breaks what travels when it goes down, refuses, and works again', async () => {
    const line = keep(await FaultLine.open(port, { line: quick }))
    const travelling = timed(`${line.url}/5000000`)
    setTimeout(() => line.goDown(), 100)
    await expect(travelling).rejects.toThrow()
    await expect(timed(`${line.url}/1`)).rejects.toThrow()
    line.comeUp()
    expect((await timed(`${line.url}/1`)).text).toBe('x')
  })
})

describe('faults of single requests', () => {
  const through = async (fault: HttpFault | null): Promise<HttpFaults> =>
    keep(await HttpFaults.open(port, () => fault))
  const url = (faults: HttpFaults, size: number) => `http://127.0.0.1:${faults.port}/${size}`

  it('lets a request pass as it is', async () => {
    const faults = await through(null)
    const headers = { 'lentera-device': 'proof' }
    const answer = await fetch(url(faults, 3000), { method: 'PUT', body: 'abc', headers })
    expect(await answer.text()).toBe(answerOf(3000))
    expect(answer.headers.get('seen')).toBe('PUT proof')
    expect(got).toEqual(['abc'])
  })

  it('cuts a request before the server has all of it', async () => {
    const faults = await through({ kind: 'cutRequest', afterBytes: 50 })
    await expect(timed(url(faults, 10), answerOf(1000))).rejects.toThrow()
    expect(got).toEqual([])
  })

  it('cuts an answer after the server has done its work', async () => {
    const faults = await through({ kind: 'cutAnswer', afterBytes: 500 })
    await expect(timed(url(faults, 1000), 'abc')).rejects.toThrow()
    expect(got).toEqual(['abc'])
  })

  it('sends a request twice and answers once', async () => {
    const faults = await through({ kind: 'duplicate' })
    expect((await timed(url(faults, 5), 'abc')).text).toBe(answerOf(5))
    expect(got).toEqual(['abc', 'abc'])
    expect(faults.done.duplicate).toBe(1)
  })

  it('lets later answers overtake a delayed one', async () => {
    const faults = await through(null)
    let isFirst = true
    faults.plan = () => {
      const fault: HttpFault | null = isFirst ? { kind: 'delayAnswer', ms: 200 } : null
      isFirst = false
      return fault
    }
    const order: string[] = []
    const first = timed(url(faults, 1), 'first').then(() => order.push('first'))
    await timed(url(faults, 1), 'second').then(() => order.push('second'))
    await first
    expect(order).toEqual(['second', 'first'])
  })

  it('puts a portal in the way, which says 200', async () => {
    const faults = await through({ kind: 'portal' })
    const answer = await fetch(url(faults, 1))
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    expect(await answer.text()).toContain('Wi-Fi')
    expect(got).toEqual([])
  })
})
