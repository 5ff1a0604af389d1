import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { StartImport, UndoImport } from '@lentera/contracts/patients/import-patients'
import type { ImportRow } from '@lentera/contracts/patients/import-rows'
import { OpenVisit } from '@lentera/contracts/visits/visit'
import type { ArgsOf, CommandDefinition } from '@lentera/contracts/kernel/command'
import { Client } from 'pg'
import { aRegistration } from '../testing/arguments.js'
import { startTestApi, type TestApi } from '../testing/test-api.js'
import { TestDevice } from '../testing/test-device.js'

jest.setTimeout(60_000)

const importId = '0192f0a0-0000-7000-8000-000000000070'
let server: TestApi
let admin: TestDevice
beforeEach(async () => {
  server = await startTestApi()
  await server.addPerson('budi', ['it_admin'])
  await server.addPerson('sari', ['receptionist'])
  admin = await TestDevice.enrol(server.url, 'budi')
})
afterEach(() => server.close())

const ask = async (path: string, body: unknown, as = admin) => {
  const answer = await fetch(`${server.url}/api/v1/imports${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${as.token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  return { status: answer.status, body: (await answer.json()) as any }
}
const row = (line: number, name: string, change: Partial<ImportRow> = {}): ImportRow => {
  const { patientId: _p, medicalRecordNumber: _m, ...registration } = aRegistration()
  return {
    line,
    ...registration,
    nik: null,
    demographics: { ...registration.demographics, name, birthDate: `19${60 + line}-01-01` },
    ...{ formerNumber: `KRJ-${line}`, isSomebodyElse: false },
    ...change,
  }
}
const send = async <D extends CommandDefinition>(as: TestDevice, definition: D, args: ArgsOf<D>) =>
  as.push([as.opened(await as.record(definition, args))])
const start = () => send(admin, StartImport, { importId, fileName: 'pasien.csv', rows: 3 })
const inDatabase = async <T>(text: string): Promise<T[]> => {
  const db = new Client({ connectionString: server.databaseUrl })
  await db.connect()
  return (await db.query(text).finally(() => db.end())).rows as T[]
}

describe('an import of patients', () => {
  it('is for an administrator only, and only of a list that was begun', async () => {
    const sari = await TestDevice.enrol(server.url, 'sari')
    expect((await ask(`/${importId}/rows`, { rows: [row(2, 'Maria')] }, sari)).status).toBe(403)
    const { body } = await ask(`/${importId}/rows`, { rows: [row(2, 'Maria')] })
    expect(body.rows).toMatchObject([
      { line: 2, outcome: 'refused', issues: [{ code: 'patients.import_unknown' }] },
    ])
  })

  it('registers each line once, with a number of its own and the old one kept', async () => {
    await start()
    const rows = [row(2, 'Maria Wenda'), row(3, 'Agus Kogoya')]
    for (let times = 0; times < 2; times += 1) {
      const { status, body } = await ask(`/${importId}/rows`, { rows })
      expect([status, body.rows.map(({ outcome }: { outcome: string }) => outcome)]).toEqual([
        200,
        ['applied', 'applied'],
      ])
    }
    const patients = await inDatabase(
      `select name, former_numbers, count(*) over ()::int as n from patients where import_id is not null order by name`,
    )
    expect(patients).toEqual([
      { name: 'Agus Kogoya', former_numbers: ['KRJ-3'], n: 2 },
      { name: 'Maria Wenda', former_numbers: ['KRJ-2'], n: 2 },
    ])
    const numbers = await inDatabase<{ n: number }>(
      `select count(distinct medical_record_number)::int as n from patients where import_id is not null`,
    )
    expect(numbers).toEqual([{ n: 2 }])
    expect((await ask('', undefined)).body.imports).toMatchObject([
      { id: importId, fileName: 'pasien.csv', registered: 2, withdrawn: 0, withdrawnAt: null },
    ])
  })

  it('names who is known already, and takes them as somebody else only when told so', async () => {
    await start()
    const twice = [row(2, 'Maria Wenda'), { ...row(2, 'Maria Wenda'), line: 3 }]
    const { body } = await ask(`/${importId}/rows`, { rows: twice })
    expect(body.rows).toMatchObject([
      { line: 2, outcome: 'applied' },
      { line: 3, outcome: 'refused', issues: [{ code: 'patients.import_duplicate' }] },
    ])
    expect(body.rows[1].known).toMatch(/^\d\d-\d\d-\d\d$/)
    const told = await ask(`/${importId}/rows`, { rows: [{ ...twice[1]!, isSomebodyElse: true }] })
    expect(told.body.rows).toMatchObject([{ line: 3, outcome: 'applied' }])
  })

  it('is taken back as a whole; whoever came since stays', async () => {
    await start()
    await ask(`/${importId}/rows`, { rows: [row(2, 'Maria Wenda'), row(3, 'Agus Kogoya')] })
    const [came] = await inDatabase<{ id: string }>(`select id from patients where name = 'Agus Kogoya'`)
    const sari = await TestDevice.enrol(server.url, 'sari')
    await send(sari, OpenVisit, {
      ...{ visitId: '0192f0a0-0000-7000-8000-000000000071', patientId: came!.id },
      ...{ kind: 'outpatient', unit: 'umum', payer: 'general', sick: true, ticket: 'A2-001' },
    })
    expect((await ask(`/${importId}/undo`, { after: null })).body).toMatchObject({ withdrawn: 0, kept: 2 })
    await send(admin, UndoImport, { importId })
    expect((await ask(`/${importId}/undo`, { after: null })).body).toEqual({
      withdrawn: 1,
      kept: 1,
      next: null,
    })
    expect(
      await inDatabase(
        `select name, withdrawn from patient_directory where name in ('Maria Wenda', 'Agus Kogoya') order by name`,
      ),
    ).toEqual([
      { name: 'Agus Kogoya', withdrawn: null },
      { name: 'Maria Wenda', withdrawn: true },
    ])
    // The same list may be brought in again, as another import; into this one nobody comes any more.
    const { body } = await ask(`/${importId}/rows`, { rows: [row(4, 'Budi')] })
    expect(body.rows).toMatchObject([{ outcome: 'refused', issues: [{ code: 'patients.import_unknown' }] }])
  })
})
