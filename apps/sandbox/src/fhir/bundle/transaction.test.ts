import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Sandbox } from '../../create-sandbox.js'
import { type Json, type JsonObject, objectsOf, textOf, within } from '../../json/json.js'
import { aCondition, anEncounter, anObservation, aRoom } from '../../testing/good-resources.js'
import {
  ORGANIZATION,
  SandboxClient,
  sentencesOf,
  StandingClock,
  startSandbox,
} from '../../testing/sandbox-client.js'

let sandbox: Sandbox
let client: SandboxClient
let location: string

beforeAll(async () => {
  sandbox = await startSandbox(new StandingClock())
  client = await SandboxClient.signedIn(sandbox)
  location = await client.created(aRoom())
})
afterAll(() => sandbox.close())

const urn = (last: number): string => `urn:uuid:0b1f4c0e-0000-4000-8000-00000000000${last}`
const entry = (fullUrl: string, resource: JsonObject, more: JsonObject = {}): JsonObject => ({
  fullUrl,
  resource,
  request: { method: 'POST', url: textOf(resource.resourceType) ?? '', ...more },
})
const bundle = (...entries: Json[]): JsonObject => ({
  resourceType: 'Bundle',
  type: 'transaction',
  entry: entries,
})
const pointing = (resource: JsonObject, fullUrl: string): JsonObject => ({
  ...resource,
  encounter: { reference: fullUrl },
})
/** A visit whose diagnosis points at it; the diagnosis comes first. */
const aVisit = (name: string): JsonObject =>
  bundle(
    entry(urn(2), pointing(aCondition({ encounter: '' }, `DX-${name}`), urn(1))),
    entry(urn(1), anEncounter({ location }, `RJ-${name}`)),
    entry(urn(3), pointing(anObservation({ encounter: '' }, `OBS-${name}`), urn(1))),
  )
const stored = (): number => sandbox.state.resources().length

