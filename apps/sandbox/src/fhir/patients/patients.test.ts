import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Sandbox } from '../../create-sandbox.js'
import { type JsonObject, objectsOf, textOf, within } from '../../json/json.js'
import { aPatient } from '../../testing/good-resources.js'
import { SandboxClient, StandingClock, startSandbox } from '../../testing/sandbox-client.js'

const NIK = 'https://fhir.kemkes.go.id/id/nik'
const MOTHER = '9204014804000002'
const REGISTERED = ['3171010101900001', '3171010101900002']

let sandbox: Sandbox
let client: SandboxClient

beforeAll(async () => {
  const patients = REGISTERED.map((nik) => ({
    nik,
    name: 'Siti Aminah',
    gender: 'female' as const,
    birthDate: '1990-01-01',
    ihsNumber: null,
  }))
  sandbox = await startSandbox(new StandingClock(), { people: { patients, practitioners: [] } })
  client = await SandboxClient.signedIn(sandbox)
})
afterAll(() => sandbox.close())

const aNewborn = (birthDate: string, order = 1): JsonObject => ({
  ...aPatient(MOTHER),
  identifier: [{ use: 'official', system: `${NIK}-ibu`, value: MOTHER }],
  name: [{ use: 'official', text: 'By. Ny. Claudia' }],
  birthDate,
  multipleBirthInteger: order,
})

describe('looking for a patient', () => {
  it('by NIK gives the number and hides the rest', async () => {
    const reply = await client.get(`/Patient?identifier=${NIK}|9271060312000001`)
    const [entry] = objectsOf(within(reply.json, 'entry'))
    const patient = within(entry, 'resource')
    expect(within(patient, 'id')).toBe('P02478375538')
    expect(objectsOf(within(patient, 'identifier')).map(({ value }) => value)).toEqual([
      'P02478375538',
      '################',
    ])
    expect(textOf(objectsOf(within(patient, 'name'))[0]?.text)).toBe('Ar****** Pu***')
    expect(JSON.stringify(patient)).not.toMatch(/9271060312000001|birthDate|gender/)
  })

  it('by id gives not even a name', async () => {
    const reply = await client.get('/Patient/P02478375538')
    expect(reply.status).toBe(200)
    expect(reply.text).not.toMatch(/"name"|9271060312000001|birthDate/)
  })

  it.each([
    `?name=Ardianto&birthdate=1992-01-09&identifier=${NIK}|9271060312000001`,
    '?name=Ardianto&birthdate=1992-01-09&nik=9271060312000001',
    '?name=ardianto%20putra&birthdate=1992-01&gender=male',
  ])('finds the person by %s', async (query) => {
    expect(within((await client.get(`/Patient${query}`)).json, 'total')).toBe(1)
  })

  it('finds nobody whom only the civil registry knows', async () => {
    expect(within((await client.get(`/Patient?identifier=${NIK}|${REGISTERED[0]}`)).json, 'total')).toBe(0)
  })
})

describe('creating a patient answers 200 always', () => {
  it('and that the citizen does not exist', async () => {
    const reply = await client.post('/Patient', aPatient('3171010101909999'))
    expect([reply.status, reply.json]).toEqual([200, { success: false, message: 'Citizen Not Exists' }])
  })

  it('and the new number, which the next one is told to keep', async () => {
    const reply = await client.post('/Patient', aPatient(REGISTERED[0] ?? ''))
    const id = textOf(within(reply.json, 'data', 'patient_id')) ?? ''
    expect([reply.status, within(reply.json, 'success')]).toEqual([200, true])
    expect(id).toMatch(/^P\d{11}$/)
    const again = await client.post('/Patient', aPatient(REGISTERED[0] ?? ''))
    expect([again.status, again.json]).toEqual([
      200,
      {
        success: false,
        message: 'Failed to create new patient, another identifier has found',
        data: { resourceID: id },
      },
    ])
    expect(sandbox.state.createsOf('Patient', NIK, REGISTERED[0] ?? '')).toMatchObject({
      arrived: 2,
      accepted: 1,
      blindRepeats: 1,
    })
  })

  it('and the older key with a colon, when it is told to', async () => {
    sandbox.faults.patientAnswer = 'older'
    const reply = await client.post('/Patient', aPatient(REGISTERED[1] ?? ''))
    sandbox.faults.patientAnswer = 'current'
    expect(within(reply.json, 'data', 'Patient ID:')).toMatch(/^P\d{11}$/)
  })

  it('and three blocks for a newborn by its mother, each twin once', async () => {
    const first = await client.post('/Patient', aNewborn('2026-10-30', 1))
    const id = textOf(within(first.json, 'create_patient', 'data', 'patient_id'))
    expect(first.status).toBe(200)
    expect(within(first.json, 'create_related_patient', 'data', 'related_patient_id')).toBeDefined()
    expect(within(first.json, 'update_link_patient', 'data', 'patient_id')).toBe(id)
    expect(within(first.json, 'log_time')).toBe('2026-11-02T03:00:00.000Z')
    const twin = await client.post('/Patient', aNewborn('2026-10-30', 2))
    expect(within(twin.json, 'create_patient', 'success')).toBe(true)
    const again = await client.post('/Patient', aNewborn('2026-10-30', 1))
    expect(within(again.json, 'data', 'resourceID')).toBe(id)
    const found = await client.get(`/Patient?identifier=${NIK}-ibu|${MOTHER}&birthdate=2026-10-30`)
    expect(within(found.json, 'total')).toBe(2)
  })

  it.each([
    ['2026-09-03', true],
    ['2026-09-02', false],
  ])('and a newborn of %s is young enough: %s', async (birthDate, accepted) => {
    const reply = await client.post('/Patient', aNewborn(birthDate))
    expect(reply.status).toBe(200)
    expect(within(reply.json, 'create_patient', 'success') ?? false).toBe(accepted)
  })
})

describe('changing a patient', () => {
  const proof = (name = 'Ghina Assyifa'): JsonObject[] => [
    { op: 'test', path: '/name', value: [{ use: 'official', text: name }] },
    { op: 'test', path: '/gender', value: 'female' },
    { op: 'test', path: '/birthDate', value: '2004-08-21' },
  ]
  const address: JsonObject = { op: 'replace', path: '/address', value: [{ city: 'Jayapura' }] }

  it('proves first who is meant', async () => {
    const reply = await client.patch('/Patient/P01654557057', [...proof(), address])
    expect([reply.status, reply.json]).toEqual([
      200,
      {
        code: 200,
        error: false,
        message: 'Patient data updated successfully',
        data: { patient_id: 'P01654557057' },
      },
    ])
    const [row] = sandbox.state.resources('Patient').filter(({ id }) => id === 'P01654557057')
    expect(row?.resource.address).toEqual([{ city: 'Jayapura' }])
  })

  it.each([
    ['no proof', [address]],
    ['another name', [...proof('Ghina Palsu'), address]],
    ['something that may not be changed', [...proof(), { op: 'replace', path: '/identifier', value: [] }]],
  ])('is refused with %s', async (_what, operations) => {
    const reply = await client.patch('/Patient/P01654557057', operations)
    expect([reply.status, within(reply.json, 'error')]).toEqual([400, true])
  })
})
