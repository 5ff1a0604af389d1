import { describe, expect, it } from '@jest/globals'
import { EnrolDevice } from '@lentera/contracts/devices/device'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import { OpenVisit } from '@lentera/contracts/visits/visit'
import { handlers } from '@lentera/domain/registry'
import { aRegistration, anArrival } from '@lentera/domain/testing/samples'
import { newSigningKey } from '@lentera/sync/record/sign'
import { opened } from './records.js'
import { openHouse } from './server-house.js'
import { houseId } from './test-house.js'
import { CloseVisit, closeVisitHandler, withBug } from './test-rules.js'
import {
  patientId,
  visitId,
  registration,
  arrival,
  vitals,
  resolve,
  outcomes,
  present,
  item,
  desk,
} from './waiting-records.js'

describe('a command that waited', () => {
  it('is judged with the command that brings its parent, on whatever device, in one transaction', async () => {
    const house = await openHouse()
    const children = [await arrival(house), await vitals(house, 1)]
    expect(outcomes(await house.send(children))).toEqual(['blocked', 'blocked'])
    const commits = house.store.history.commit
    expect(outcomes(await house.send([await registration(house)], 1, desk))).toEqual(['applied'])
    expect(house.store.history.commit).toBe(commits + 1)
    expect([present(house, 'arrive')?.outcome, present(house, 'vitals 1')?.outcome]).toEqual([
      'applied',
      'applied',
    ])
    expect(house.store.records('vitals')).toHaveLength(1)
    expect(house.store.history.events.map(({ name }) => name)).toContain('visits.opened')
    expect(house.store.history.membersOf('day:umum:2026-11-20', Infinity)).not.toEqual([])
    expect(house.store.history.waits.size).toBe(0)
  })

  it('keeps its log row; the newest verdict reaches the device when it asks again', async () => {
    const house = await openHouse()
    const child = await arrival(house)
    await house.send([child])
    await house.send([await registration(house)], 1, desk)
    expect(house.store.history.log[0]).toMatchObject({ id: houseId('arrive'), outcome: 'blocked' })
    expect(house.store.history.outcomes).toMatchObject([
      { id: houseId('arrive'), outcome: 'applied', issues: [], cause: houseId('register') },
    ])
    const again = await house.send([child])
    expect(outcomes(again)).toEqual(['applied'])
    expect(again.outcomes[0]!.rows.map(({ entity }) => entity)).toContain('visits')
  })

  it('has its review item closed by the cause', async () => {
    const house = await openHouse()
    await house.send([await arrival(house)])
    expect(item(house, 'arrive')).toMatchObject({
      closedAt: null,
      outcome: 'blocked',
      authorId: houseId('sari'),
    })
    await house.send([await registration(house)], 1, desk)
    expect(item(house, 'arrive')).toMatchObject({
      closedByCommand: houseId('register'),
      resolution: 'judged_again',
      outcome: 'applied',
    })
  })

  it('is judged again in place where its parent comes later in the same batch', async () => {
    const house = await openHouse()
    const own = [opened(await arrival(house), houseId('tablet'), 1)]
    const carried = [opened(await registration(house), desk, 1)]
    const answer = await house.push(houseId('tablet'), house.request({ own, carried }))
    expect(outcomes(answer)).toEqual(['applied', 'applied'])
    expect(house.store.history.outcomes).toEqual([])
    expect(item(house, 'arrive')).toBeUndefined()
  })

  it('waits on for the next thing it lacks', async () => {
    const house = await openHouse()
    const refs = [
      { entity: 'patients', id: patientId, baseVersion: null },
      { entity: 'visits', id: visitId, baseVersion: null },
    ]
    await house.send([await vitals(house, 1, { refs })])
    await house.send([await registration(house)], 1, desk)
    expect(present(house, 'vitals 1')).toMatchObject({
      outcome: 'blocked',
      issues: [{ code: 'command.waiting_for_parent', refs: { row: visitId } }],
    })
    await house.send([await arrival(house)], 2)
    expect(present(house, 'vitals 1')?.outcome).toBe('applied')
    expect(house.store.history.outcomes.map(({ outcome }) => outcome)).toEqual(['blocked', 'applied'])
  })

  it('S4: waits for what its kind cannot do without, though its author named no row', async () => {
    const house = await openHouse()
    const unnamed = { refs: [] }
    const children = [await arrival(house, 'arrive', unnamed), await vitals(house, 1, unnamed)]
    expect(outcomes(await house.send(children))).toEqual(['blocked', 'blocked'])
    expect(house.store.records('visits')).toEqual([])
    await house.send([await registration(house)], 1, desk)
    expect([present(house, 'arrive')?.outcome, present(house, 'vitals 1')?.outcome]).toEqual([
      'applied',
      'applied',
    ])
  })

  it('opens another item where the rule has something to say', async () => {
    const house = await openHouse()
    await house.send([await arrival(house)])
    const other = await house.record(house.author('sari', 'desk'), OpenVisit, 'other', {
      ...anArrival({ visitId: houseId('other visit'), patientId, ticket: 'A3-001' }),
    })
    await house.send([await registration(house), other], 1, desk)
    expect(item(house, 'arrive')).toMatchObject({
      outcome: 'flagged',
      issueCode: 'visits.already_open',
      closedAt: null,
      detail: { patientId },
    })
  })

  it('is found by the device that asks again, where two transactions at once missed it', async () => {
    const house = await openHouse()
    const child = await arrival(house)
    await house.send([child])
    const [wait] = house.store.history.waits.values()
    house.store.history.waits.clear()
    await house.send([await registration(house)], 1, desk)
    expect(present(house, 'arrive')?.outcome).toBe('blocked')
    house.store.history.waits.set(wait!.id, wait!)
    expect(outcomes(await house.send([child]))).toEqual(['applied'])
  })

  it('does not stop the command that brings what it waits for, though its rule throws', async () => {
    const house = await openHouse({
      handlers: [...handlers, closeVisitHandler].map((one) =>
        withBug(one, ({ id }) => id === houseId('arrive')),
      ),
    })
    await house.send([await arrival(house)])
    expect(outcomes(await house.send([await registration(house)], 1, desk))).toEqual(['applied'])
    expect(present(house, 'arrive')).toMatchObject({
      outcome: 'quarantined',
      issues: [{ code: 'command.rule_failed' }],
    })
    expect(house.faults).toHaveLength(1)
  })

  it('is judged when the key it was signed with is registered', async () => {
    const house = await openHouse()
    const rina = await newSigningKey(house.crypto)
    const author = { ...house.author('maria'), deviceId: desk, privateKey: rina.privateKey }
    const record = await house.record(author, RegisterPatient, 'by rina', aRegistration({ patientId }))
    expect(outcomes(await house.send([record], 1, desk))).toEqual(['quarantined'])
    const self = { userId: houseId('importer'), deviceId: houseId('importer'), privateKey: house.serviceKey }
    const enrol = await house.record(self, EnrolDevice, 'enrol', {
      deviceId: desk,
      device: null,
      person: { userId: houseId('maria'), publicKey: rina.publicKey },
    })
    expect((await house.commands(houseId('importer'), enrol)).outcome).toBe('applied')
    expect(present(house, 'by rina')?.outcome).toBe('applied')
  })
})

