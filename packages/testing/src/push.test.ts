import { describe, expect, it } from '@jest/globals'
import { RecordVitals } from '@lentera/contracts/charting/vitals'
import { MAX_ARGS_BYTES } from '@lentera/contracts/kernel/command'
import { argumentsInvalid } from '@lentera/contracts/kernel/command-issues'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import { OpenVisit } from '@lentera/contracts/visits/visit'
import { aRegistration, anArrival, someVitals } from '@lentera/domain/testing/samples'
import { handlers } from '@lentera/domain/registry'
import { derivedId } from '@lentera/sync/pure/ids'
import { newAesKey, newSealer, sealRecord } from '@lentera/sync/record/seal'
import {
  type ServerStore,
  StoreConflict,
  StoreDuplicate,
  type StoreTransaction,
  StoreUnavailable,
} from '@lentera/sync/server/store'
import { opened } from './records.js'
import { type House, openHouse } from './server-house.js'
import { aGrant, houseId } from './test-house.js'
import { CloseVisit, closeVisitHandler, Remember, rememberHandler, withBug } from './test-rules.js'

const patientId = houseId('patient')
const visitId = houseId('visit')

const registration = (house: House, name = 'register', n = 10) =>
  house.record(
    house.author('sari'),
    RegisterPatient,
    name,
    aRegistration({
      patientId: n === 10 ? patientId : houseId(`patient ${n}`),
      medicalRecordNumber: `00-00-${n}`,
      demographics: {
        name: `Orang ${'abcdefghijklmnopqrstuvwxyz'[n % 26]!.repeat(4)}`,
        birthDate: `19${n}-01-02`,
      },
    }),
  )
const arrival = (house: House, name = 'arrive', change: object = {}) =>
  house.record(house.author('sari'), OpenVisit, name, anArrival({ visitId, patientId, ...change }), {
    refs: [{ entity: 'patients', id: patientId, baseVersion: null }],
  })
const closing = (house: House, name: string, deps: string[] = [], device = 'tablet') =>
  house.record(house.author('maria', device), CloseVisit, name, { visitId }, { deps: deps.map(houseId) })
const outcomes = (answer: { outcomes: { outcome: string }[] }) =>
  answer.outcomes.map(({ outcome }) => outcome)
const codes = (answer: { outcomes: { issues: { code: string }[] }[] }) =>
  answer.outcomes.map(({ issues }) => issues.map(({ code }) => code))

/** The store with some methods of its transactions replaced. */
function besides(
  store: ServerStore,
  methods: { [M in keyof StoreTransaction]?: (tx: StoreTransaction) => StoreTransaction[M] },
): ServerStore {
  const inside = (tx: StoreTransaction): StoreTransaction =>
    new Proxy(tx, {
      get: (one, name: keyof StoreTransaction) =>
        methods[name]?.(one) ?? (Reflect.get(one, name) as () => unknown).bind(one),
    })
  return new Proxy(store, {
    get: (one, name) =>
      name === 'transaction'
        ? (((work) => store.transaction((tx) => work(inside(tx)))) satisfies ServerStore['transaction'])
        : (Reflect.get(one, name) as () => unknown).bind(one),
  })
}

/** The store as it is when the rows of one command can never be written. */
const refusing = (store: ServerStore, commandId: string, error: Error): ServerStore =>
  besides(store, {
    write: (tx) => (set) => {
      if (set.rows.length > 0 && set.log.some(({ id, outcome }) => id === commandId && outcome === 'applied'))
        throw error
      return tx.write(set)
    },
  })

