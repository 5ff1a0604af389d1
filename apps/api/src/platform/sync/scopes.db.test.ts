import { randomInt, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { RecordVitals } from '@lentera/contracts/charting/vitals'
import { AssignUnit } from '@lentera/contracts/devices/assign-unit'
import { CloseOutreach, PrepareOutreach } from '@lentera/contracts/outreach/outreach-list'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import type { ReviewItem } from '@lentera/contracts/reviews/review-item'
import type { Role } from '@lentera/contracts/users/roles'
import { PutUser } from '@lentera/contracts/users/user'
import { MoveVisit } from '@lentera/contracts/visits/move-visit'
import { OpenVisit } from '@lentera/contracts/visits/visit'
import { addDays, businessDateAt } from '@lentera/sync/pure/business-date'
import { ScopeFollower } from '@lentera/testing/scope-follower'
import { Client } from 'pg'
import { aRegistration, aVisit, someVitals } from '../../testing/arguments.js'
import { startTestApi, testFacility, type TestApi } from '../../testing/test-api.js'
import { TestDevice } from '../../testing/test-device.js'

jest.setTimeout(120_000)

let server: TestApi
let db: Client
const everything: readonly Role[] = ['receptionist', 'nurse', 'head']
beforeAll(async () => {
  server = await startTestApi()
  await server.addPerson('maria', everything)
  db = new Client({ connectionString: server.databaseUrl })
  await db.connect()
})
afterAll(async () => {
  await db?.end()
  await server?.close()
})

const today = () => businessDateAt(Date.now(), testFacility.timeZone)
const outcomes = (answer: { body: { outcomes?: { outcome: string }[] } }) =>
  answer.body.outcomes?.map(({ outcome }) => outcome)
const follow = (device: TestDevice, limit = 5000) =>
  new ScopeFollower(async ({ scopes }) => {
    const { status, body } = await device.pull(scopes, limit)
    if (status !== 200) throw new Error(`pull: ${status} ${JSON.stringify(body)}`)
    return body
  })
/** Another test of this cluster may hold the horizon for a while. */
async function until<T>(look: () => Promise<T>, holds: (found: T) => boolean): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    const found = await look()
    if (holds(found) || tries === 200) return found
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
const send = async (device: TestDevice, ...records: Awaited<ReturnType<TestDevice['record']>>[]) =>
  outcomes(await device.push(records.map((record) => device.opened(record))))

/** Somebody registered with a visit today in Poli Umum. */
async function arrived(desk: TestDevice) {
  const patient = aRegistration()
  const visit = aVisit(patient.patientId, `A${desk.enrolled.station}-${randomInt(100, 999)}`)
  expect(
    await send(desk, await desk.record(RegisterPatient, patient), await desk.record(OpenVisit, visit)),
  ).toEqual(['applied', 'applied'])
  return visit
}

describe('T12 on Postgres', () => {
  it('somebody’s rights end while their tablet is without a line: kept, refused or held, and the head sees it', async () => {
    const userId = await server.addPerson('sari', ['nurse'])
    const desk = await TestDevice.enrol(server.url, 'maria')
    const tablet = await TestDevice.enrol(server.url, 'sari', 'umum')
    const visit = await arrived(desk)
    const measure = () => tablet.record(RecordVitals, someVitals(visit.visitId, visit.patientId))
    const fact = await measure()
    const ask = await tablet.record(PrepareOutreach, {
      ...{ listId: randomUUID(), kind: 'posyandu', name: 'Mawar', deviceId: tablet.enrolled.deviceId },
      ...{ endsOn: today(), patientIds: [visit.patientId] },
    })
    await new Promise((resolve) => setTimeout(resolve, 20))
    const left = { userId, username: 'sari', name: 'Sari', passwordHash: null, active: false, grants: [] }
    expect((await server.api.issue(PutUser, left)).outcome).toBe('applied')
    await new Promise((resolve) => setTimeout(resolve, 20))
    const late = await measure()
    expect(await send(tablet, fact, ask, late)).toEqual(['flagged', 'refused', 'quarantined'])
    const { rows } = await db.query(
      'select count(*)::int as n from command_payload where id = any($1::uuid[])',
      [[fact.id, ask.id, late.id]],
    )
    expect(rows).toEqual([{ n: 3 }])
    const head = follow(desk)
    const items = await until(
      async () => (await head.catchUp()).in<ReviewItem>('unit:umum', 'review_items'),
      (found) => found.length === 3,
    )
    expect(items.map(({ commandId }) => commandId).sort()).toEqual([fact.id, ask.id, late.id].sort())
    // The tablet is a device of the house still; only the person’s own things left it.
    expect((await follow(tablet).catchUp()).scopes.filter((name) => name.startsWith('me:'))).toEqual([])
  })

  it('a tablet’s unit changes: what it has is taken, and the other unit’s days come whole', async () => {
    const [desk, tablet] = [
      await TestDevice.enrol(server.url, 'maria'),
      await TestDevice.enrol(server.url, 'maria', 'umum'),
    ]
    const visit = await arrived(desk)
    const held = follow(tablet)
    const inDay = (unit: string) =>
      held.in<{ id: string }>(`day:${unit}:${today()}`, 'visits').map(({ id }) => id)
    await until(
      async () => (await held.catchUp(), inDay('umum')),
      (found) => found.includes(visit.visitId),
    )
    const { deviceId } = tablet.enrolled
    expect((await server.api.issue(AssignUnit, { deviceId, unit: 'kia' })).outcome).toBe('applied')
    expect(
      await send(tablet, await tablet.record(RecordVitals, someVitals(visit.visitId, visit.patientId))),
    ).toEqual(['applied'])
    await held.catchUp()
    expect(held.scopes.filter((name) => name.startsWith('day:umum'))).toEqual([])
    const move = { visitId: visit.visitId, patientId: visit.patientId, fromUnit: 'umum', unit: 'kia' }
    expect(await send(desk, await desk.record(MoveVisit, move))).toEqual(['applied'])
    await until(
      async () => (await held.catchUp(), inDay('kia')),
      (found) => found.includes(visit.visitId),
    )
    for (const entity of ['vitals', 'queue_tickets', 'visit_steps'])
      expect(held.in<{ visitId: string }>(`day:kia:${today()}`, entity)).toEqual(
        expect.arrayContaining([expect.objectContaining({ visitId: visit.visitId })]),
      )
  })

  it('a visit is sent to another unit: it leaves the one and enters the other whole', async () => {
    const desk = await TestDevice.enrol(server.url, 'maria')
    const [umum, kia] = [
      follow(await TestDevice.enrol(server.url, 'maria', 'umum')),
      follow(await TestDevice.enrol(server.url, 'maria', 'kia')),
    ]
    const visit = await arrived(desk)
    await send(desk, await desk.record(RecordVitals, someVitals(visit.visitId, visit.patientId)))
    const here = (follower: ScopeFollower) =>
      follower.rows.filter((row) => row.startsWith(`visits ${visit.visitId}`)).length +
      ['umum', 'kia']
        .flatMap((unit) => follower.in<{ visitId: string }>(`day:${unit}:${today()}`, 'vitals'))
        .filter(({ visitId }) => visitId === visit.visitId).length
    await until(
      async () => here(await umum.catchUp()),
      (found) => found === 2,
    )
    await kia.catchUp()
    expect(here(kia)).toBe(0)
    const move = { visitId: visit.visitId, patientId: visit.patientId, fromUnit: 'umum', unit: 'kia' }
    await send(desk, await desk.record(MoveVisit, move))
    expect(
      await until(
        async () => here(await kia.catchUp()),
        (found) => found === 2,
      ),
    ).toBe(2)
    expect(
      await until(
        async () => here(await umum.catchUp()),
        (found) => found === 0,
      ),
    ).toBe(0)
  })
})

describe('P7 on Postgres: visits that move between units while devices pull', () => {
  it('end on each device as a new device in its place would get them', async () => {
    const desks = await Promise.all([1, 2, 3].map(() => TestDevice.enrol(server.url, 'maria')))
    const devices = [
      await TestDevice.enrol(server.url, 'maria', 'umum'),
      await TestDevice.enrol(server.url, 'maria', 'kia'),
      await TestDevice.enrol(server.url, 'maria'),
    ]
    const followers = devices.map((device) => follow(device, 7))
    const visits = await Promise.all(desks.map((desk) => arrived(desk)))
    let isBusy = true
    const pulling = Promise.all(
      followers.map(async (follower) => {
        while (isBusy) await follower.catchUp()
      }),
    )
    const unit = () => ['umum', 'kia'][randomInt(2)]!
    await Promise.all(
      desks.map(async (desk, n) => {
        for (let round = 0; round < 25; round += 1) {
          const { visitId, patientId } = visits[(n + round) % visits.length]!
          await send(
            desk,
            await desk.record(MoveVisit, { visitId, patientId, fromUnit: unit(), unit: unit() }),
          )
          if (round % 6 !== 0) continue
          const { deviceId } = devices[0]!.enrolled
          const listId = randomUUID()
          const list = { listId, kind: 'village' as const, name: 'Kampung', deviceId }
          const ask = { ...list, endsOn: addDays(today(), 1), patientIds: [patientId] }
          await send(desk, await desk.record(PrepareOutreach, ask))
          if (round % 12 === 0) await send(desk, await desk.record(CloseOutreach, { listId, deviceId }))
        }
      }),
    )
    isBusy = false
    await pulling
    for (const [n, device] of devices.entries()) {
      const [held, fresh] = await until(
        async () => {
          const other = await follow(device).catchUp()
          await followers[n]!.catchUp()
          return [followers[n]!.content, other.content] as const
        },
        (both) => JSON.stringify(both[0]) === JSON.stringify(both[1]),
      )
      expect(held).toEqual(fresh)
      expect(Object.values(held).flat().length).toBeGreaterThan(3)
    }
  })
})
