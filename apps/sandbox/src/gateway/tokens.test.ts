import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { Sandbox } from '../create-sandbox.js'
import { isObject, textOf, within } from '../json/json.js'
import { NOW, SandboxClient, StandingClock, startSandbox } from '../testing/sandbox-client.js'

let sandbox: Sandbox
let clock: StandingClock
let client: SandboxClient

beforeEach(async () => {
  clock = new StandingClock()
  sandbox = await startSandbox(clock, { tokenLifetimeSeconds: 100 })
  client = new SandboxClient(sandbox.url)
})
afterEach(() => sandbox.close())

describe('asking for a token', () => {
  it('is answered in texts only, but for one list', async () => {
    const { status, json } = await client.askToken()
    expect(status).toBe(200)
    expect(json).toMatchObject({
      token_type: 'BearerToken',
      issued_at: String(NOW),
      expires_in: '100',
      'developer.email': expect.any(String),
      api_product_list_json: ['api-sandbox'],
      status: 'approved',
      client_id: 'client',
    })
    const kinds = isObject(json) ? Object.values(json).filter((value) => typeof value !== 'string') : []
    expect(kinds).toEqual([['api-sandbox']])
  })

  it('with wrong credentials is refused in an illegal severity, and then for a minute whatever is said', async () => {
    const wrong = await client.askToken('client', 'other')
    expect([wrong.status, within(wrong.json, 'resourceType')]).toEqual([401, 'OperationOutcome'])
    expect(wrong.text).toContain('"severity":"invalid"')
    clock.now += 59_000
    const early = await client.askToken()
    expect([early.status, early.headers.get('retry-after')]).toEqual([429, '1'])
    expect(within(early.json, 'fault', 'detail', 'errorcode')).toBe('policies.ratelimit.QuotaViolation')
    clock.now += 1000
    expect((await client.askToken()).status).toBe(200)
  })

  it('needs the grant type in the query', async () => {
    expect((await client.askToken('client', 'secret', '')).status).toBe(400)
  })
})

describe('a bearer token', () => {
  it('holds as long as it says, and then gets a fault of the gateway', async () => {
    const token = textOf(within((await client.askToken()).json, 'access_token')) ?? ''
    client.useToken(token)
    clock.now += 99_000
    expect((await client.get('/Patient/P02478375538')).status).toBe(200)
    clock.now += 1000
    const late = await client.get('/Patient/P02478375538')
    expect([late.status, late.json]).toEqual([
      401,
      {
        fault: {
          faultstring: 'Invalid Access Token',
          detail: { errorcode: 'keymanagement.service.invalid_access_token' },
        },
      },
    ])
  })

  it('that nobody gave is none', async () => {
    client.useToken('invented')
    expect((await client.get('/Patient/P02478375538')).status).toBe(401)
    expect(sandbox.state.outcomes()).toEqual({ unauthorized: 1 })
  })
})