describe('a push', () => {
  it('judges a batch in order, each command seeing what the ones before it wrote', async () => {
    const house = await openHouse()
    const records = [
      await registration(house),
      await arrival(house),
      await closing(house, 'close'),
      await closing(house, 'again'),
    ]
    const answer = await house.send(records)
    expect(outcomes(answer)).toEqual(['applied', 'applied', 'applied', 'refused'])
    expect(answer).toMatchObject({ lastSeq: 4, backedUpSeq: 0, confidence: 'ntp' })
    expect(house.store.records<{ status: string }>('visits')).toMatchObject([{ status: 'closed' }])
    expect(answer.outcomes.map(({ seq }) => seq)).toEqual([1, 2, 3, 4])
    expect(answer.outcomes[0]!.rows.map(({ entity }) => entity)).toContain('patients')
    expect(answer.outcomes[3]).toMatchObject({
      rows: [],
      reviewItemId: derivedId(houseId('again'), 'review', 0),
    })
  })

  it('answers a repeated command with its stored outcome and the rows as they are now', async () => {
    const house = await openHouse()
    const records = [await registration(house), await arrival(house)]
    const first = await house.send(records)
    await house.send([await closing(house, 'close')], 3)
    const again = await house.send(records)
    expect(outcomes(again)).toEqual(outcomes(first))
    expect(again.lastSeq).toBe(3)
    expect(again.outcomes[1]!.rows.find(({ entity }) => entity === 'visits')?.data).toMatchObject({
      status: 'closed',
    })
    expect(house.store.history.log).toHaveLength(3)
    expect(house.store.history.events.filter(({ name }) => name === 'visits.opened')).toHaveLength(1)
  })

  it('names the number it waits for when the lane has a gap', async () => {
    const house = await openHouse()
    await expect(house.send([await registration(house)], 3)).rejects.toMatchObject({
      code: 'sync.gap',
      extra: { expected: 1 },
    })
    expect(house.store.history.log).toEqual([])
  })

  it('goes on behind numbers that the device says will never come', async () => {
    const house = await openHouse()
    const own = [opened(await registration(house), houseId('tablet'), 3)]
    const answer = await house.push(houseId('tablet'), house.request({ own, skipped: [1, 2] }))
    expect(answer.lastSeq).toBe(3)
    await expect(house.send([await arrival(house)], 5)).rejects.toMatchObject({ extra: { expected: 4 } })
  })

  it('knows a cloned disk by an unknown command under a used number', async () => {
    const house = await openHouse()
    await house.send([await registration(house)])
    await expect(house.send([await arrival(house)])).rejects.toMatchObject({ code: 'sync.client_forked' })
  })

  it('turns a known id with other content away and names it', async () => {
    const house = await openHouse()
    const record = await registration(house)
    await house.send([record])
    const other = await registration(house, 'register', 11)
    await expect(house.send([record, other])).rejects.toMatchObject({
      code: 'command.hash_mismatch',
      extra: { index: 1 },
    })
  })

  it('refuses another device, a revoked device and another past', async () => {
    const house = await openHouse()
    await expect(house.push(houseId('desk'), house.request())).rejects.toMatchObject({
      code: 'auth.forbidden',
    })
    const other = house.push(houseId('tablet'), house.request({ epoch: houseId('other') }))
    await expect(other).rejects.toMatchObject({ code: 'sync.epoch_changed' })
    const unknown = house.push(houseId('stranger'), house.request({ deviceId: houseId('stranger') }))
    await expect(unknown).rejects.toMatchObject({ code: 'auth.device_revoked' })
  })

  it('opens what a locked device sends sealed', async () => {
    const house = await openHouse()
    const sealer = await newSealer(house.crypto, await newAesKey(house.crypto), house.serverKey)
    const record = await registration(house)
    const sealed = await sealRecord(house.crypto, sealer, record)
    const answer = await house.send([{ origin: { deviceId: houseId('tablet'), seq: 1 }, sealed }])
    expect(outcomes(answer)).toEqual(['applied'])
    expect(outcomes(await house.send([record]))).toEqual(['applied'])
    expect(house.store.history.log).toHaveLength(1)
  })

  it('takes a record of another device by the carried lane and later by its own, once', async () => {
    const house = await openHouse()
    const record = await registration(house)
    const carried = [opened(record, houseId('tablet'), 1)]
    const answer = await house.push(houseId('desk'), house.request({ deviceId: houseId('desk'), carried }))
    expect(answer).toMatchObject({ lastSeq: 0, outcomes: [{ outcome: 'applied', seq: null }] })
    expect(house.store.history.log).toMatchObject([
      { deviceId: houseId('tablet'), seq: 1, via: houseId('desk') },
    ])
    expect(await house.send([record])).toMatchObject({
      lastSeq: 1,
      outcomes: [{ outcome: 'applied', seq: 1 }],
    })
    expect(house.store.history.log).toHaveLength(1)
  })
})

