import { describe, expect, it } from '@jest/globals'
import { allergies, RecordAllergyAnswer } from '@lentera/contracts/charting/allergies'
import { OpenChart } from '@lentera/contracts/charting/open-chart'
import {
  identifierKey,
  patientDirectory,
  patientIdentifiers,
  patients,
} from '@lentera/contracts/patients/patient'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import type { PushAnswer } from '@lentera/contracts/sync/push'
import { OpenVisit, visits } from '@lentera/contracts/visits/visit'
import { handlers } from '@lentera/domain/registry'
import { openHouse } from '../server-house.js'
import { houseId } from '../test-house.js'
import { withBug } from '../test-rules.js'
import { arrival, Browser, PASSWORD, registration } from './browser.js'

const [rina, yosef, visit] = [houseId('rina'), houseId('yosef'), houseId('visit')]
const NIK = '9171015205900001'

describe('what a device knows', () => {
  it('concludes nothing from a patient it has just made: others may know more', async () => {
    const core = await new Browser(await openHouse()).ready()
    await core.save(RegisterPatient, registration(rina, 'Rina Wanggai', { nik: NIK }))
    expect(core.view.find(patientIdentifiers, 'value', identifierKey('nik', NIK))).toMatchObject({
      complete: false,
      asOf: null,
      rows: [{}],
    })
    expect(core.view.find(patientIdentifiers, 'value', identifierKey('nik', '9171015205900002'))).toEqual({
      rows: [],
      complete: false,
      asOf: null,
    })
    expect(core.view.find(allergies, 'patientId', rina)).toEqual({ rows: [], complete: false, asOf: null })
    expect(core.view.find(visits, 'openPatientId', rina).complete).toBe(false)
  })

  it('promises all about a patient whose chart was opened here, and only about that patient', async () => {
    const core = await new Browser(await openHouse()).ready()
    await core.save(RegisterPatient, registration(rina, 'Rina Wanggai', { nik: NIK }))
    await core.save(OpenVisit, arrival(visit, rina))
    await core.save(OpenChart, { patientId: rina, purpose: 'registration', screen: 'chart' })
    await core.drain()
    expect(core.view.find(visits, 'patientId', rina).complete).toBe(false)
    await core.pull()
    for (const known of [
      core.view.find(patients, 'id', rina),
      core.view.find(patientIdentifiers, 'patientId', rina),
      core.view.find(allergies, 'patientId', rina),
      core.view.find(visits, 'patientId', rina),
      core.view.find(visits, 'openPatientId', rina),
      core.view.find(visits, 'unitDate', 'umum:2026-11-20'),
      core.view.all(patientDirectory),
      core.view.find(patientDirectory, 'birthDate', '1990-05-12'),
    ]) {
      expect(known).toMatchObject({ complete: true, asOf: '2026-11-20T00:00:00.000Z' })
    }
    for (const known of [
      core.view.find(patients, 'id', yosef),
      core.view.find(visits, 'patientId', yosef),
      core.view.find(allergies, 'patientId', yosef),
      core.view.find(patientIdentifiers, 'value', identifierKey('nik', NIK)),
      core.view.find(visits, 'unitDate', 'umum:2020-01-01'),
      core.view.all(patients),
    ]) {
      expect(known).toMatchObject({ complete: false, asOf: null })
    }
  })

  it('lets a rule name what it could not know', async () => {
    const core = await new Browser(await openHouse()).ready()
    const saved = await core.save(RegisterPatient, registration(rina, 'Rina Wanggai', { nik: NIK }))
    expect(saved.unknown.length).toBeGreaterThan(0)
  })
})

