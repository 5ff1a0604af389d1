import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import type { CatalogueDiagnosis } from '@lentera/contracts/catalogue/diagnosis'
import type { CatalogueDrug, DrugEntry } from '@lentera/contracts/catalogue/drug'
import { LoadCatalogue, UnloadCatalogue } from '@lentera/contracts/catalogue/load'
import type { ArgsOf } from '@lentera/contracts/kernel/command'
import type { PullAnswer } from '@lentera/contracts/sync/pull'
import { startTestApi, type TestApi } from '../testing/test-api.js'
import { TestDevice } from '../testing/test-device.js'

jest.setTimeout(60_000)

const ours = '0192f0a0-0000-7000-8000-00000000c001'
const theirs = '0192f0a0-0000-7000-8000-00000000c002'

let server: TestApi
beforeAll(async () => {
  server = await startTestApi()
  await server.addPerson('sari', ['nurse'])
  await server.addPerson('budi', ['it_admin'])
})
afterAll(() => server?.close())

const paracetamol: DrugEntry = {
  code: 'parasetamol-tab-500',
  name: 'Parasetamol tab 500 mg',
  generic: 'parasetamol',
  form: 'tablet',
  unit: 'tablet',
  route: 'oral',
  ingredients: [{ substance: 'parasetamol', amountMg: 500, perMl: null }],
  bottleMl: null,
  classes: ['analgesic'],
  pregnancy: 'safe',
  limits: {
    minMgPerKgDose: 10,
    maxMgPerKgDose: 15,
    maxMgPerKgDay: 60,
    maxMgDose: 1000,
    maxMgDay: 4000,
  },
  flags: [],
  words: 'pct, obat panas',
}

const load = (args: ArgsOf<typeof LoadCatalogue>) =>
  server.api.issueAll([{ definition: LoadCatalogue, args }])
const hypertension = (name: string) => ({ code: 'I10', name, english: null, words: '' })

async function onDevice<R>(entity: string): Promise<R[]> {
  const device = await TestDevice.enrol(server.url, 'sari')
  const request = { epoch: device.enrolled.epoch, build: 'test', receipt: null, scopes: [], limit: 5000 }
  const { body } = await device.post<PullAnswer>('/api/v1/sync/pull', request)
  const ref = body.scopes.find(({ name }) => name === 'ref')!
  return ref.rows.filter((row) => row.entity === entity).map(({ data }) => data as unknown as R)
}

describe('catalogues on Postgres', () => {
  it('reach every device as they were loaded', async () => {
    await load({ loadId: ours, kind: 'drugs', rows: [paracetamol] })
    await load({ loadId: ours, kind: 'diagnoses', rows: [hypertension('Hipertensi esensial')] })
    const [{ id, ...drug } = {} as CatalogueDrug] = await onDevice<CatalogueDrug>('catalogue_drugs')
    expect(drug).toEqual({ ...paracetamol, active: true, loadId: ours })
    expect(id).toMatch(/^[0-9a-f-]{36}$/)
    expect(await onDevice('catalogue_diagnoses')).toMatchObject([{ code: 'I10', loadId: ours }])
  })

  it('are what they were before a load that is taken back', async () => {
    const added = { code: 'J06.9', name: 'ISPA', english: null, words: '' }
    await load({ loadId: theirs, kind: 'diagnoses', rows: [hypertension('Keliru'), added] })
    const args = { loadId: theirs, kind: 'diagnoses', codes: ['I10', 'J06.9'] } as const
    const [outcome] = await server.api.issueAll([
      { definition: UnloadCatalogue, args: { ...args, codes: [...args.codes] } },
    ])
    expect(outcome).toMatchObject({ outcome: 'applied', issues: [] })
    const rows = await onDevice<CatalogueDiagnosis>('catalogue_diagnoses')
    expect(rows.map(({ code, name, active }) => [code, name, active]).sort()).toEqual([
      ['I10', 'Hipertensi esensial', true],
      ['J06.9', 'ISPA', false],
    ])
  })

  it('are loaded by who looks after the computers, and by nobody else', async () => {
    const attempt = async (username: string) => {
      const device = await TestDevice.enrol(server.url, username)
      const rows = [hypertension('Hipertensi')]
      const record = await device.record(LoadCatalogue, { loadId: theirs, kind: 'diagnoses', rows })
      return (await device.push([device.opened(record)])).body.outcomes[0]
    }
    expect(await attempt('budi')).toMatchObject({ outcome: 'applied' })
    expect(await attempt('sari')).toMatchObject({
      outcome: 'refused',
      issues: [{ code: 'auth.role_missing' }],
    })
  })
})