describe('what a push cannot judge', () => {
  it('is quarantined with its payload and uses its number up', async () => {
    const house = await openHouse()
    const good = await registration(house)
    const stranger = await house.record(
      { ...house.author('sari'), userId: houseId('nobody') },
      RegisterPatient,
      'a',
      good.args as never,
    )
    const altered = { ...(await registration(house, 'b')), unit: 'kia' }
    const forged = { ...(await registration(house, 'c')), sig: good.sig }
    const unknown = await house.record(
      house.author('sari'),
      { ...RegisterPatient, v: 99 } as never,
      'd',
      good.args as never,
    )
    const invalid = await house.record(house.author('sari'), RegisterPatient, 'e', {
      ...good.args,
      extra: 1,
    } as never)
    const unreadable = {
      origin: { deviceId: houseId('tablet'), seq: 6 },
      opened: { fmt: 2, id: houseId('f'), what: 'x' },
    }
    const answer = await house.send([stranger, altered, forged, unknown, invalid, unreadable as never])
    expect(new Set(outcomes(answer))).toEqual(new Set(['quarantined']))
    expect(codes(answer)).toEqual([
      ['auth.key_unknown'],
      ['command.content_altered'],
      ['auth.signature_invalid'],
      ['command.unknown'],
      ['command.arguments_invalid'],
      ['command.unreadable'],
    ])
    expect(answer.lastSeq).toBe(6)
    const { payloads, reviews } = house.store.history
    expect(payloads).toHaveLength(6)
    expect(JSON.parse(new TextDecoder().decode(payloads[5]!.bytes))).toEqual({
      fmt: 2,
      id: houseId('f'),
      what: 'x',
    })
    expect(reviews.map(({ item }) => item.outcome)).toEqual(Array(6).fill('quarantined'))
  })

  it('does not stop the ones around it when an id of its rows is taken each time it is written', async () => {
    const poison = houseId('arrive')
    const house = await openHouse({
      through: (store) => refusing(store, poison, new StoreDuplicate('taken')),
    })
    const answer = await house.send([
      await registration(house, 'register', 10),
      await arrival(house),
      await registration(house, 'register 11', 11),
    ])
    expect(outcomes(answer)).toEqual(['applied', 'quarantined', 'applied'])
    expect(answer.lastSeq).toBe(3)
    expect(house.faults).toHaveLength(1)
    expect(house.store.records('visits')).toEqual([])
  })

  it('is judged up to 64 KB of arguments; longer ones are kept and looked at', async () => {
    const house = await openHouse({ handlers: [...handlers, rememberHandler] })
    const around = JSON.stringify({ visitId, words: '' }).length
    const remember = (name: string, bytes: number) => {
      const args = { visitId, words: 'x'.repeat(bytes - around) }
      return house.record(house.author('sari'), Remember, name, args)
    }
    const answer = await house.send([
      await remember('at the limit', MAX_ARGS_BYTES),
      await remember('above it', MAX_ARGS_BYTES + 1),
    ])
    expect(outcomes(answer)).toEqual(['applied', 'quarantined'])
    expect(codes(answer)[1]).toEqual([argumentsInvalid.code])
  })

  it('is answered with its number also where it carries nothing and something else throws', async () => {
    let throws = 1
    const house = await openHouse({
      through: (store) =>
        besides(store, {
          waiting: (tx) => (question, limit) => {
            if (throws-- > 0) throw new Error('a bug')
            return tx.waiting(question, limit)
          },
        }),
    })
    expect((await house.send([])).lastSeq).toBe(0)
    expect(throws).toBeLessThan(1)
  })

  it('does not stop the ones around it when a rule throws', async () => {
    const poisoned = houseId('vitals 2')
    const buggy = [...handlers, closeVisitHandler].map((handler) =>
      withBug(handler, ({ args }) => (args as { vitalsId?: string }).vitalsId === poisoned),
    )
    const house = await openHouse({ handlers: buggy })
    const vitals = (n: number) =>
      house.record(house.author('maria'), RecordVitals, `vitals ${n}`, {
        vitalsId: houseId(`vitals ${n}`),
        visitId,
        patientId,
        values: someVitals({ pulse: 80 }),
      })
    const answer = await house.send([
      await registration(house),
      await arrival(house),
      await vitals(1),
      await vitals(2),
      await vitals(3),
    ])
    expect(outcomes(answer)).toEqual(['applied', 'applied', 'applied', 'quarantined', 'applied'])
    expect(codes(answer)[3]).toEqual(['command.rule_failed'])
    expect(answer.lastSeq).toBe(5)
    expect(house.faults).toHaveLength(1)
    expect(house.store.records('vitals')).toHaveLength(2)
  })

  it('waits for its parent: a fact for rows it refers to, an ask for what it depends on', async () => {
    const house = await openHouse()
    const early = await arrival(house)
    const afterUnknown = await closing(house, 'close', ['not here'])
    const answer = await house.send([early, afterUnknown])
    expect(outcomes(answer)).toEqual(['blocked', 'blocked'])
    expect(codes(answer)).toEqual([['command.waiting_for_parent'], ['command.waiting_for_parent']])
    expect(house.store.records('visits')).toEqual([])
  })

  it('writes nothing for an ask that is refused, whatever its rule would write', async () => {
    const eager = {
      ...closeVisitHandler,
      decide: (...given: Parameters<typeof closeVisitHandler.decide>) => ({
        ...closeVisitHandler.decide(...given),
        issues: [{ code: 'tests.not_open', level: 'blocking' as const }],
      }),
    }
    const house = await openHouse({ handlers: [...handlers, eager] })
    const answer = await house.send([
      await registration(house),
      await arrival(house),
      await closing(house, 'close'),
    ])
    expect(outcomes(answer)).toEqual(['applied', 'applied', 'refused'])
    expect(house.store.records('visits')).toMatchObject([{ status: 'open' }])
    expect(house.store.history.events.filter(({ commandId }) => commandId === houseId('close'))).toEqual([])
  })

  it('blocks an ask behind a refused one, but never a fact', async () => {
    const house = await openHouse()
    const vitals = { vitalsId: houseId('vitals'), visitId, patientId, values: someVitals({ pulse: 80 }) }
    const fact = await house.record(house.author('maria'), RecordVitals, 'vitals', vitals, {
      deps: [houseId('refused')],
    })
    const answer = await house.send([
      await registration(house),
      await arrival(house),
      await closing(house, 'close'),
      await closing(house, 'refused'),
      await closing(house, 'blocked', ['refused']),
      fact,
    ])
    expect(outcomes(answer)).toEqual(['applied', 'applied', 'applied', 'refused', 'blocked', 'applied'])
    expect(codes(answer)[4]).toEqual(['command.dependency_refused'])
    expect(house.store.history.reviews.map(({ item }) => item.outcome)).toEqual(['refused', 'blocked'])
    const scopes = house.store.history.members
      .filter(({ aggregate }) => aggregate === 'review')
      .map(({ scope }) => scope)
    expect(scopes).toEqual([`me:${houseId('maria')}`, `me:${houseId('maria')}`])
  })
})

