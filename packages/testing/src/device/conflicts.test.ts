import { describe, expect, it } from '@jest/globals'
import { RecordVitals } from '@lentera/contracts/charting/vitals'
import { AmendPatient, type PatientFields } from '@lentera/contracts/patients/amend-patient'
import { patientFieldChanges } from '@lentera/contracts/patients/field-change'
import { patientDirectory, patients } from '@lentera/contracts/patients/patient'
import { ResolveReview } from '@lentera/contracts/reviews/resolve-review'
import { reviewItems } from '@lentera/contracts/reviews/review-item'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import { OpenVisit, visits } from '@lentera/contracts/visits/visit'
import { OpenChart } from '@lentera/contracts/charting/open-chart'
import { handlers } from '@lentera/domain/registry'
import { someVitals } from '@lentera/domain/testing/samples'
import type { DeviceCore } from '@lentera/sync/client/api'
import { createJudgeWaiting } from '@lentera/sync/server/judge-waiting'
import { type House, openHouse } from '../server-house.js'
import { houseId } from '../test-house.js'
import { closeVisitHandler, withBug } from '../test-rules.js'
import { arrival, Browser, PASSWORD, registration } from './browser.js'

const rina = houseId('rina')
type Set = Partial<PatientFields>

/** A desk with sari and a tablet with maria, who may amend too; both hold Rina's chart and then lose the line. */
async function twoDesks(house: House) {
  const [desk, tablet] = [new Browser(house, 'desk'), new Browser(house)]
  const [sari, maria] = [await desk.ready(), await tablet.ready()]
  await tablet.addPerson(maria, 'maria')
  await maria.unlock('maria', PASSWORD)
  house.store.seed([
    {
      entity: 'role_grants',
      record: {
        id: houseId('maria at the desk'),
        userId: houseId('maria'),
        role: 'receptionist',
        unit: null,
        from: '2020-01-01T00:00:00.000Z',
        until: null,
        grantedBy: houseId('admin'),
      } as never,
    },
  ])
  for (const core of [sari, maria]) await core.ping()
  await sari.save(RegisterPatient, registration(rina, 'Rina Wanggai'))
  await sari.drain()
  await maria.pull()
  for (const core of [sari, maria]) {
    await core.save(OpenChart, { patientId: rina, purpose: 'care', screen: 'pasien' })
    await core.drain()
    await core.pull()
  }
  const meet = async () => {
    for (const core of [sari, maria, sari, maria]) {
      await core.drain()
      await core.pull()
    }
  }
  const amend = (core: DeviceCore, set: Set, from: Set, repairs?: string) =>
    core.save(AmendPatient, { patientId: rina, set }, { from, unit: 'umum', ...(repairs ? { repairs } : {}) })
  return { house, sari, maria, meet, amend }
}

const last = async (core: DeviceCore) => (await core.outbox(1))[0]!
const nameOn = (core: DeviceCore) => core.view.get(patients, rina)?.record.name

