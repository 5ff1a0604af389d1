import { describe, expect, it } from '@jest/globals'
import { RecordVitals, vitals } from '@lentera/contracts/charting/vitals'
import { AssignUnit } from '@lentera/contracts/devices/assign-unit'
import type { ArgsOf, CommandDefinition } from '@lentera/contracts/kernel/command'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import { queueTickets } from '@lentera/contracts/queue/ticket'
import { reviewItems } from '@lentera/contracts/reviews/review-item'
import { PutUser } from '@lentera/contracts/users/user'
import { MoveVisit } from '@lentera/contracts/visits/move-visit'
import { visitSteps } from '@lentera/contracts/visits/visit-step'
import { OpenVisit, visits } from '@lentera/contracts/visits/visit'
import { someVitals } from '@lentera/domain/testing/samples'
import { type House, openHouse } from '../server-house.js'
import { aDevice, aGrant, houseId } from '../test-house.js'
import { CloseVisit } from '../test-rules.js'
import { arrival, Browser, registration } from './browser.js'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const rina = houseId('rina')
const visit = houseId('visit')

/** A command of the server itself, as an administrator's would be. */
const byServer = async <D extends CommandDefinition>(house: House, definition: D, args: ArgsOf<D>) => {
  const self = { userId: houseId('importer'), deviceId: houseId('importer'), privateKey: house.serviceKey }
  const record = await house.record(self, definition, `server ${definition.name}`, args, { unit: 'all' })
  expect((await house.commands(houseId('importer'), record)).outcome).toBe('applied')
}

/** A desk that registers, and a tablet of Poli Umum with Sari and Maria on it, both up to date. */
async function deskAndTablet() {
  const house = await openHouse()
  house.store.seed([aDevice('tablet', { unit: 'umum' }), aGrant('sari', 'nurse')])
  const desk = await new Browser(house, 'desk').ready()
  const browser = new Browser(house, 'tablet')
  const tablet = await browser.ready()
  await desk.save(RegisterPatient, registration(rina, 'Rina Wanggai'))
  await desk.save(OpenVisit, arrival(visit, rina))
  await desk.drain()
  await tablet.drain()
  await tablet.pull()
  expect(tablet.view.get(visits, visit)).not.toBeNull()
  browser.line.isUp = false
  const measure = (name: string) =>
    tablet.save(
      RecordVitals,
      { vitalsId: houseId(name), visitId: visit, patientId: rina, values: someVitals({ pulse: 80 }) },
      { unit: 'umum' },
    )
  const reconnect = async () => {
    browser.line.isUp = true
    const sent = await tablet.drain()
    await tablet.pull()
    return sent
  }
  return { house, desk, browser, tablet, measure, reconnect }
}
const logged = (house: House) =>
  house.store.history.log
    .filter(({ deviceId }) => deviceId === houseId('tablet'))
    .map(({ id }) => house.store.history.logById.get(id)!)

