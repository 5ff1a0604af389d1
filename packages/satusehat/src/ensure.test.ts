import { afterEach, describe, expect, it } from '@jest/globals'
import type { OutgoingResource } from '@lentera/fhir/mapping'
import { ensure } from './ensure.js'
import { localPlatform, type LocalPlatform } from './testing/local-platform.js'
import { breaksOff, drops, sends, sendsJson, type Answer } from './testing/local-server.js'

const SYSTEM = 'http://sys-ids.kemkes.go.id/encounter/10000004'
const ID = '7f0c0000-0000-4000-8000-000000000001'
const outgoing = {
  local: { entity: 'visits', id: 'v1', remoteType: 'Encounter' },
  identifier: `${SYSTEM}|RJ-1`,
  resource: {
    resourceType: 'Encounter',
    status: 'arrived',
    class: { code: 'AMB' },
    identifier: [{ system: SYSTEM, value: 'RJ-1' }],
  },
} satisfies OutgoingResource
const stored = { ...outgoing.resource, id: ID, meta: { versionId: 'x' } }
const older = { ...stored, status: 'planned' }

const bundle = (...resources: object[]): Answer =>
  sendsJson(200, { resourceType: 'Bundle', entry: resources.map((resource) => ({ resource })) })
const complaint = (code: string, text: string): Answer =>
  sendsJson(400, {
    resourceType: 'OperationOutcome',
    issue: [{ severity: 'error', code, details: { text } }],
  })
const duplicate = complaint('duplicate', 'Found duplicate resource: Encounter')
const created = sendsJson(201, stored)
const refusedToken = sendsJson(401, { fault: { faultstring: 'Invalid Access Token' } })

const platforms: LocalPlatform[] = []
afterEach(async () => {
  for (const platform of platforms.splice(0)) await platform.close()
})

interface Answers {
  readonly search?: Answer
  readonly post?: Answer
  readonly put?: Answer
}
async function platform({ search = bundle(), post = created, put = sendsJson(200, stored) }: Answers) {
  const made = await localPlatform((...given) => {
    const method = given[1].method
    return (method === 'GET' ? search : method === 'POST' ? post : put)(...given)
  })
  platforms.push(made)
  return made
}
async function attempt(answers: Answers, options: { readBack?: boolean; known?: string | null } = {}) {
  const there = await platform(answers)
  const outcome = await ensure(there.client, outgoing, { readBack: false, known: null, ...options })
  return { outcome, methods: there.asked().map(({ method }) => method) }
}

const ensured = { kind: 'ensured', id: ID }

/** Every way in which a write is answered, and what becomes of a delivery. */
const writes: readonly (readonly [string, Answer, object])[] = [
  [
    'refused',
    complaint('value', 'Reference is mandatory : Encounter.subject (RuleNumber: 10118)'),
    { kind: 'rejected', code: 'satusehat.patient_unknown' },
  ],
  [
    'refused as a list',
    sendsJson(200, [{ ruleNumber: '10871', message: 'x' }]),
    {
      kind: 'rejected',
      code: 'satusehat.refused',
      about: 'aturan 10871',
      detail: 'x (RuleNumber: 10871)',
    },
  ],
  ['refused by the edge', sends(403, '<html>'), { kind: 'retry', code: 'satusehat.blocked' }],
  ['no such address', sends(404, 'no'), { kind: 'retry', code: 'satusehat.wrong_address' }],
  ['busy', sends(429, '', { 'retry-after': '5' }), { kind: 'retry', code: 'satusehat.busy', afterMs: 5000 }],
  ['token refused', refusedToken, { kind: 'retry', code: 'satusehat.unauthorized' }],
  ['a refusal cut off', breaksOff(400, '{"resource'), { kind: 'retry', code: 'satusehat.answer_cut' }],
  ['answer lost', drops, { kind: 'unknown', code: 'satusehat.no_answer' }],
  ['gateway timeout', sends(504, 'Gateway Timeout'), { kind: 'unknown', code: 'satusehat.server_error' }],
  ['unreadable', sends(201, '{"resourceType":'), { kind: 'unknown', code: 'satusehat.unreadable_answer' }],
  ['redirected', sends(302, ''), { kind: 'unknown', code: 'satusehat.redirected' }],
]

/** Every way in which a look-up fails. */
const failedLooks: readonly (readonly [string, Answer, string])[] = [
  ['busy', sends(429, ''), 'satusehat.busy'],
  ['token refused', refusedToken, 'satusehat.unauthorized'],
  ['answer lost', drops, 'satusehat.no_answer'],
  ['gateway timeout', sends(504, 'Gateway Timeout'), 'satusehat.server_error'],
  ['unreadable', sends(200, '<html>'), 'satusehat.unreadable_answer'],
  ['refused by the edge', sends(403, '<html>'), 'satusehat.blocked'],
  ['refused', complaint('value', 'Aneh (RuleNumber: 19999)'), 'satusehat.refused'],
]