describe('a command that a person has settled', () => {
  it('and given up is refused for good, even when its parent comes', async () => {
    const house = await openHouse()
    const child = await arrival(house)
    await house.send([child])
    await house.send([await resolve(house, 'give up', 'arrive', 'discard')], 2)
    expect(present(house, 'arrive')).toMatchObject({
      outcome: 'refused',
      issues: [{ code: 'reviews.discarded' }],
    })
    expect(item(house, 'arrive')).toMatchObject({
      resolution: 'discarded',
      closedByCommand: houseId('give up'),
    })
    await house.send([await registration(house)], 1, desk)
    expect(house.store.records('visits')).toEqual([])
    expect(outcomes(await house.send([child]))).toEqual(['refused'])
  })

  it('is refused to the second who resolves it', async () => {
    const house = await openHouse()
    await house.send([await arrival(house)])
    const both = [
      await resolve(house, 'first', 'arrive', 'discard'),
      await resolve(house, 'second', 'arrive', 'accept'),
    ]
    const answer = await house.send(both, 2)
    expect(outcomes(answer)).toEqual(['applied', 'refused'])
    expect(answer.outcomes[1]!.issues).toMatchObject([
      { code: 'reviews.already_resolved', refs: { by: houseId('first') } },
    ])
  })

  it('by another command stays as it is, and its item is closed by the repair', async () => {
    const house = await openHouse()
    await house.send([await arrival(house)])
    const repair = await house.record(
      house.author('sari', 'desk'),
      OpenVisit,
      'repair',
      anArrival({ visitId: houseId('other visit'), patientId, ticket: 'A3-001' }),
      { repairs: houseId('arrive') },
    )
    await house.send([await registration(house), repair], 1, desk)
    expect(item(house, 'arrive')).toMatchObject({
      resolution: 'repaired',
      closedByCommand: houseId('repair'),
    })
    expect(present(house, 'arrive')).toMatchObject({
      outcome: 'refused',
      issues: [{ code: 'reviews.repaired' }],
    })
    expect(house.store.records('visits')).toHaveLength(1)
  })

  it('lets an ask go on that waited for it, once it was put right', async () => {
    const house = await openHouse()
    const closing = (name: string, change: object = {}) =>
      house.record(house.author('maria'), CloseVisit, name, { visitId }, change)
    await house.send([await closing('too early'), await closing('after', { deps: [houseId('too early')] })])
    expect([present(house, 'too early')?.outcome, present(house, 'after')?.issues[0]?.code]).toEqual([
      'refused',
      'command.dependency_refused',
    ])
    const repair = await house.record(
      house.author('sari', 'desk'),
      OpenVisit,
      'repair',
      anArrival({ visitId, patientId }),
      { repairs: houseId('too early') },
    )
    await house.send([await registration(house), repair], 1, desk)
    expect(present(house, 'after')?.outcome).toBe('applied')
    expect(house.store.records<{ status: string }>('visits')).toMatchObject([{ status: 'closed' }])
    const late = await closing('late', { deps: [houseId('too early')] })
    expect(outcomes(await house.send([late], 3))).toEqual(['refused'])
  })
})
