import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { RecordVitals } from '@lentera/contracts/charting/vitals'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import { OpenVisit } from '@lentera/contracts/visits/visit'
import { aRegistration, aVisit, someVitals } from '../../testing/arguments.js'
import { startTestApi, type TestApi } from '../../testing/test-api.js'
import { TestDevice } from '../../testing/test-device.js'

let server: TestApi
let device: TestDevice

beforeAll(async () => {
  server = await startTestApi()
  await server.addPerson('sari', ['receptionist', 'nurse'])
  device = await TestDevice.enrol(server.url, 'sari')
}, 60_000)
afterAll(() => server?.close())

describe('pushing commands', () => {
  it('applies a registration, a visit and its vitals in one batch and answers their rows', async () => {
    const patient = aRegistration({ nik: '9101014104900001' })
    const visit = aVisit(patient.patientId, 'A2-001')
    const answer = await device.push([
      device.opened(await device.record(RegisterPatient, patient)),
      await device.sealed(await device.record(OpenVisit, visit)),
      device.opened(await device.record(RecordVitals, someVitals(visit.visitId, patient.patientId))),
    ])
    expect(answer.body.outcomes?.map(({ outcome, issues }) => [outcome, issues])).toEqual([
      ['applied', []],
      ['applied', []],
      ['applied', []],
    ])
    expect(answer.body.lastSeq).toBe(3)
  })
})