describe('pending commands in view', () => {
  it('stand on each other in the order of their numbers, and survive a restart', async () => {
    const browser = new Browser(await openHouse())
    const core = await browser.ready()
    await core.save(RegisterPatient, registration(rina, 'Rina Wanggai'))
    const substances = [{ category: 'drug' as const, substance: 'Penisilin', reaction: null }]
    const answered = await core.save(RecordAllergyAnswer, { patientId: rina, answer: 'present', substances })
    const entries = (one: typeof core) => one.view.find(patientDirectory, 'id', rina).rows
    expect(entries(core)).toMatchObject([{ pendingBy: answered.id, record: { allergyNames: ['Penisilin'] } }])
    core.close()
    const again = await browser.open()
    expect(entries(again)).toEqual([])
    await again.unlock('sari', PASSWORD)
    expect(entries(again)).toMatchObject([
      { pendingBy: answered.id, record: { allergyNames: ['Penisilin'], name: 'Rina Wanggai' } },
    ])
  })

  it('carry the issues of their rule as marks', async () => {
    const core = await new Browser(await openHouse()).ready()
    await core.save(RegisterPatient, registration(rina, 'Rina Wanggai', { nik: NIK }))
    await core.save(RegisterPatient, registration(yosef, 'Rina Wanggai', { nik: NIK }))
    const marks = core.view.get(patients, yosef)!.marks.map(({ code }) => code)
    expect(marks).toContain('patients.nik_in_use')
    expect(core.view.get(patients, rina)!.marks).not.toContainEqual(
      expect.objectContaining({ code: 'patients.nik_in_use' }),
    )
  })

  it('hide nobody when one rule throws on newer rows, and stay themselves with a mark', async () => {
    const house = await openHouse()
    const browser = new Browser(house)
    let isBuggy = false
    const rules = handlers.map((one) =>
      one.command.name === 'visits.open' ? withBug(one, () => isBuggy) : one,
    )
    const core = await browser.open({}, rules)
    await core.enrolled(browser.enrolment())
    await browser.addPerson(core, 'sari')
    await core.unlock('sari', PASSWORD)
    await core.save(RegisterPatient, registration(rina, 'Rina Wanggai'))
    await core.save(OpenVisit, arrival(visit, rina))
    await core.save(RegisterPatient, registration(yosef, 'Yosef Rumbiak'))
    isBuggy = true
    await core.pull()
    expect(core.view.get(patients, yosef)).not.toBeNull()
    expect(core.view.get(visits, visit)).toMatchObject({
      record: { status: 'open' },
      marks: [{ code: 'command.rule_failed' }],
    })
  })

  it('stay in view while the server cannot judge them, until it can', async () => {
    const browser = new Browser(await openHouse())
    const core = await browser.ready()
    await core.save(RegisterPatient, registration(rina, 'Rina Wanggai'))
    let outcome: 'blocked' | null = 'blocked'
    browser.line.instead = async ({ path }, reach) => {
      if (!path.endsWith('/push') || !outcome) return null
      const real = await reach()
      const answer = JSON.parse(real.text) as PushAnswer
      const issues = [{ code: 'command.waiting_for_parent', level: 'warning' as const }]
      const outcomes = answer.outcomes.map((one) => ({
        ...one,
        outcome: 'blocked' as const,
        issues,
        rows: [],
      }))
      return { ...real, text: JSON.stringify({ ...answer, outcomes }) }
    }
    await core.drain()
    expect(core.view.get(patients, rina)).toMatchObject({
      rowVersion: null,
      marks: [{ code: 'command.waiting_for_parent' }],
    })
    expect(core.snapshot.sync).toMatchObject({ unsent: 0, needsAttention: 1 })
    core.close()
    outcome = null
    const again = await browser.open()
    await again.unlock('sari', PASSWORD)
    expect(again.view.get(patients, rina)).toMatchObject({ marks: [{ code: 'command.waiting_for_parent' }] })
    await again.drain()
    expect(again.view.get(patients, rina)).toMatchObject({ rowVersion: 1, pendingBy: null, marks: [] })
    expect(again.snapshot.sync.needsAttention).toBe(0)
  })

  it('are rebuilt quickly: a thousand in less than a second', async () => {
    const browser = new Browser(await openHouse())
    const core = await browser.ready()
    for (let n = 0; n < 1000; n += 1) {
      await core.save(
        RegisterPatient,
        registration(houseId(`patient ${n}`), `Orang ke-${n}`, {
          birthDate: `19${60 + (n % 40)}-0${1 + (n % 9)}-1${n % 10}`,
        }),
      )
    }
    await core.pull()
    // Time of this process, not of a busy machine.
    const startedAt = process.cpuUsage()
    expect(core.view.all(patients).rows).toHaveLength(1000)
    expect(process.cpuUsage(startedAt).user / 1000).toBeLessThan(1000)
    core.close()
    const again = await browser.open()
    await again.unlock('sari', PASSWORD)
    expect(again.view.all(patients).rows).toHaveLength(1000)
  }, 60_000)
})
