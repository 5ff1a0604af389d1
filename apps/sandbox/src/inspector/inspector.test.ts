import { createHash } from 'node:crypto'
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Sandbox } from '../create-sandbox.js'
import { anEncounter, anObservation, aRoom } from '../testing/good-resources.js'
import { SandboxClient, StandingClock, startSandbox } from '../testing/sandbox-client.js'

const EVIL = '<script>alert("1")</script>'
let sandbox: Sandbox
let client: SandboxClient

beforeAll(async () => {
  sandbox = await startSandbox(new StandingClock())
  client = await SandboxClient.signedIn(sandbox)
  const location = await client.created(aRoom())
  const encounter = await client.created(anEncounter({ location }, EVIL))
  await client.created(anObservation({ encounter }))
  await client.post('/Encounter', { ...anEncounter({ location }, 'RJ-2'), status: 'open' })
  await client.get('/Patient?identifier=https://fhir.kemkes.go.id/id/nik|9271060312000001')
})
afterAll(() => sandbox.close())

const page = async (): Promise<string> => (await fetch(`${sandbox.url}/`)).text()
const form = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`${sandbox.url}/_sandbox/form`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers,
    redirect: 'manual',
  })
const command = (body: unknown, type = 'application/json') =>
  fetch(`${sandbox.url}/_sandbox/faults`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': type },
  })
/** fetch does not let anybody choose the Host. */
const statusAs = (host: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    request({ port: sandbox.port, host: '127.0.0.1', path: '/', headers: { host } }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
      .on('error', reject)
      .end()
  })

describe('the page', () => {
  it('says that this is not SATUSEHAT and shows visits, requests and rule numbers', async () => {
    const text = await page()
    expect(text).toContain('Ini BUKAN SATUSEHAT.')
    expect(text).toContain('Ardianto Putra')
    expect(text).toContain('8480-6 · 120 mm[Hg]')
    expect(text).toContain('10001, 10122')
    expect(text).toContain('lang="id"')
  })

  it('escapes everything that was sent and hides a NIK in an address', async () => {
    const text = await page()
    expect(text).not.toContain('<script')
    expect(text).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;')
    expect(text).not.toContain('9271060312000001')
  })

  it('loads nothing from outside, and its own style is under the hash of its policy', async () => {
    const response = await fetch(`${sandbox.url}/`)
    const style = /<style>([\s\S]*)<\/style>/.exec(await response.text())?.[1] ?? ''
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toContain(`'sha256-${createHash('sha256').update(style).digest('base64')}'`)
    expect(policy).toContain("default-src 'none'")
  })
})

describe('the switches', () => {
  it('are set by the forms of the page', async () => {
    const added = await form({ kind: 'quota', times: '1', percent: '', method: 'GET', path: '/fhir-r4/v1/*' })
    expect([added.status, added.headers.get('location')]).toEqual([303, '/'])
    expect(sandbox.faults.list()).toMatchObject([{ kind: 'quota', times: 1, method: 'GET' }])
    expect(await page()).toContain('429: kuota habis')
    expect((await client.get('/Patient/P02478375538')).status).toBe(429)
    await form({ latency: '5' })
    await form({ maintenance: '10' })
    expect([sandbox.faults.latency, sandbox.faults.isMaintenance()]).toEqual([5, true])
    await form({ clear: '1' })
    expect([sandbox.faults.latency, sandbox.faults.isMaintenance(), sandbox.faults.list()]).toEqual([
      0,
      false,
      [],
    ])
    expect((await form({ kind: 'quota' })).status).toBe(400)
  })

  it('are set by a tool in JSON', async () => {
    const reply = await command({
      clear: true,
      seed: 3,
      latency: 1,
      add: [{ kind: 'server-error', times: 1 }],
    })
    expect(await reply.json()).toMatchObject({ latency: 1, faults: [{ kind: 'server-error', struck: 0 }] })
    expect((await client.get('/Patient/P02478375538')).status).toBe(500)
    expect((await command({ add: [{ kind: 'server-error' }] })).status).toBe(400)
    expect((await command({ nonsense: 1 })).status).toBe(400)
    await command({ clear: true })
    expect(await (await fetch(`${sandbox.url}/_sandbox/faults`)).json()).toMatchObject({
      faults: [],
      latency: 0,
    })
  })

  it('are not for a page from elsewhere', async () => {
    expect((await form({ clear: '1' }, { origin: 'https://example.org' })).status).toBe(403)
    expect((await form({ clear: '1' }, { origin: sandbox.url })).status).toBe(303)
    expect((await command({ clear: true }, 'text/plain')).status).toBe(400)
    expect(await statusAs('rebound.example.org')).toBe(403)
    expect(await statusAs(`localhost:${sandbox.port}`)).toBe(200)
  })
})