describe('a resource sent for the first time', () => {
  it('is created without a look', async () => {
    expect(await attempt({})).toEqual({ outcome: ensured, methods: ['POST'] })
  })

  it.each(writes)('ends as its answer says: %s', async (_what, post, expected) => {
    const { outcome, methods } = await attempt({ post })
    expect(outcome).toMatchObject(expected)
    expect(methods).not.toContain('GET')
  })

  it('is looked for and adopted when it is there already', async () => {
    const search = bundle(stored)
    expect(await attempt({ post: duplicate, search })).toEqual({ outcome: ensured, methods: ['POST', 'GET'] })
  })

  it('is written over the one that is there when that one says something else', async () => {
    const search = bundle(older)
    expect(await attempt({ post: duplicate, search })).toEqual({
      outcome: ensured,
      methods: ['POST', 'GET', 'PUT'],
    })
  })

  it('comes back later when the one that is there does not show yet', async () => {
    expect((await attempt({ post: duplicate })).outcome).toEqual({
      kind: 'retry',
      code: 'satusehat.duplicate_unseen',
    })
  })

  it('is for a person when two are there', async () => {
    const search = bundle(stored, { ...stored, id: 'lain' })
    expect((await attempt({ post: duplicate, search })).outcome).toMatchObject({
      kind: 'rejected',
      code: 'satusehat.ambiguous',
    })
  })

  it.each(failedLooks.filter(([what]) => what !== 'refused'))(
    'comes back later when it is there and the look fails: %s',
    async (_what, search, code) => {
      const { outcome } = await attempt({ post: duplicate, search })
      expect(outcome).toMatchObject({ kind: 'retry', code })
    },
  )
})

describe('a resource that may have arrived before', () => {
  const readBack = true

  it('is adopted when it did', async () => {
    const search = bundle(stored)
    expect(await attempt({ search }, { readBack })).toEqual({ outcome: ensured, methods: ['GET'] })
  })

  it('is written over what stands there when that says something else', async () => {
    const search = bundle(older)
    expect(await attempt({ search }, { readBack })).toEqual({ outcome: ensured, methods: ['GET', 'PUT'] })
  })

  it('is created when it did not', async () => {
    expect(await attempt({}, { readBack })).toEqual({ outcome: ensured, methods: ['GET', 'POST'] })
  })

  it.each(writes)('and did not ends as its answer says: %s', async (_what, post, expected) => {
    const { outcome, methods } = await attempt({ post }, { readBack })
    expect(outcome).toMatchObject(expected)
    expect(methods[0]).toBe('GET')
  })

  it.each(failedLooks)(
    'stays unknown and is not created when the look fails: %s',
    async (_what, search, code) => {
      const { outcome, methods } = await attempt({ search }, { readBack })
      expect(outcome).toMatchObject({ kind: 'unknown', code })
      expect(methods).not.toContain('POST')
    },
  )

  it('is for a person when two are there', async () => {
    const search = bundle(stored, { ...stored, id: 'lain' })
    expect((await attempt({ search }, { readBack })).outcome).toMatchObject({
      kind: 'rejected',
      code: 'satusehat.ambiguous',
    })
  })

  it.each(writes)('and is to be written over ends as its answer says: %s', async (_what, put, expected) => {
    expect((await attempt({ search: bundle(older), put }, { readBack })).outcome).toMatchObject(expected)
  })
})

describe.each([false, true])('a resource whose id is known, read back %s', (readBack) => {
  it('is replaced under it and nothing else is asked', async () => {
    const there = await platform({})
    const outcome = await ensure(there.client, outgoing, { readBack, known: ID })
    expect(outcome).toEqual(ensured)
    expect(there.calls()).toEqual([`PUT /Encounter/${ID}`])
    expect(JSON.parse(there.asked()[0]?.body ?? '')).toEqual({ ...outgoing.resource, id: ID })
  })

  it.each(writes)('ends as its answer says: %s', async (_what, put, expected) => {
    expect((await attempt({ put }, { readBack, known: ID })).outcome).toMatchObject(expected)
  })

  it('is for a person when another one bears its number', async () => {
    expect((await attempt({ put: duplicate }, { readBack, known: ID })).outcome).toMatchObject({
      kind: 'rejected',
      code: 'satusehat.duplicate',
    })
  })
})