describe('a transaction', () => {
  it('stores all under one version and answers in the order of the request', async () => {
    const reply = await client.post('', aVisit('whole'))
    expect([reply.status, within(reply.json, 'type'), within(reply.json, 'total')]).toEqual([
      200,
      'transaction-response',
      3,
    ])
    const answers = objectsOf(within(reply.json, 'entry')).map((one) => within(one, 'response'))
    expect(answers.map((one) => within(one, 'resourceType'))).toEqual([
      'Condition',
      'Encounter',
      'Observation',
    ])
    expect(answers.map((one) => within(one, 'status'))).toEqual(['201 Created', '201 Created', '201 Created'])
    expect(new Set(answers.map((one) => within(one, 'etag'))).size).toBe(1)
    const [condition, encounter] = answers.map((one) => textOf(within(one, 'resourceID')) ?? '')
    expect(within(answers[1], 'location')).toContain(`/fhir-r4/v1/Encounter/${encounter}/_history/`)
    const read = await client.get(`/Condition/${condition}`)
    expect(within(read.json, 'encounter', 'reference')).toBe(`Encounter/${encounter}`)
  })

  it('stores nothing when one entry is refused, and says who depends on it', async () => {
    const before = stored()
    const broken = aVisit('broken')
    const [, second] = objectsOf(broken.entry)
    if (second) second.resource = { ...anEncounter({ location }, 'RJ-broken'), status: 'open' }
    const reply = await client.post('', broken)
    expect(reply.status).toBe(400)
    expect(sentencesOf(reply)).toEqual([
      'Invalid resource Condition due to previous error (RuleNumber: 20013)',
      "Code not found: 'open' in system: http://hl7.org/fhir/encounter-status (RuleNumber: 10001)",
      "Invalid statusHistory: last status is not 'open' (RuleNumber: 10122)",
      'Invalid resource Observation due to previous error (RuleNumber: 20013)',
    ])
    expect(stored()).toBe(before)
  })

  it('is a duplicate as a whole when it comes again', async () => {
    await client.post('', aVisit('twice'))
    const before = stored()
    const again = await client.post('', aVisit('twice'))
    expect([again.status, sentencesOf(again)[0]]).toEqual([400, 'Found duplicate: Condition'])
    expect(stored()).toBe(before)
    const system = `http://sys-ids.kemkes.go.id/encounter/${ORGANIZATION}`
    expect(sandbox.state.createsOf('Encounter', system, 'RJ-twice')).toMatchObject({
      arrived: 2,
      accepted: 1,
      blindRepeats: 1,
    })
  })

  it.each([
    ['array-400', 400],
    ['array-200', 200],
  ] as const)('is refused as a bare list too, when it is told to: %s', async (form, status) => {
    await client.post('', aVisit('list'))
    sandbox.faults.bundleErrors = form
    const reply = await client.post('', bundle(entry(urn(1), anEncounter({ location }, 'RJ-list'))))
    sandbox.faults.bundleErrors = 'outcome'
    expect([reply.status, reply.json]).toEqual([
      status,
      [{ ruleNumber: '20002', message: 'Found duplicate resource: Encounter' }],
    ])
  })

  it('is refused entry by entry too, when it is told to', async () => {
    await client.post('', aVisit('entries'))
    sandbox.faults.bundleErrors = 'entries'
    const reply = await client.post('', aVisit('entries'))
    sandbox.faults.bundleErrors = 'outcome'
    const outcomes = objectsOf(within(reply.json, 'entry')).map((one) =>
      within(one, 'response', 'outcome', 'resourceType'),
    )
    expect(outcomes).toEqual(['OperationOutcome', 'OperationOutcome', 'OperationOutcome'])
  })

  it.each([
    [20021, (e: JsonObject) => ({ ...e, fullUrl: '' })],
    [20018, (e: JsonObject) => ({ ...e, fullUrl: 'https://example.org/1' })],
    [20017, (e: JsonObject) => ({ ...e, fullUrl: 'urn:uuid-1' })],
    [20019, (e: JsonObject) => ({ ...e, fullUrl: 'urn:uuid:1' })],
    [20011, (e: JsonObject) => ({ ...e, resource: bundle() })],
    [20008, (e: JsonObject) => ({ ...e, resource: { ...anEncounter({ location }, 'id'), id: 'mine' } })],
    [20003, (e: JsonObject) => ({ ...e, resource: { resourceType: 'Patient' } })],
  ])('trips rule %i', async (rule, spoil) => {
    const before = stored()
    const reply = await client.post('', bundle(spoil(entry(urn(1), anEncounter({ location }, 'spoiled')))))
    expect(reply.status).toBe(400)
    expect(sentencesOf(reply)).toEqual([expect.stringContaining(`(RuleNumber: ${rule})`)])
    expect(stored()).toBe(before)
  })

  it('trips rule 20020 when a fullUrl comes twice', async () => {
    const one = entry(urn(1), anEncounter({ location }, 'one'))
    const reply = await client.post('', bundle(one, entry(urn(1), anEncounter({ location }, 'two'))))
    expect(sentencesOf(reply)).toEqual([
      `Invalid element Encounter.fullUrl due to duplicate fullUrl: ${urn(1)} (RuleNumber: 20020)`,
    ])
  })

  it('does not take the same identifier twice within itself', async () => {
    const before = stored()
    const reply = await client.post(
      '',
      bundle(
        entry(urn(1), anEncounter({ location }, 'inside')),
        entry(urn(2), anEncounter({ location }, 'inside')),
      ),
    )
    expect([reply.status, sentencesOf(reply)]).toEqual([400, ['Found duplicate resource: Encounter']])
    expect(stored()).toBe(before)
  })

  it('creates under a condition once, and changes what it is told to', async () => {
    const system = `http://sys-ids.kemkes.go.id/encounter/${ORGANIZATION}`
    const conditional = () =>
      client.post(
        '',
        bundle(
          entry(urn(1), anEncounter({ location }, 'if-none'), {
            ifNoneExist: `identifier=${system}|if-none`,
          }),
        ),
      )
    const ids = [await conditional(), await conditional()].map((reply) =>
      textOf(within(objectsOf(within(reply.json, 'entry'))[0], 'response', 'resourceID')),
    )
    expect(ids[0]).toBe(ids[1])
    expect(sandbox.state.byIdentifier('Encounter', system, 'if-none')).toHaveLength(1)
    const changed = {
      ...anEncounter({ location }, 'if-none'),
      id: ids[0] ?? '',
      priority: { text: 'segera' },
    }
    const put = await client.post(
      '',
      bundle(entry(urn(1), changed, { method: 'PUT', url: `Encounter/${ids[0]}` })),
    )
    expect(within(objectsOf(within(put.json, 'entry'))[0], 'response', 'status')).toBe('200 OK')
    expect(within((await client.get(`/Encounter/${ids[0]}`)).json, 'priority', 'text')).toBe('segera')
  })

  it('goes to the base path, not to /Bundle', async () => {
    expect((await client.post('/Bundle', aVisit('elsewhere'))).status).toBe(404)
  })
})
