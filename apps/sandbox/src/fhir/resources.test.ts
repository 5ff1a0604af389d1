import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Sandbox } from '../create-sandbox.js'
import { type JsonObject, objectsOf, textOf, within } from '../json/json.js'
import {
  aCondition,
  aDispense,
  aMedication,
  anEncounter,
  anObservation,
  aRequest,
  aRoom,
  aUnit,
  DOCTOR,
  type VisitIds,
} from '../testing/good-resources.js'
import {
  ORGANIZATION,
  type Reply,
  SandboxClient,
  sentencesOf,
  StandingClock,
  startSandbox,
} from '../testing/sandbox-client.js'
import { sendVisit } from '../testing/visit.js'

let sandbox: Sandbox
let client: SandboxClient
let ids: VisitIds
const clock = new StandingClock()

beforeAll(async () => {
  sandbox = await startSandbox(clock)
  client = await SandboxClient.signedIn(sandbox)
  ids = await sendVisit(client)
})
afterAll(() => sandbox.close())

const entries = (reply: Reply): JsonObject[] => objectsOf(within(reply.json, 'entry'))
const idsIn = (reply: Reply): unknown[] => entries(reply).map((entry) => within(entry, 'resource', 'id'))
const encounterSystem = `http://sys-ids.kemkes.go.id/encounter/${ORGANIZATION}`

