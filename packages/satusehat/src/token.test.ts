import { afterEach, describe, expect, it } from '@jest/globals'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createHttp } from './http.js'
import {
  drops,
  inTurn,
  localServer,
  nobodyThere,
  sends,
  sendsJson,
  type Answer,
} from './testing/local-server.js'
import { fileTokenStore } from './token/file-token-store.js'
import { memoryTokenStore } from './token/memory-token-store.js'
import { LockTaken, type TokenStore } from './token/token-store.js'
import { createTokens, type Tokens } from './token.js'

const START = Date.parse('2026-11-20T01:00:00Z')
const SECOND = 1000
const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

/** As recorded: every value a string. */
const gives = (accessToken: string): Answer =>
  sendsJson(200, {
    token_type: 'BearerToken',
    issued_at: String(START),
    access_token: accessToken,
    expires_in: '3599',
    refresh_count: '0',
    status: 'approved',
  })
const refusesCredentials = sendsJson(401, {
  resourceType: 'OperationOutcome',
  issue: [
    { severity: 'invalid', code: 'value', details: { text: 'user or system could not be authenticated' } },
  ],
})

async function aHouse(answer: Answer, { store = memoryTokenStore(), clientId = 'klien' } = {}) {
  const server = await localServer(answer)
  const http = createHttp({ timeoutMs: 4_000 })
  closers.push(() => server.close(), http.close)
  const clock = { now: START }
  const tokensOf = (id: string, from = store, authUrl = server.url): Tokens =>
    createTokens({
      settings: { authUrl, clientId: id, clientSecret: 'rahasia' },
      http,
      store: from,
      now: () => clock.now,
    })
  return { server, clock, store, tokens: tokensOf(clientId), tokensOf }
}

describe('the token', () => {
  it('is asked for once, however many need it', async () => {
    const store = memoryTokenStore()
    let locks = 0
    const counted: TokenStore = {
      ...store,
      lock: (work) => {
        locks += 1
        return store.lock(work)
      },
    }
    const { server, tokens } = await aHouse(gives('satu'), { store: counted })
    const answers = await Promise.all(Array.from({ length: 10 }, () => tokens.current()))
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set(['{"kind":"ok","accessToken":"satu"}']),
    )
    // One of them waits for the lock of all processes, the others for that one.
    expect([server.seen.length, locks]).toEqual([1, 1])
    expect(server.seen[0]).toMatchObject({
      method: 'POST',
      path: '/accesstoken?grant_type=client_credentials',
      body: 'client_id=klien&client_secret=rahasia',
    })
  })

  it('is read from strings', async () => {
    const { tokens, store } = await aHouse(gives('satu'))
    await tokens.current()
    expect(await store.read()).toMatchObject({ expiresAt: START + 3599 * SECOND, issuedAt: START })
  })

  it('is renewed 300 seconds before its end and not earlier', async () => {
    const { server, tokens, clock } = await aHouse(inTurn(gives('satu'), gives('dua')))
    await tokens.current()
    clock.now = START + (3599 - 301) * SECOND
    expect(await tokens.current()).toEqual({ kind: 'ok', accessToken: 'satu' })
    expect(server.seen).toHaveLength(1)
    clock.now += SECOND
    expect(await tokens.current()).toEqual({ kind: 'ok', accessToken: 'dua' })
  })

  it('serves to its end when it cannot be renewed', async () => {
    const { server, tokens, clock } = await aHouse(inTurn(gives('satu'), sends(500, 'rusak')))
    await tokens.current()
    clock.now = START + 3400 * SECOND
    expect(await tokens.current()).toEqual({ kind: 'ok', accessToken: 'satu' })
    expect(await tokens.current()).toEqual({ kind: 'ok', accessToken: 'satu' })
    expect(server.seen).toHaveLength(2)
    clock.now = START + 3599 * SECOND
    expect(await tokens.current()).toMatchObject({ kind: 'retry', code: 'satusehat.server_error' })
  })

  it('of another client is not used', async () => {
    const { tokens, tokensOf } = await aHouse(inTurn(gives('satu'), gives('dua')))
    await tokens.current()
    expect(await tokensOf('lain').current()).toEqual({ kind: 'ok', accessToken: 'dua' })
  })

  it('from a clock that was set back is replaced', async () => {
    const { tokens, clock } = await aHouse(inTurn(gives('satu'), gives('dua')))
    await tokens.current()
    clock.now = START - 3600 * SECOND
    expect(await tokens.current()).toEqual({ kind: 'ok', accessToken: 'dua' })
  })

  it('that would break a header is none', async () => {
    const { tokens } = await aHouse(gives('satu\r\nx-jahat: ya'))
    expect(await tokens.current()).toMatchObject({ kind: 'retry', code: 'satusehat.unreadable_answer' })
  })
})