describe('permission', () => {
  it('flags a fact and refuses an ask of somebody without the role', async () => {
    const house = await openHouse()
    await house.send([await registration(house), await arrival(house)])
    const vitals = { vitalsId: houseId('vitals'), visitId, patientId, values: someVitals({ pulse: 80 }) }
    const fact = await house.record(house.author('sari'), RecordVitals, 'fact', vitals)
    const ask = await house.record(house.author('sari'), CloseVisit, 'ask', { visitId })
    const answer = await house.send([fact, ask], 3)
    expect(outcomes(answer)).toEqual(['flagged', 'refused'])
    expect(codes(answer)).toEqual([['auth.role_missing'], ['auth.role_missing']])
    expect(house.store.records('vitals')).toHaveLength(1)
  })

  it('counts as of the act: before the end it is looked at, after it is quarantined', async () => {
    const house = await openHouse()
    const until = new Date(house.time.now() + 60_000).toISOString()
    house.store.seed([aGrant('sari', 'receptionist', { until })])
    const before = await registration(house)
    house.time.advance(3_600_000)
    const after = await registration(house, 'late', 11)
    const answer = await house.send([before, after])
    expect(outcomes(answer)).toEqual(['flagged', 'quarantined'])
    expect(codes(answer)).toEqual([['auth.author_revoked'], ['auth.author_revoked']])
  })

  it('gives a service its own role and nobody its lane', async () => {
    const house = await openHouse()
    const self = { userId: houseId('importer'), deviceId: houseId('importer'), privateKey: house.serviceKey }
    const record = await house.record(self, RegisterPatient, 'import', aRegistration({ patientId }), {
      unit: 'all',
    })
    const first = await house.commands(houseId('importer'), record)
    expect(first).toMatchObject({ outcome: 'applied', seq: null })
    expect(await house.commands(houseId('importer'), record)).toEqual(first)
    expect(house.store.history.log).toMatchObject([{ seq: null, via: null, deviceId: houseId('importer') }])
  })
})