describe('a resource that was created', () => {
  it('comes back in alphabetical order with the stamps of the store behind the gateway', async () => {
    const reply = await client.post('/Encounter', anEncounter(ids, 'stamps'))
    expect(reply.status).toBe(201)
    const keys = Object.keys(reply.json as JsonObject)
    expect(keys).toEqual([...keys].sort())
    const versionId = textOf(within(reply.json, 'meta', 'versionId')) ?? ''
    const nanos = Buffer.from(versionId, 'base64').toString()
    expect(nanos).toMatch(/^1793588400000\d{3}000$/)
    expect(within(reply.json, 'meta', 'lastUpdated')).toMatch(/^2026-11-02T03:00:00\.000\d{3}\+00:00$/)
    expect(reply.headers.get('etag')).toBe(`W/"${versionId}"`)
    expect(reply.headers.get('last-modified')).toBe('Mon, 02 Nov 2026 03:00:00 UTC')
    expect(reply.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    expect(reply.headers.get('location')).toMatch(/^https:\/\/healthcare\.googleapis\.com\/.*\/Encounter\//)
    expect(reply.headers.get('content-type')).toBe('application/json')
  })

  it.each(['Condition', 'Observation'])('without an identifier gets an empty list: %s', async (type) => {
    const { identifier: _, ...bare } = type === 'Condition' ? aCondition(ids) : anObservation(ids)
    const reply = await client.post(`/${type}`, bare)
    expect([reply.status, within(reply.json, 'identifier')]).toEqual([201, []])
    const again = await client.put(`/${type}/${textOf(within(reply.json, 'id')) ?? ''}`, reply.json)
    expect(again.status).toBe(200)
  })

  it('is read by its id, and unknown under another', async () => {
    const reply = await client.get(`/Encounter/${ids.encounter}`)
    expect([reply.status, within(reply.json, 'id')]).toEqual([200, ids.encounter])
    const other = await client.get('/Encounter/nobody')
    expect([other.status, sentencesOf(other)]).toEqual([
      404,
      ['Resource not found Encounter/nobody (RuleNumber: 20007)'],
    ])
  })
})

describe('a second create for the same identifier', () => {
  it.each([
    ['Encounter', () => anEncounter(ids, 'RJ-A'), 'Found duplicate resource: Encounter'],
    ['Medication', () => aMedication('RX-A'), 'Found duplicate: Medication'],
    ['MedicationRequest', () => aRequest(ids, 'RX-A'), 'Found duplicate: MedicationRequest'],
    ['Condition', () => aCondition(ids, 'DX-A'), 'Found duplicate: Condition'],
  ])('is refused and not told where the first is: %s', async (type, make, sentence) => {
    const reply = await client.post(`/${type}`, make())
    expect([reply.status, sentencesOf(reply)]).toEqual([400, [sentence]])
    expect(within(objectsOf(within(reply.json, 'issue'))[0], 'code')).toBe('duplicate')
    for (const id of Object.values(ids)) expect(reply.text).not.toContain(id)
  })

  it('is none for another drug of the same recipe', async () => {
    expect((await client.post('/MedicationRequest', aRequest(ids, 'RX-A-2'))).status).toBe(201)
  })

  it('does not let a change take what another carries', async () => {
    const other = await client.created(anEncounter(ids, 'other'))
    const reply = await client.put(`/Encounter/${other}`, { ...anEncounter(ids, 'RJ-A'), id: other })
    expect([reply.status, sentencesOf(reply)]).toEqual([400, ['Found duplicate resource: Encounter']])
  })
})

describe('changing a resource', () => {
  it('replaces it whole under a new version', async () => {
    const room = await client.created(aRoom('replaced'))
    const before = await client.get(`/Location/${room}`)
    const reply = await client.put(`/Location/${room}`, {
      ...aRoom('replaced'),
      id: room,
      name: 'Ruang Baru',
    })
    expect([reply.status, within(reply.json, 'name')]).toEqual([200, 'Ruang Baru'])
    expect(reply.headers.get('etag')).not.toBe(before.headers.get('etag'))
  })

  it('needs the id in the body too, and something to change', async () => {
    const bare = await client.put(`/Location/${ids.location}`, aRoom('ROOM-A'))
    expect([bare.status, sentencesOf(bare)]).toEqual([
      400,
      ['Failed to unmarshal request payload (RuleNumber: 20008)'],
    ])
    expect((await client.put('/Location/nobody', { ...aRoom('x'), id: 'nobody' })).status).toBe(404)
  })

  it('moves it to its new identifier for searches', async () => {
    const unit = await client.created(aUnit('before'))
    await client.put(`/Organization/${unit}`, { ...aUnit('after'), id: unit })
    const system = `http://sys-ids.kemkes.go.id/organization/${ORGANIZATION}`
    expect(idsIn(await client.get(`/Organization?identifier=${system}|after`))).toEqual([unit])
    expect(idsIn(await client.get(`/Organization?identifier=${system}|before`))).toEqual([])
  })

  it('by operations obeys the same rules, and a bed is patched whole', async () => {
    const room = await client.created(aRoom('patched'))
    const bed = { system: 'http://terminology.hl7.org/CodeSystem/v2-0116', code: 'O' }
    const good = await client.patch(`/Location/${room}`, [
      { op: 'add', path: '/operationalStatus', value: bed },
    ])
    expect([good.status, within(good.json, 'operationalStatus', 'code')]).toEqual([200, 'O'])
    const inner = await client.patch(`/Location/${room}`, [
      { op: 'replace', path: '/operationalStatus/code', value: 'U' },
    ])
    expect(sentencesOf(inner)).toEqual([
      'Use /operationalStatus instead of /operationalStatus/code to patch Location (RuleNumber: 10171)',
    ])
    const bad = await client.patch(`/Location/${room}`, [{ op: 'replace', path: '/status', value: 'buka' }])
    expect(sentencesOf(bad)[0]).toContain('(RuleNumber: 10095)')
  })
})

describe('what cannot be done', () => {
  it.each([
    ['POST', '/Practitioner', { resourceType: 'Practitioner' }, 403, '20003'],
    ['POST', '/Encounter', { resourceType: 'Condition' }, 400, '20008'],
    ['POST', '/Encounter', '{"resourceType":', 400, '20006'],
    ['POST', '/Encounter', ' ', 400, '20005'],
    ['PUT', '/Patient/P02478375538', { resourceType: 'Patient' }, 403, '20016'],
  ])('%s %s with %j is answered %i, rule %s', async (method, path, body, status, rule) => {
    const reply = await client.call(method, path, body)
    expect([reply.status, sentencesOf(reply)]).toEqual([
      status,
      [expect.stringContaining(`(RuleNumber: ${rule})`)],
    ])
  })

  it('is said plainly for kinds that only SATUSEHAT keeps', async () => {
    expect((await client.post('/ServiceRequest', { resourceType: 'ServiceRequest' })).status).toBe(501)
  })
})

describe('a search', () => {
  it('by identifier finds the one', async () => {
    const reply = await client.get(`/Encounter?identifier=${encounterSystem}|RJ-A`)
    expect([reply.status, within(reply.json, 'type'), within(reply.json, 'total')]).toEqual([
      200,
      'searchset',
      1,
    ])
    expect(idsIn(reply)).toEqual([ids.encounter])
    expect(within(entries(reply)[0], 'fullUrl')).toBe(
      `https://api-satusehat-dev.dto.kemkes.go.id/fhir-r4/v1/Encounter/${ids.encounter}`,
    )
  })

  it('by what it points at finds what belongs to a visit', async () => {
    const dispense = await client.created(aDispense(ids))
    expect(idsIn(await client.get(`/MedicationDispense?context=${ids.encounter}`))).toEqual([dispense])
    expect(idsIn(await client.get(`/Condition?encounter=${ids.encounter}&code=J06.9`))).toContain(
      ids.condition,
    )
    expect(idsIn(await client.get(`/Condition?encounter=${ids.encounter}&code=A00`))).toEqual([])
    expect(idsIn(await client.get('/Encounter?subject=P00805884304'))).toEqual([])
  })

  it('goes page by page', async () => {
    const all = idsIn(await client.get('/Encounter?subject=P02478375538'))
    const first = await client.get('/Encounter?subject=P02478375538&_count=2')
    const next = objectsOf(within(first.json, 'link')).find((link) => link.relation === 'next')
    const second = await client.get(`/Encounter${new URL(textOf(next?.url) ?? '').search}`)
    expect(all).toHaveLength(3)
    expect([...idsIn(first), ...idsIn(second)]).toEqual(all)
  })

  it.each(['/Encounter', '/Observation?status=final', '/Patient?name=a', '/Medication?status=active'])(
    'that is too wide is refused: %s',
    async (path) => {
      const reply = await client.get(path)
      expect(reply.status).toBe(400)
      expect(reply.text).toMatch(/not selective enough|unsupported/)
    },
  )

  it('finds a practitioner by NIK, unmasked', async () => {
    const reply = await client.get(
      '/Practitioner?identifier=https://fhir.kemkes.go.id/id/nik|7209061211900001',
    )
    expect(idsIn(reply)).toEqual([DOCTOR.split('/')[1]])
    expect(reply.text).toContain('7209061211900001')
    const named = await client.get('/Practitioner?name=alexander&gender=male&birthdate=1994')
    expect(idsIn(named)).toEqual(['10009880728'])
  })

  it('shows what consent hides as an outcome, when it is told to', async () => {
    sandbox.faults.hiddenEntries = true
    const reply = await client.get('/Condition?subject=P02478375538')
    sandbox.faults.hiddenEntries = false
    const last = entries(reply).at(-1)
    expect(within(last, 'resource', 'resourceType')).toBe('OperationOutcome')
    expect(reply.text).toMatch(
      /"code":"suppressed","diagnostics":"No consent available for Condition\/[0-9a-f-]+"/,
    )
  })
})