describe('after a token call that failed', () => {
  it.each([
    ['credentials are wrong', refusesCredentials, 'satusehat.credentials_refused'],
    ['the edge knows the address as foreign', sends(403, '<html>Forbidden</html>'), 'satusehat.blocked'],
    ['the address is wrong', sends(404, 'not found'), 'satusehat.wrong_address'],
    ['a page comes instead', sends(200, '<html>Selamat datang</html>'), 'satusehat.unreadable_answer'],
    ['the answer is lost', drops, 'satusehat.token_unanswered'],
  ])('nobody asks again for a minute: %s', async (_why, answer, code) => {
    const { server, tokens, clock } = await aHouse(inTurn(answer, gives('dua')))
    expect(await tokens.current()).toMatchObject({ kind: 'retry', code, afterMs: 60_000 })
    clock.now += 59 * SECOND
    expect(await tokens.current()).toMatchObject({ kind: 'retry', code, afterMs: 1_000 })
    expect(server.seen).toHaveLength(1)
    clock.now += SECOND
    expect(await tokens.current()).toEqual({ kind: 'ok', accessToken: 'dua' })
    expect(server.seen).toHaveLength(2)
  })

  it('the wait it asked for is kept when it is longer', async () => {
    const { tokens, clock } = await aHouse(inTurn(sends(429, '', { 'retry-after': '300' }), gives('dua')))
    expect(await tokens.current()).toMatchObject({ code: 'satusehat.busy', afterMs: 300_000 })
    clock.now += 299 * SECOND
    expect(await tokens.current()).toMatchObject({ kind: 'retry', afterMs: 1_000 })
  })

  it('a clock that was set back does not make the wait longer than a minute', async () => {
    const { tokens, clock } = await aHouse(inTurn(refusesCredentials, gives('dua')))
    await tokens.current()
    clock.now -= 86_400 * SECOND
    expect(await tokens.current()).toMatchObject({ kind: 'retry', afterMs: 60_000 })
    clock.now += 60 * SECOND
    expect(await tokens.current()).toEqual({ kind: 'ok', accessToken: 'dua' })
  })

  it('one that never left counts for nothing', async () => {
    const { store, tokens, tokensOf } = await aHouse(gives('satu'))
    const nowhere = await tokensOf('klien', store, await nobodyThere()).current()
    expect(nowhere).toEqual({ kind: 'retry', code: 'satusehat.unreachable', detail: 'ECONNREFUSED' })
    expect(await store.failure()).toBeNull()
    expect(await tokens.current()).toEqual({ kind: 'ok', accessToken: 'satu' })
  })
})

describe('a token that was refused', () => {
  it('is replaced once, whoever says so how often', async () => {
    const { server, tokens } = await aHouse(inTurn(gives('satu'), gives('dua'), gives('tiga')))
    await tokens.current()
    await tokens.invalidate('satu')
    expect(await tokens.current()).toEqual({ kind: 'ok', accessToken: 'dua' })
    await tokens.invalidate('satu')
    expect(await tokens.current()).toEqual({ kind: 'ok', accessToken: 'dua' })
    expect(server.seen).toHaveLength(2)
  })

  it('although it was new asks for a minute of patience', async () => {
    const { server, tokens, clock } = await aHouse(inTurn(gives('satu'), gives('dua')))
    await tokens.current()
    await tokens.distrust('satu')
    expect(await tokens.current()).toEqual({
      kind: 'retry',
      code: 'satusehat.unauthorized',
      afterMs: 60_000,
    })
    expect(server.seen).toHaveLength(1)
    clock.now += 60 * SECOND
    expect(await tokens.current()).toEqual({ kind: 'ok', accessToken: 'dua' })
  })
})

describe('a lock that cannot be had in time', () => {
  it('is a wait and no failure, also of a token that was refused', async () => {
    const taken: TokenStore = { ...memoryTokenStore(), lock: () => Promise.reject(new LockTaken()) }
    const { server, tokens } = await aHouse(gives('satu'), { store: taken })
    expect(await tokens.current()).toEqual({ kind: 'retry', code: 'satusehat.token_locked' })
    await tokens.invalidate('satu')
    await tokens.distrust('satu')
    expect(server.seen).toEqual([])
  })
})

describe('several processes', () => {
  async function aFile(): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'lentera-token-'))
    closers.push(() => rm(folder, { recursive: true }))
    return join(folder, 'token.json')
  }

  it('share one token', async () => {
    const file = await aFile()
    const { server, tokensOf } = await aHouse(gives('satu'))
    const processes = Array.from({ length: 4 }, () => tokensOf('klien', fileTokenStore(file, Date.now)))
    const answers = await Promise.all(processes.map((tokens) => tokens.current()))
    expect(answers).toEqual(Array.from({ length: 4 }, () => ({ kind: 'ok', accessToken: 'satu' })))
    expect(server.seen).toHaveLength(1)
  })

  it('share one failure', async () => {
    const file = await aFile()
    const { server, tokensOf } = await aHouse(refusesCredentials)
    const processes = Array.from({ length: 4 }, () => tokensOf('klien', fileTokenStore(file, Date.now)))
    const answers = await Promise.all(processes.map((tokens) => tokens.current()))
    expect(answers.map(({ kind }) => kind)).toEqual(['retry', 'retry', 'retry', 'retry'])
    expect(server.seen).toHaveLength(1)
  })
})
