import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { noteEpoch } from '@lentera/api/platform/sync/epochs'
import type { DomainEvent } from '@lentera/contracts/kernel/rule'
import { nikOf, openSatusehatHouse } from './satusehat-house.js'
import { until } from './owed-house.js'
import { staff, ToldVisit } from './told-visit.js'
import { wantedEvents } from '@lentera/contracts/deliveries/delivery'

jest.setTimeout(120_000)

type House = Awaited<ReturnType<typeof openSatusehatHouse>>
let house: House
beforeEach(async () => {
  house = await openSatusehatHouse()
})
afterEach(() => house.close())

const wanted = new Set(wantedEvents.satusehat.map(({ name }) => name))
const owed = (told: readonly DomainEvent[]) => told.filter(({ name }) => wanted.has(name))
/** Whole visits that began two hours before the house's clock. */
const visits = (
  count: number,
  change: (n: number) => { nik?: string | null; diagnosis?: string } = () => ({}),
) =>
  Array.from({ length: count }, (_, n) => {
    const { nik = nikOf(n), diagnosis } = change(n)
    return new ToldVisit(n, house.clock.now - 2 * 60 * 60_000 + n * 1_000).whole(nik, diagnosis)
  })
const work = () => house.work((event, attempt) => house.adapter.deliver(event, attempt))
const allIn = (state: string, count: number) =>
  until(async () => {
    const states = await house.counts()
    return states[state] === count && Object.keys(states).length === 1
  }, `${count} ${state}`).catch(async (error: unknown) => {
    throw new Error(`${String(error)}: ${JSON.stringify(await house.counts())}`)
  })
const ofType = (type: Parameters<House['sandbox']['state']['resources']>[0]) =>
  house.sandbox.state.resources(type).filter(({ resource }) => resource.resourceType === type)

describe('a visit on its way to SATUSEHAT', () => {
  it('stands there whole, each resource once, and nothing was refused', async () => {
    const [visit] = visits(1)
    const events = owed(visit!.told)
    await house.oweAll(events)
    work()
    await allIn('delivered', events.length)
    const counted = Object.fromEntries(
      (
        [
          'Encounter',
          'Condition',
          'Observation',
          'Procedure',
          'AllergyIntolerance',
          'Medication',
          'MedicationRequest',
          'MedicationDispense',
          'Composition',
          'Location',
        ] as const
      ).map((type) => [type, ofType(type).length]),
    )
    expect(counted).toEqual({
      ...{ Encounter: 1, Condition: 1, Observation: 5, Procedure: 1, AllergyIntolerance: 1 },
      ...{ Medication: 2, MedicationRequest: 1, MedicationDispense: 1, Composition: 1, Location: 1 },
    })
    const [encounter] = ofType('Encounter')
    expect(encounter!.resource).toMatchObject({
      status: 'finished',
      statusHistory: [{ status: 'arrived' }, { status: 'in-progress' }, { status: 'finished' }],
      diagnosis: [{ rank: 1 }],
    })
    expect(house.sandbox.state.creates().every(({ accepted }) => accepted === 1)).toBe(true)
    expect(house.errors).toEqual([])
  })

  it('stands there once in spite of all that goes wrong on the way, and nothing was sent blindly again', async () => {
    const events = visits(6).flatMap(({ told }) => owed(told))
    await house.oweAll(events)
    const { faults } = house.sandbox
    faults.add({ kind: 'drop-after-commit', method: 'POST', path: '/fhir-r4/v1/*', probability: 0.15 })
    faults.add({ kind: 'drop-before-commit', probability: 0.05 })
    faults.add({
      kind: 'gateway-timeout',
      method: 'POST',
      path: '/fhir-r4/v1/*',
      probability: 0.1,
      commits: true,
    })
    faults.add({ kind: 'server-error', probability: 0.05 })
    faults.add({ kind: 'truncated-json', probability: 0.05 })
    faults.add({ kind: 'html-ok', probability: 0.03 })
    faults.add({ kind: 'quota', probability: 0.02, retryAfter: 5 })
    work()
    // Hours pass in moments: whatever waits for its next try may try.
    await until(async () => {
      house.clock.now += 31 * 60_000
      await new Promise((resolve) => setTimeout(resolve, 100))
      const { delivered = 0, ...others } = await house.counts()
      return delivered === events.length && Object.keys(others).length === 0
    }, 'all delivered').catch(async (error: unknown) => {
      throw new Error(`${String(error)}: ${JSON.stringify(await house.counts())}`)
    })
    expect(ofType('Encounter')).toHaveLength(6)
    expect(ofType('Observation')).toHaveLength(30)
    expect(ofType('MedicationDispense')).toHaveLength(6)
    expect(house.sandbox.state.creates().filter(({ accepted }) => accepted !== 1)).toEqual([])
    expect(house.sandbox.state.blindRepeats()).toBe(0)
    expect(house.errors).toEqual([])
  })
})

