import { afterEach, describe, expect, it } from '@jest/globals'
import type { OutgoingResource } from '@lentera/fhir/mapping'
import { ensure } from './ensure.js'
import type { EnsureOptions } from './ensured.js'
import { localPlatform, type LocalPlatform } from './testing/local-platform.js'
import { drops, sends, sendsJson, type Answer } from './testing/local-server.js'

const person = (system: string): OutgoingResource => ({
  local: { entity: 'patients', id: 'p1', remoteType: 'Patient' },
  identifier: `https://fhir.kemkes.go.id/id/${system}|9271060312000001`,
  resource: { resourceType: 'Patient', active: true },
})
const NOBODY = sendsJson(200, { resourceType: 'Bundle', total: 0 })
const SOMEBODY = sendsJson(200, {
  resourceType: 'Bundle',
  entry: [{ resource: { resourceType: 'Patient', id: 'P1' } }],
})
const CREATED = sendsJson(200, { success: true, message: 'ok', data: { patient_id: 'P2' } })
const ALREADY = sendsJson(200, { success: false, message: 'found', data: { resourceID: 'P3' } })
const FIRST: EnsureOptions = { readBack: false, known: null }

const platforms: LocalPlatform[] = []
afterEach(async () => {
  for (const platform of platforms.splice(0)) await platform.close()
})
async function attempt(system: string, search: Answer, post: Answer, options = FIRST) {
  const there = await localPlatform((...given) => (given[1].method === 'GET' ? search : post)(...given))
  platforms.push(there)
  const outcome = await ensure(there.client, person(system), options)
  return { outcome, methods: there.asked().map(({ method }) => method) }
}

describe('the national number of a person', () => {
  it('is looked for first, and nothing is written over what is there', async () => {
    expect(await attempt('nik', SOMEBODY, CREATED)).toEqual({
      outcome: { kind: 'ensured', id: 'P1' },
      methods: ['GET'],
    })
  })

  it('is not asked for when it is known', async () => {
    expect(await attempt('nik', SOMEBODY, CREATED, { readBack: true, known: 'P9' })).toEqual({
      outcome: { kind: 'ensured', id: 'P9' },
      methods: [],
    })
  })

  it.each([
    ['created', CREATED, { kind: 'ensured', id: 'P2' }],
    ['known under another number', ALREADY, { kind: 'ensured', id: 'P3' }],
    [
      'unknown to the registry',
      sendsJson(200, { success: false, message: 'Citizen Not Exists' }),
      { kind: 'rejected', code: 'satusehat.nik_unknown', detail: 'Citizen Not Exists' },
    ],
    ['lost', drops, { kind: 'unknown', code: 'satusehat.no_answer' }],
    [
      'a duplicate that does not show',
      sendsJson(400, [{ ruleNumber: '20002', message: 'Found duplicate resource: Patient' }]),
      { kind: 'retry', code: 'satusehat.duplicate_unseen' },
    ],
  ])('of somebody new is %s', async (_what, post, expected) => {
    const { outcome, methods } = await attempt('nik', NOBODY, post)
    expect(outcome).toMatchObject(expected)
    expect(methods).toEqual(['GET', 'POST'])
  })

  it.each([
    [false, 'retry'],
    [true, 'unknown'],
  ])('is not created when the look fails; read back %s: %s', async (readBack, kind) => {
    const { outcome, methods } = await attempt('nik', sends(504, ''), CREATED, { readBack, known: null })
    expect(outcome).toMatchObject({ kind, code: 'satusehat.server_error' })
    expect(methods).toEqual(['GET'])
  })
})

describe('a newborn under its mother’s number', () => {
  it('is created without a look, which would find its brothers and sisters', async () => {
    expect(await attempt('nik-ibu', SOMEBODY, CREATED)).toEqual({
      outcome: { kind: 'ensured', id: 'P2' },
      methods: ['POST'],
    })
  })

  it('is for a person when a child of hers is there, or may be', async () => {
    const unclear = { kind: 'rejected', code: 'satusehat.newborn_unclear' }
    expect((await attempt('nik-ibu', NOBODY, ALREADY)).outcome).toEqual(unclear)
    const again = await attempt('nik-ibu', NOBODY, CREATED, { readBack: true, known: null })
    expect(again).toEqual({ outcome: unclear, methods: [] })
  })
})