describe('the time of an act', () => {
  it('is the device time plus its offset, and suspect when that cannot be', async () => {
    const house = await openHouse()
    const at = (iso: string, offsetMs: number) => ({
      at: { device: iso, offsetMs, offsetAgeS: 0, startId: 'start-0001' },
    })
    const records = [
      await house.record(
        house.author('sari'),
        RegisterPatient,
        'a',
        aRegistration({ patientId }),
        at('2026-11-19T23:59:00.000Z', 30_000),
      ),
      await house.record(
        house.author('sari'),
        RegisterPatient,
        'b',
        aRegistration(),
        at('2016-11-19T23:59:40.000Z', 315_532_800_000),
      ),
      await house.record(
        house.author('sari'),
        RegisterPatient,
        'c',
        aRegistration(),
        at('2026-11-20T08:00:00.000Z', 0),
      ),
      await house.record(
        house.author('sari'),
        RegisterPatient,
        'd',
        aRegistration(),
        at('2026-11-19T23:59:50.000Z', 0),
      ),
    ]
    const answer = await house.send(records)
    expect(house.store.history.log.map(({ clockSuspect }) => clockSuspect)).toEqual([false, true, true, true])
    expect(house.store.history.log[0]!.occurredAt).toBe('2026-11-19T23:59:30.000Z')
    expect(codes(answer)[0]).toEqual([])
    expect(codes(answer)[2]).toContain('command.clock_suspect')
  })
})

describe('a store in trouble', () => {
  const failing = (errors: Error[]) => ({
    beforeCommit: async () => {
      const error = errors.shift()
      if (error) throw error
    },
  })

  it('is tried again after a conflict, a few times', async () => {
    const house = await openHouse(failing([new StoreConflict(), new StoreConflict()]))
    expect(outcomes(await house.send([await registration(house)]))).toEqual(['applied'])
    const hopeless = await openHouse(failing(Array.from({ length: 10 }, () => new StoreConflict())))
    await expect(hopeless.send([await registration(hopeless)])).rejects.toMatchObject({ code: 'server.busy' })
  })

  it('says so when it is away, and consumes nothing', async () => {
    const house = await openHouse(failing([new StoreUnavailable('gone')]))
    await expect(house.send([await registration(house)])).rejects.toMatchObject({ code: 'server.busy' })
    expect(await house.send([await registration(house)])).toMatchObject({ lastSeq: 1 })
  })

  it('never fails a push because numbers could not be given', async () => {
    const leases = () => Promise.reject(new Error('no numbers'))
    const house = await openHouse({ push: { leases } })
    expect(await house.send([await registration(house)])).not.toHaveProperty('leases')
    expect(house.faults).toHaveLength(1)
  })
})