describe('T12: somebody’s rights end while their tablet is without a line', () => {
  const end = (house: House) =>
    byServer(house, PutUser, {
      ...{ userId: houseId('sari'), username: 'sari', name: 'sari', passwordHash: null, active: false },
      grants: [],
    })

  it('a fact of before is kept and looked at by the head, an ask is refused, what came after is held', async () => {
    const { house, tablet, measure, reconnect } = await deskAndTablet()
    await measure('before')
    await tablet.save(CloseVisit, { visitId: visit }, { unit: 'umum' })
    house.time.advance(HOUR)
    await end(house)
    house.time.advance(HOUR)
    await measure('after')
    await reconnect()
    expect(logged(house).map(({ outcome }) => outcome)).toEqual(['flagged', 'refused', 'quarantined'])
    // No outbox is lost: payloads of all three are here, and none waits on the tablet.
    expect(house.store.history.payloads.length).toBe(house.store.history.log.length)
    expect(tablet.snapshot.sync.unsent).toBe(0)
    expect(house.store.records<{ id: string }>('vitals').map(({ id }) => id)).toEqual([houseId('before')])
    // At once, because their author has nobody to show them to.
    const items = house.store.history.membersOf('unit:umum', Infinity).map(({ aggregateId }) => aggregateId)
    expect(items).toHaveLength(3)
    expect(
      house.store
        .records<{ id: string }>(reviewItems.name)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(items.sort())
    // Whoever left works here no longer; the tablet stays a device of the house.
    expect(tablet.snapshot.people.map(({ user }) => user.username)).toEqual([])
    expect(await tablet.outbox(9)).toHaveLength(3)
  })

  it('a time that proves nothing holds everything', async () => {
    const { house, browser, measure, reconnect } = await deskAndTablet()
    browser.clock.error = -30 * 24 * HOUR
    await measure('before')
    house.time.advance(HOUR)
    await end(house)
    await reconnect()
    expect(logged(house)).toMatchObject([{ outcome: 'quarantined', clockSuspect: true }])
  })
})

describe('T12: a tablet’s unit changes while it is without a line', () => {
  it('it sends what it has, then holds the other unit’s days, whole', async () => {
    const { house, desk, tablet, measure, reconnect } = await deskAndTablet()
    await measure('before')
    await byServer(house, AssignUnit, { deviceId: houseId('tablet'), unit: 'kia' })
    const other = houseId('other visit')
    await desk.save(RegisterPatient, registration(houseId('yosef'), 'Yosef', { birthDate: '1980-01-01' }))
    await desk.save(OpenVisit, (numbers) => ({ ...arrival(other, houseId('yosef'))(numbers), unit: 'kia' }))
    await desk.drain()
    expect(await reconnect()).toMatchObject({ result: 'sent', sent: 1 })
    expect(logged(house)).toMatchObject([{ outcome: 'applied', unit: 'umum' }])
    expect(tablet.view.get(visits, other)).not.toBeNull()
    expect(tablet.view.find(queueTickets, 'visitId', other).rows).toHaveLength(1)
    for (const [entity, id] of [
      [visits, visit],
      [vitals, houseId('before')],
    ] as const)
      expect(tablet.view.get(entity as typeof visits, id)).toBeNull()
    expect(tablet.view.find(queueTickets, 'visitId', visit).rows).toEqual([])
    expect((await tablet.outbox(9)).map(({ state, outcome }) => [state, outcome])).toEqual([
      ['settled', 'applied'],
    ])
  })

  it('what is not sent yet stays, although its visit is gone from the tablet', async () => {
    const { house, browser, tablet, measure, reconnect } = await deskAndTablet()
    await measure('before')
    await byServer(house, AssignUnit, { deviceId: houseId('tablet'), unit: 'kia' })
    browser.line.instead = async ({ path }) => {
      if (path.endsWith('/push')) throw new TypeError('no line for pushes')
      return null
    }
    await reconnect()
    expect(tablet.view.get(vitals, houseId('before'))).toMatchObject({ pendingBy: expect.any(String) })
    expect(tablet.snapshot.sync.unsent).toBe(1)
    browser.line.instead = async () => null
    await reconnect()
    expect(logged(house)).toMatchObject([{ outcome: 'applied' }])
  })
})

describe('T12: a visit is sent to another unit', () => {
  it('leaves the one and enters the other whole, with what was written meanwhile without a line', async () => {
    const { house, desk, tablet, measure, reconnect } = await deskAndTablet()
    house.store.seed([aDevice('kia', { unit: 'kia' })])
    const kia = await new Browser(house, 'kia').ready()
    await kia.pull()
    await measure('before')
    await desk.save(
      MoveVisit,
      { visitId: visit, patientId: rina, fromUnit: 'umum', unit: 'kia' },
      { unit: 'umum' },
    )
    await desk.drain()
    await kia.pull()
    expect(await reconnect()).toMatchObject({ result: 'sent', sent: 1 })
    expect(logged(house)).toMatchObject([{ outcome: 'applied' }])
    await kia.pull()
    const here = (core: typeof kia) => [
      core.view.get(visits, visit)?.record.unit,
      core.view.find(visitSteps, 'visitId', visit).rows.length,
      core.view.find(queueTickets, 'visitId', visit).rows.length,
      core.view.find(vitals, 'visitId', visit).rows.map(({ record }) => record.id),
    ]
    expect(here(kia)).toEqual(['kia', 1, 1, [houseId('before')]])
    // The tablet’s own row came back with its outcome, outside its scopes, and went with the pull.
    expect(here(tablet)).toEqual([undefined, 0, 0, []])
    expect((await tablet.outbox(9)).map(({ state }) => state)).toEqual(['settled'])
  })
})