describe('a room', () => {
  it('that was made unheard is found by the next visit, and not made again', async () => {
    const events = visits(2).flatMap(({ told }) => owed(told))
    await house.oweAll(events)
    const path = '/fhir-r4/v1/Location'
    house.sandbox.faults.add({ kind: 'drop-after-commit', method: 'POST', path, times: 1 })
    work()
    await until(async () => {
      house.clock.now += 60_000
      await new Promise((resolve) => setTimeout(resolve, 100))
      return (await house.counts()).delivered === events.length
    }, 'all delivered')
    const rooms = house.sandbox.state.creates().filter(({ key }) => key.startsWith('Location'))
    expect(rooms).toMatchObject([{ arrived: 1, accepted: 1 }])
  })
})

describe('whether SATUSEHAT answers', () => {
  it('is known from what it said, and not from what was settled here', async () => {
    for (let n = 0; n < 2; n += 1) await house.states.failed()
    const nobody = { userId: staff.nurse, name: 'Agus', nik: null, active: true }
    await house.oweAll([{ name: 'users.changed', lane: `u:${staff.nurse}`, payload: nobody }])
    work()
    await allIn('delivered', 1)
    expect((await house.states.read()).failures).toBe(2)
    const known = { ...nobody, nik: '7209061211900001' }
    await house.oweAll([{ name: 'users.changed', lane: `u:${staff.nurse}`, payload: known }])
    await allIn('delivered', 2)
    expect((await house.states.read()).failures).toBe(0)
    for (let n = 0; n < 2; n += 1) await house.states.failed()
    const [visit] = visits(1)
    await house.oweAll(owed(visit!.told).slice(0, 2))
    await allIn('delivered', 4)
    expect((await house.states.read()).failures).toBe(0)
  })
})

describe('a visit that cannot be delivered yet', () => {
  it('says what it waits for, holds up nobody else, and goes by itself when that is told', async () => {
    const [good, unnumbered] = visits(2, (n) => (n === 1 ? { nik: null } : {}))
    const [goodOnes, heldOnes] = [owed(good!.told), owed(unnumbered!.told)]
    await house.oweAll([...heldOnes, ...goodOnes])
    work()
    await until(async () => {
      const { delivered, ...waiting } = await house.counts()
      const held = Object.values(waiting).reduce((sum, n) => sum + n, 0)
      return delivered === goodOnes.length && held === heldOnes.length
    }, 'the good one is delivered').catch(async (error: unknown) => {
      throw new Error(`${String(error)}: ${JSON.stringify(await house.counts())}`)
    })
    expect(await house.counts()).toMatchObject({ 'waiting satusehat.patient_without_nik': 1 })

    const { patient } = unnumbered!.told.find(({ name }) => name === 'patients.registered')!.payload as {
      patient: { id: string }
    }
    const identifiers = [{ id: patient.id, patientId: patient.id, kind: 'nik', value: nikOf(7) }]
    await house.oweAll([
      { name: 'patients.amended', lane: `p:${patient.id}`, payload: { patient, identifiers } },
    ])
    await allIn('delivered', goodOnes.length + heldOnes.length + 1)
    expect(ofType('Encounter')).toHaveLength(2)
  })

  it('with one code that nobody knows is told without it, and the code is explained', async () => {
    const [visit] = visits(1, () => ({ diagnosis: 'batuk' }))
    const events = owed(visit!.told)
    await house.oweAll(events)
    work()
    await until(async () => {
      const { delivered } = await house.counts()
      return delivered === events.length - 1
    }, 'all but one are delivered')
    expect(await house.counts()).toMatchObject({ 'rejected satusehat.diagnosis_code_unknown': 1 })
    expect(ofType('Encounter')[0]!.resource).toMatchObject({ status: 'finished' })
  })
})

