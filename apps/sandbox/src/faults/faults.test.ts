import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { Sandbox } from '../create-sandbox.js'
import { within } from '../json/json.js'
import { anEncounter, aRoom } from '../testing/good-resources.js'
import {
  NOW,
  ORGANIZATION,
  type Reply,
  SandboxClient,
  sentencesOf,
  StandingClock,
  startSandbox,
} from '../testing/sandbox-client.js'
import type { Fault, FaultKind } from './fault.js'

const SYSTEM = `http://sys-ids.kemkes.go.id/encounter/${ORGANIZATION}`
const PATH = '/fhir-r4/v1/Encounter'

let sandbox: Sandbox
let clock: StandingClock
let client: SandboxClient
let location: string

beforeEach(async () => {
  clock = new StandingClock()
  sandbox = await startSandbox(clock)
  client = await SandboxClient.signedIn(sandbox)
  location = await client.created(aRoom())
})
afterEach(() => sandbox.close())

const next = (kind: FaultKind, more: Partial<Fault> = {}) =>
  sandbox.faults.add({ kind, method: 'POST', path: PATH, times: 1, ...more })
const send = (value = 'RJ-1', signal?: AbortSignal): Promise<Reply> =>
  client.post('/Encounter', anEncounter({ location }, value), signal)
const look = (value = 'RJ-1'): Promise<Reply> => client.get(`/Encounter?identifier=${SYSTEM}|${value}`)
const stored = (value = 'RJ-1'): number => sandbox.state.byIdentifier('Encounter', SYSTEM, value).length

describe('a fault that answers without doing', () => {
  it.each([
    ['unauthorized', 401, 'application/json', 'invalid_access_token'],
    ['quota', 429, 'application/json', 'QuotaViolation'],
    ['server-error', 500, 'text/plain', 'Internal Server Error'],
    ['bad-gateway', 502, 'text/plain', 'Bad Gateway'],
    ['gateway-timeout', 504, 'text/plain', 'Gateway Timeout'],
    ['html-ok', 200, 'text/html; charset=utf-8', '<!doctype html>'],
    ['html-unavailable', 503, 'text/html; charset=utf-8', '<!doctype html>'],
  ] as const)('%s: %i in %s', async (kind, status, type, said) => {
    next(kind)
    const reply = await send()
    expect([reply.status, reply.headers.get('content-type')]).toEqual([status, type])
    expect(reply.text).toContain(said)
    expect(stored()).toBe(0)
    expect((await send()).status).toBe(201)
    expect(sandbox.state.outcomes()[`fault:${kind}`]).toBe(1)
  })

  it('says how long to wait when the quota is used up', async () => {
    next('quota', { retryAfter: 7 })
    expect((await send()).headers.get('retry-after')).toBe('7')
  })

  it('drops the connection before anything is stored', async () => {
    next('drop-before-commit')
    await expect(send()).rejects.toThrow()
    expect(stored()).toBe(0)
  })

  it('accepts and never answers', async () => {
    next('no-answer')
    await expect(send('RJ-1', AbortSignal.timeout(150))).rejects.toThrow()
    expect(stored()).toBe(0)
    expect(sandbox.state.requests(1)[0]).toMatchObject({ status: null, outcome: 'fault:no-answer' })
  })
})

describe('a fault that does and answers badly', () => {
  it('drops the connection after the commit', async () => {
    next('drop-after-commit')
    await expect(send()).rejects.toThrow()
    expect(stored()).toBe(1)
    expect(within((await look()).json, 'total')).toBe(1)
  })

  it('answers half a JSON text', async () => {
    next('truncated-json')
    const reply = await send()
    expect([reply.status, reply.json, stored()]).toEqual([201, null, 1])
    expect(reply.text.startsWith('{"class":')).toBe(true)
  })

  it('lets the answer drip', async () => {
    next('slow-answer', { pace: 1 })
    const reply = await send()
    expect([reply.status, within(reply.json, 'resourceType')]).toEqual([201, 'Encounter'])
  })

  it('drips so slowly that nobody waits for the end', async () => {
    next('slow-answer', { pace: 60_000 })
    await expect(send('RJ-1', AbortSignal.timeout(150))).rejects.toThrow()
    expect(stored()).toBe(1)
  })

  it.each(['gateway-timeout', 'no-answer'] as const)('carries out and still ends in %s', async (kind) => {
    next(kind, { commits: true })
    await send('RJ-1', AbortSignal.timeout(200)).catch(() => null)
    expect(stored()).toBe(1)
  })
})

describe('a fault', () => {
  it('strikes the token too', async () => {
    sandbox.faults.add({ kind: 'server-error', path: '/oauth2/*', times: 1 })
    expect((await client.askToken()).status).toBe(500)
    expect((await client.askToken()).status).toBe(200)
  })

  it('waits before each answer', async () => {
    sandbox.faults.latency = 80
    const from = performance.now()
    await look()
    expect(performance.now() - from).toBeGreaterThan(75)
  })

  it('is maintenance until its time is over', async () => {
    sandbox.faults.maintenanceUntil = NOW + 60_000
    const reply = await look()
    expect([reply.status, reply.headers.get('content-type')]).toEqual([503, 'text/html; charset=utf-8'])
    expect((await client.askToken()).status).toBe(503)
    clock.now += 60_000
    expect((await look()).status).toBe(200)
  })

  it('keeps nothing from ending: a sandbox with a silent connection closes', async () => {
    next('no-answer')
    const pending = send().catch(() => 'ended')
    while (sandbox.state.outcomes()['fault:no-answer'] === undefined) await new Promise(setImmediate)
    await sandbox.close()
    expect(await pending).toBe('ended')
  })
})

describe('the count of creates', () => {
  const counted = () => sandbox.state.createsOf('Encounter', SYSTEM, 'RJ-1')

  it('tells a client that sends again blindly from one that looks first', async () => {
    next('drop-after-commit')
    await send().catch(() => null)
    expect([(await send()).status, sandbox.state.blindRepeats()]).toEqual([400, 1])
    expect(counted()).toEqual({
      key: `Encounter|${SYSTEM}|RJ-1`,
      arrived: 2,
      accepted: 1,
      blindRepeats: 1,
      repeatsAfterSilence: 1,
    })
    await look()
    await send()
    expect(sandbox.state.blindRepeats()).toBe(1)
  })

  it('takes no search for one whose answer never arrived', async () => {
    next('drop-after-commit')
    await send().catch(() => null)
    sandbox.faults.add({ kind: 'truncated-json', method: 'GET', path: PATH, times: 1 })
    await look()
    await send()
    expect(sandbox.state.blindRepeats()).toBe(1)
  })

  it('knows who repeated without looking although nothing was stored', async () => {
    next('drop-before-commit')
    await send().catch(() => null)
    await send()
    expect([sandbox.state.blindRepeats(), sandbox.state.repeatsAfterSilence()]).toEqual([0, 1])
    next('drop-before-commit')
    await send('RJ-2').catch(() => null)
    await look('RJ-2')
    await send('RJ-2')
    expect(sandbox.state.repeatsAfterSilence()).toBe(1)
  })

  it('holds nothing against mending what was refused', async () => {
    const bad = await client.post('/Encounter', { ...anEncounter({ location }), status: 'open' })
    expect(sentencesOf(bad)).not.toEqual([])
    expect((await send()).status).toBe(201)
    expect(counted()).toMatchObject({ arrived: 2, accepted: 1, blindRepeats: 0, repeatsAfterSilence: 0 })
  })
})