describe('two devices amend one patient', () => {
  it('in different fields: both hold both', async () => {
    const { sari, maria, meet, amend } = await twoDesks(await openHouse())
    await amend(sari, { occupation: 'Guru' }, { occupation: null })
    await amend(maria, { name: 'Rina W' }, { name: 'Rina Wanggai' })
    await meet()
    for (const core of [sari, maria]) {
      expect(core.view.get(patients, rina)?.record).toMatchObject({ occupation: 'Guru', name: 'Rina W' })
      expect(core.view.get(patientDirectory, rina)?.record.name).toBe('Rina W')
      expect((await last(core)).outcome).toBe('applied')
    }
  })

  it('in the same everyday field: the later act stands, and whoever it was set aside for is told', async () => {
    const { house, sari, maria, meet, amend } = await twoDesks(await openHouse())
    await amend(maria, { phone: '+6281200000001' }, { phone: null })
    house.time.advance(60_000)
    await amend(sari, { phone: '+6281200000002' }, { phone: null })
    await maria.drain()
    await meet()
    expect(await last(sari)).toMatchObject({ outcome: 'applied', merged: ['phone'] })
    for (const core of [sari, maria]) {
      expect(core.view.get(patientDirectory, rina)?.record.phoneTail).toBe('000002')
      const history = core.view.find(patientFieldChanges, 'patientId', rina).rows
      expect(history.map(({ record }) => [record.value, record.state])).toEqual(
        expect.arrayContaining([
          ['+6281200000001', 'set_aside'],
          ['+6281200000002', 'stands'],
        ]),
      )
    }
    const told = maria.view.all(reviewItems).rows.map(({ record }) => record)
    expect(told).toMatchObject([
      {
        issueCode: 'patients.field_set_aside',
        detail: {
          conflicts: [{ other: { value: '+6281200000001' }, standing: { value: '+6281200000002' } }],
        },
      },
    ])
    // One key takes it back.
    await amend(maria, { phone: '+6281200000001' }, { phone: '+6281200000002' }, told[0]!.commandId)
    await meet()
    expect(sari.view.get(patientDirectory, rina)?.record.phoneTail).toBe('000001')
    expect(maria.view.all(reviewItems).rows[0]?.record).toMatchObject({ resolution: 'repaired' })
  })

  it('in the same everyday field by a clock nobody set: the server’s value stands', async () => {
    const { house, sari, maria, amend } = await twoDesks(await openHouse())
    await amend(maria, { occupation: 'Guru' }, { occupation: null })
    await maria.drain()
    house.time.advance(25 * 3_600_000)
    await amend(sari, { occupation: 'Petani' }, { occupation: null })
    await sari.drain()
    expect(await last(sari)).toMatchObject({ outcome: 'applied', merged: ['occupation'] })
    expect(sari.view.get(patients, rina)?.record.occupation).toBe('Guru')
  })

  it('in who it is: the first stands, both are shown, and a person closes it by a repair', async () => {
    const { sari, maria, meet, amend } = await twoDesks(await openHouse())
    const from = { name: 'Rina Wanggai' }
    await amend(sari, { name: 'Rina Wenda' }, from)
    await amend(maria, { name: 'Rina Wonda' }, from)
    await meet()
    const conflict = await last(maria)
    expect(conflict).toMatchObject({
      outcome: 'flagged',
      issues: [{ code: 'patients.identity_conflict', field: 'name' }],
    })
    expect([nameOn(sari), nameOn(maria)]).toEqual(['Rina Wenda', 'Rina Wenda'])
    expect(maria.snapshot.sync.needsAttention).toBe(1)
    expect(maria.view.get(reviewItems, conflict.reviewItemId!)?.record.detail).toMatchObject({
      patientId: rina,
      conflicts: [
        {
          field: 'name',
          standing: { value: 'Rina Wenda', by: houseId('sari'), deviceId: houseId('desk') },
          other: { value: 'Rina Wonda', by: houseId('maria'), deviceId: houseId('tablet') },
        },
      ],
    })
    await amend(maria, { name: 'Rina Wonda' }, { name: 'Rina Wenda' }, conflict.id)
    await meet()
    expect([nameOn(sari), nameOn(maria)]).toEqual(['Rina Wonda', 'Rina Wonda'])
    expect(maria.snapshot.sync.needsAttention).toBe(0)
  })

  it('and one of them leaves it as it is', async () => {
    const { sari, maria, meet, amend } = await twoDesks(await openHouse())
    await amend(sari, { name: 'Rina Wenda' }, { name: 'Rina Wanggai' })
    await amend(maria, { name: 'Rina Wonda' }, { name: 'Rina Wanggai' })
    await meet()
    const { reviewItemId } = await last(maria)
    const args = { reviewId: reviewItemId!, resolution: 'accept' as const, reason: null }
    await maria.save(ResolveReview, args, { unit: 'umum' })
    await meet()
    expect(maria.snapshot.sync.needsAttention).toBe(0)
    expect(nameOn(maria)).toBe('Rina Wenda')
  })
})

describe('a later verdict', () => {
  it('reaches the device with its next push, and the server’s rows speak for the command', async () => {
    let isBuggy = true
    const rules = [...handlers, closeVisitHandler].map((one) =>
      one.command === OpenVisit ? withBug(one, () => isBuggy) : one,
    )
    const house = await openHouse({ handlers: rules })
    const browser = new Browser(house)
    const core = await browser.ready()
    const visit = houseId('visit')
    await core.save(RegisterPatient, registration(rina, 'Rina Wanggai'))
    await core.save(OpenVisit, arrival(visit, rina))
    await core.save(
      RecordVitals,
      { vitalsId: houseId('vitals'), visitId: visit, patientId: rina, values: someVitals({ pulse: 80 }) },
      { refs: [{ entity: 'visits', id: visit, baseVersion: null }] },
    )
    await core.drain()
    expect((await core.outbox(2)).map(({ outcome }) => outcome)).toEqual(['blocked', 'quarantined'])
    expect(core.snapshot.sync.needsAttention).toBe(2)
    isBuggy = false
    await createJudgeWaiting(house.judging)(true)
    await core.pull()
    await core.drain()
    // Sari is no nurse: what she measured is kept and looked at.
    expect((await core.outbox(2)).map(({ outcome }) => outcome)).toEqual(['flagged', 'applied'])
    expect(core.view.get(visits, visit)).toMatchObject({ rowVersion: 1, pendingBy: null, marks: [] })
    expect(core.snapshot.sync.needsAttention).toBe(1)
    await core.close()
    const later = await browser.open()
    await later.unlock('sari', PASSWORD)
    expect(later.view.get(visits, visit)).toMatchObject({ rowVersion: 1, pendingBy: null })
  })

  it('forgets what a person gave up', async () => {
    const house = await openHouse({
      handlers: [...handlers, closeVisitHandler].map((one) =>
        one.command === OpenVisit ? withBug(one, () => true) : one,
      ),
    })
    const core = await new Browser(house).ready()
    const visit = houseId('visit')
    await core.save(RegisterPatient, registration(rina, 'Rina Wanggai'))
    await core.save(OpenVisit, arrival(visit, rina))
    await core.drain()
    await core.pull()
    const { reviewItemId } = await last(core)
    const args = { reviewId: reviewItemId!, resolution: 'discard' as const, reason: 'dobel' }
    await core.save(ResolveReview, args, { unit: 'umum' })
    await core.drain()
    await core.pull()
    await core.drain()
    expect((await core.outbox(2))[1]).toMatchObject({
      outcome: 'refused',
      issues: [{ code: 'reviews.discarded' }],
    })
    expect(core.view.get(visits, visit)).toBeNull()
    expect(core.snapshot.sync.needsAttention).toBe(0)
  })
})