describe('who works here', () => {
  it('is found by the NIK, and whose visits waited for that goes on', async () => {
    const [visit] = visits(1)
    const events = owed(visit!.told)
    await house.connection.run('write', (db) =>
      db.query({
        text: `delete from external_ids where entity = 'users' and id = $1`,
        values: [staff.doctor],
      }),
    )
    await house.oweAll(events)
    work()
    await until(
      async () => ((await house.counts())['waiting satusehat.practitioner_missing'] ?? 0) > 0,
      'waits for the doctor',
    )
    const changed = { userId: staff.doctor, name: 'dr. Alexander', nik: '7209061211900001', active: true }
    await house.oweAll([{ name: 'users.changed', lane: `u:${staff.doctor}`, payload: changed }])
    await allIn('delivered', events.length + 1)
    expect(await house.ids.find({ entity: 'users', id: staff.doctor, remoteType: 'Practitioner' })).toBe(
      '10009880728',
    )
  })

  it('and is not known there is told as that', async () => {
    const unknown = { userId: staff.nurse, name: 'Ns. Baru', nik: '9171045506999999', active: true }
    await house.oweAll([{ name: 'users.changed', lane: `u:${staff.nurse}`, payload: unknown }])
    work()
    await allIn('rejected satusehat.practitioner_unknown', 1)
  })
})

describe('a server put back to an older copy', () => {
  it('T9: finds what it had sent and sends nothing twice', async () => {
    const [visit] = visits(1)
    const events = owed(visit!.told)
    const ids = await house.oweAll(events)
    work()
    await allIn('delivered', events.length)
    const before = house.sandbox.state.resources().length

    // The copy knows the first three deliveries as open and nothing of the rest, nor any number from over there but
    // those that somebody matched; devices bring the rest again.
    await house.connection.run('write', async (db) => {
      await db.query({
        text: `delete from external_ids where entity not in ('users', 'catalogue_drugs', 'substances')`,
      })
      await db.query({
        text: `update deliveries set state = 'waiting' where event_id = any($1::uuid[])`,
        values: [ids.slice(0, 3)],
      })
      await db.query({
        text: `delete from deliveries where event_id <> all($1::uuid[])`,
        values: [ids.slice(0, 3)],
      })
      await noteEpoch(db, house.connection.facilityId, randomUUID(), 'seq_ahead')
    })
    await house.oweAll(events.slice(3), 'unknown')
    await allIn('delivered', events.length)
    expect(house.sandbox.state.resources()).toHaveLength(before)
    expect(
      house.sandbox.state.creates().filter(({ accepted, arrived }) => accepted !== 1 || arrived !== 1),
    ).toEqual([])
    expect(ofType('Encounter')[0]!.resource).toMatchObject({ status: 'finished' })
  })
})

describe('a word that comes late', () => {
  it('about a visit that has ended does not take its end back', async () => {
    const [visit] = visits(1)
    const events = owed(visit!.told)
    await house.oweAll(events)
    work()
    await allIn('delivered', events.length)
    const started = events.find(({ name }) => name === 'visits.started')!
    await house.oweAll([started])
    await allIn('delivered', events.length + 1)
    expect(ofType('Encounter')[0]!.resource).toMatchObject({ status: 'finished' })
  })
})
