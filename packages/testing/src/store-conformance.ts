import { describe, expect, it } from '@jest/globals'
import type { EntityRecord } from '@lentera/contracts/kernel/entity'
import type { Membership, Write } from '@lentera/contracts/kernel/rule'
import { type LogEntry, type ServerStore, StoreConflict, type StoreTransaction, type WriteSet } from '@lentera/sync/server/store'
import { aDirectoryEntry, aPatient, aVisit } from '@lentera/domain/testing/samples'
import { aDevice, aKey, houseId } from './test-house.js'

export interface StoreUnderTest {
  readonly store: ServerStore
  close(): Promise<void>
}

/** Makes an empty store, bound to a facility of its own. */
export type MakeStore = () => Promise<StoreUnderTest>

const nothing: WriteSet = {
  rows: [],
  members: [],
  log: [],
  wrote: new Map(),
  payloads: [],
  events: [],
  reviews: [],
  lastSeq: null,
}

const write = (store: ServerStore, set: Partial<WriteSet>) => store.transaction((tx) => tx.write({ ...nothing, ...set }))
const row = (entity: string, record: EntityRecord): Write => ({ entity, record })
const patient = (n: number, change: object = {}) =>
  row('patients', aPatient({ id: houseId(`patient ${n}`), medicalRecordNumber: `00-00-${String(n).padStart(2, '0')}`, ...change }))
const entry = (n: number) => row('patient_directory', aDirectoryEntry({ id: houseId(`patient ${n}`), medicalRecordNumber: `00-00-${n + 10}` }))
const visit = (n: number, change: object = {}) =>
  row('visits', aVisit({ id: houseId(`visit ${n}`), patientId: houseId('patient 1'), ...change }))
const member = (scope: string, n: number, isMember = true): Membership => ({
  scope,
  aggregate: 'visit',
  aggregateId: houseId(`visit ${n}`),
  member: isMember,
})
const publicKey = `B${'A'.repeat(86)}`
const house = [row('devices', aDevice('tablet').record), row('devices', aDevice('kiosk', { publicKey, kind: 'kiosk' }).record)]

const logged = (n: number, change: Partial<LogEntry> = {}): Omit<LogEntry, 'result'> => ({
  id: houseId(`command ${n}`),
  deviceId: houseId('tablet'),
  seq: n,
  via: null,
  name: 'visits.open',
  v: 1,
  hash: `${'h'.repeat(42)}${n % 10}`,
  sig: 's'.repeat(86),
  actorId: houseId('sari'),
  unit: 'umum',
  occurredAt: '2026-11-20T00:00:00.000Z',
  clockSuspect: false,
  receivedAt: '2026-11-20T00:00:01.000Z',
  outcome: 'flagged',
  issues: [{ code: 'visits.already_open', level: 'warning', refs: { openVisit: houseId('visit 1') } }],
  merged: ['phone'],
  ...change,
})

/** A transaction that stands open until it is told to end. */
function openTransaction(store: ServerStore, work: (tx: StoreTransaction) => Promise<unknown>) {
  let release: () => void = () => undefined
  let ready: () => void = () => undefined
  const held = new Promise<void>((resolve) => (release = resolve))
  const begun = new Promise<void>((resolve) => (ready = resolve))
  const done = store.transaction(async (tx) => {
    await work(tx)
    ready()
    await held
  })
  return { begun, commit: () => (release(), done) }
}

/** The horizon belongs to the whole cluster: another transaction may hold it for a while. */
async function eventually<T>(look: () => Promise<T>, holds: (value: T) => boolean): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    const value = await look()
    if (holds(value) || tries === 100) return value
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

const horizonOf = (store: ServerStore) => store.snapshot((tx) => tx.horizon())
const past = (store: ServerStore, before: string) =>
  eventually(() => horizonOf(store), (horizon) => BigInt(horizon) > BigInt(before))

/** One suite for every implementation of {@link ServerStore}. */
export function describeStore(name: string, make: MakeStore): void {
  const test = (sentence: string, body: (store: ServerStore) => Promise<void>) =>
    it(sentence, async () => {
      const { store, close } = await make()
      try {
        await body(store)
      } finally {
        await close()
      }
    })

  describe(`${name}: writing`, () => {
    test('gives versions that grow only when the row changed', async (store) => {
      const [first] = await write(store, { rows: [patient(1)] })
      const [again] = await write(store, { rows: [patient(1)] })
      const [changed] = await write(store, { rows: [patient(1, { name: 'Maria Ayu' })] })
      expect([first, again, changed].map((one) => one?.rowVersion)).toEqual([1, 1, 2])
      expect(changed).toMatchObject({ entity: 'patients', aggregate: 'patient', aggregateId: houseId('patient 1') })
    })

    test('answers rows that travel, and keeps those that do not to itself', async (store) => {
      const rows = await write(store, { rows: [...house, patient(1)] })
      expect(rows.map(({ entity }) => entity)).toEqual(['patients'])
    })

    test('finds rows by id and by every index, in the order of the reads', async (store) => {
      const identifier = {
        id: houseId('nik 1'),
        patientId: houseId('patient 1'),
        kind: 'nik' as const,
        value: '9171041203900001',
      }
      await write(store, { rows: [patient(1), patient(2), row('patient_identifiers', identifier), visit(1)] })
      const found = await store.transaction((tx) =>
        tx.read([
          { entity: 'patient_identifiers', index: 'value', key: 'nik:9171041203900001' },
          { entity: 'patients', index: 'id', key: houseId('patient 2') },
          { entity: 'patients', index: 'id', key: houseId('nobody') },
          { entity: 'visits', index: 'openPatientId', key: houseId('patient 1') },
          { entity: 'visits', index: 'unitDate', key: 'umum:2026-11-20' },
        ]),
      )
      expect(found.map((rows) => rows.map(({ id }) => id))).toEqual([
        [houseId('nik 1')],
        [houseId('patient 2')],
        [],
        [houseId('visit 1')],
        [houseId('visit 1')],
      ])
      expect(found[0]![0]!.data).toEqual(identifier)
    })

    test('brings back exactly the record that was put in', async (store) => {
      const record = aPatient({ id: houseId('patient 1'), name: "Yosefina 'Ńdu' 🩺", occupation: 'petani "sagu"' })
      await write(store, { rows: [row('patients', record)] })
      const found = await store.transaction((tx) => tx.read([{ entity: 'patients', index: 'id', key: record.id }]))
      expect(found.flat().map(({ data }) => data)).toEqual([record])
    })

    test('leaves nothing of a transaction that throws', async (store) => {
      const failing = store.transaction(async (tx) => {
        await tx.write({ ...nothing, rows: [patient(1)] })
        throw new Error('changed my mind')
      })
      await expect(failing).rejects.toThrow('changed my mind')
      const found = await store.transaction((tx) => tx.existing([{ entity: 'patients', id: houseId('patient 1') }]))
      expect(found).toEqual([])
    })
  })

  describe(`${name}: the log`, () => {
    test('answers a command with its outcome and the versions it wrote', async (store) => {
      const wrote = new Map([[houseId('command 1'), [{ entity: 'patients', id: houseId('patient 1') }]]])
      const payloads = [{ id: houseId('command 1'), bytes: Uint8Array.from([0, 255, 123, 0]) }]
      await write(store, { rows: [...house] })
      await write(store, { rows: [patient(1)], log: [logged(1)], wrote, payloads })
      const entries = await store.transaction((tx) => tx.logEntries([houseId('command 1'), houseId('command 9')]))
      const result = [{ entity: 'patients', id: houseId('patient 1'), rowVersion: 1 }]
      expect(entries).toEqual([{ ...logged(1), result }])
    })

    test('refuses an id, or a number of a lane, that is taken, as a conflict', async (store) => {
      await write(store, { rows: house })
      await write(store, { log: [logged(1)] })
      await expect(write(store, { log: [logged(1)] })).rejects.toBeInstanceOf(StoreConflict)
      await expect(write(store, { log: [logged(2, { seq: 1 })] })).rejects.toBeInstanceOf(StoreConflict)
      await write(store, { log: [logged(3, { seq: 1, via: houseId('kiosk') })] })
    })

    test('refuses the second of two roads that bring one command at once', async (store) => {
      await write(store, { rows: house })
      const slow = openTransaction(store, (tx) => tx.write({ ...nothing, log: [logged(1)] }))
      await slow.begun
      const second = expect(write(store, { log: [logged(1)] })).rejects.toBeInstanceOf(StoreConflict)
      await slow.commit()
      await second
    })

    test('knows where a lane stands and when its newest act was', async (store) => {
      await write(store, { rows: house })
      const later = '2026-11-20T00:05:00.000Z'
      const lastSeq = { deviceId: houseId('tablet'), seq: 2 }
      await write(store, { log: [logged(1, { occurredAt: later }), logged(2)], lastSeq })
      const [device, act, other] = await store.transaction(async (tx) => [
        await tx.lockDevice(houseId('tablet')),
        await tx.lastActAt(houseId('tablet')),
        await tx.lastActAt(houseId('kiosk')),
      ])
      expect(device).toEqual({ id: houseId('tablet'), kind: 'browser', unit: 'all', lastSeq: 2, revokedAt: null })
      expect([act, other]).toEqual([logged(2).occurredAt, null])
      expect(await store.transaction((tx) => tx.lockDevice(houseId('nobody')))).toBeNull()
    })

    test('finds the keys of people and of devices that sign as themselves', async (store) => {
      await write(store, { rows: [...house, row('device_people', aKey('tablet', 'sari', publicKey).record)] })
      const keys = await store.signingKeys([
        { deviceId: houseId('tablet'), userId: houseId('sari') },
        { deviceId: houseId('tablet'), userId: houseId('rina') },
        { deviceId: houseId('tablet'), userId: null },
        { deviceId: houseId('kiosk'), userId: null },
      ])
      const since = '2020-01-01T00:00:00.000Z'
      expect([...keys].sort((a, b) => ((a.userId ?? '') < (b.userId ?? '') ? -1 : 1))).toEqual([
        { deviceId: houseId('kiosk'), userId: null, publicKey, since, revokedAt: null },
        { deviceId: houseId('tablet'), userId: houseId('sari'), publicKey, since, revokedAt: null },
      ])
    })
  })

  describe(`${name}: at the same time`, () => {
    const waitsFor = async (store: ServerStore, hold: (tx: StoreTransaction) => Promise<unknown>) => {
      const order: string[] = []
      const first = openTransaction(store, hold)
      await first.begun
      const second = store.transaction(hold).then(() => order.push('second'))
      await new Promise((resolve) => setTimeout(resolve, 60))
      order.push('first')
      await first.commit()
      await second
      return order
    }

    test('one device is one at a time', async (store) => {
      await write(store, { rows: house })
      expect(await waitsFor(store, (tx) => tx.lockDevice(houseId('tablet')))).toEqual(['first', 'second'])
    })

    test('a lock key is held to the commit, and what was committed is seen behind it', async (store) => {
      expect(await waitsFor(store, (tx) => tx.lock(['patient:1', 'visit:1']))).toEqual(['first', 'second'])
      const first = openTransaction(store, async (tx) => {
        await tx.lock(['patient:1'])
        await tx.write({ ...nothing, rows: [patient(1)] })
      })
      await first.begun
      const seen = store.transaction(async (tx) => {
        await tx.lock(['patient:1'])
        return tx.existing([{ entity: 'patients', id: houseId('patient 1') }])
      })
      await first.commit()
      expect(await seen).toHaveLength(1)
    })
  })

  describeSnapshots(name, test)
}

function describeSnapshots(name: string, test: (sentence: string, body: (store: ServerStore) => Promise<void>) => void): void {
  const changedIds = (store: ServerStore, after: string) =>
    store.snapshot(async (tx) => {
      const changes = await tx.changes({ everyAggregate: 'patient' }, { xid: after, seq: '0' }, await tx.horizon(), 100)
      return changes.map(({ id }) => id)
    })

  describe(`${name}: the feed`, () => {
    test('does not miss what committed later under an earlier number', async (store) => {
      const start = await horizonOf(store)
      const slow = openTransaction(store, (tx) => tx.write({ ...nothing, rows: [patient(1)] }))
      await slow.begun
      await write(store, { rows: [patient(2)] })
      const held = await horizonOf(store)
      expect(await changedIds(store, start)).toEqual([])
      await slow.commit()
      expect(await eventually(() => changedIds(store, held), (ids) => ids.length === 2)).toEqual([
        houseId('patient 1'),
        houseId('patient 2'),
      ])
    })

    test('counts a transaction that was rolled back as finished', async (store) => {
      const before = await horizonOf(store)
      await store
        .transaction(async (tx) => {
          await tx.write({ ...nothing, rows: [patient(1)] })
          throw new Error('no')
        })
        .catch(() => undefined)
      expect(BigInt(await past(store, before))).toBeGreaterThan(BigInt(before))
    })

    test('sees one moment, however long it looks', async (store) => {
      await store.snapshot(async (tx) => {
        await tx.horizon()
        await write(store, { rows: [patient(1)] })
        expect(await tx.rows([{ entity: 'patients', id: houseId('patient 1') }])).toEqual([])
        expect(await tx.members({ everyAggregate: 'patient' }, null, 10)).toEqual([])
      })
    })

    test('pages the log behind whole transactions, and splits only one that is larger than a page', async (store) => {
      const start = await horizonOf(store)
      await write(store, { rows: [patient(1), patient(2)] })
      await write(store, { rows: [patient(3), patient(4), patient(5)] })
      await eventually(() => changedIds(store, start), (ids) => ids.length === 5)
      await store.snapshot(async (tx) => {
        const horizon = await tx.horizon()
        const page = (after: { xid: string; seq: string }, limit: number) =>
          tx.changes({ everyAggregate: 'patient' }, after, horizon, limit)
        const first = await page({ xid: start, seq: '0' }, 3)
        expect(first.map(({ id }) => id)).toEqual([houseId('patient 1'), houseId('patient 2')])
        const second = await page(first[1]!, 2)
        expect(second.map(({ id }) => id)).toEqual([houseId('patient 3'), houseId('patient 4')])
        expect((await page(second[1]!, 2)).map(({ id }) => id)).toEqual([houseId('patient 5')])
      })
    })
  })

  describe(`${name}: scopes`, () => {
    const day = 'day:umum:2026-11-20'
    const changesOf = (store: ServerStore, from: string) =>
      store.snapshot(async (tx) => tx.membershipChanges(day, from, await tx.horizon()))
    const ids = (list: readonly { aggregateId: string }[]) => list.map(({ aggregateId }) => aggregateId).sort()

    test('tell who joined, who left, and who is there after coming back', async (store) => {
      const start = await horizonOf(store)
      await write(store, { rows: [patient(1), visit(1), visit(2)], members: [member(day, 1), member(day, 2)] })
      await eventually(() => changesOf(store, start), ({ enter }) => enter.length === 2)
      const middle = await horizonOf(store)
      await write(store, { members: [member(day, 1, false), member(day, 2, false)] })
      await write(store, { members: [member(day, 2)] })
      const { enter, leave } = await eventually(() => changesOf(store, middle), (found) => found.enter.length === 1)
      expect([ids(enter), ids(leave)]).toEqual([[houseId('visit 2')], [houseId('visit 1')]])
      const present = await store.snapshot((tx) => tx.members({ scope: day }, null, 10))
      expect(ids(present)).toEqual([houseId('visit 2')])
    })

    test('a member that is named twice is one', async (store) => {
      await write(store, { rows: [patient(1), visit(1)], members: [member(day, 1), member(day, 1)] })
      await write(store, { members: [member(day, 1)] })
      expect(await store.snapshot((tx) => tx.members({ scope: day }, null, 10))).toHaveLength(1)
    })

    test('carry the changes of their members only', async (store) => {
      const start = await horizonOf(store)
      await write(store, { rows: [patient(1), visit(1), visit(2)], members: [member(day, 1)] })
      const look = () =>
        store.snapshot(async (tx) => tx.changes({ scope: day }, { xid: start, seq: '0' }, await tx.horizon(), 10))
      expect(ids(await eventually(look, (found) => found.length > 0))).toEqual([houseId('visit 1')])
    })

    test('page their members by id, and a whole kind as well', async (store) => {
      await write(store, { rows: [1, 2, 3].flatMap((n) => [patient(n), entry(n)]) })
      const all = [1, 2, 3].map((n) => houseId(`patient ${n}`)).sort()
      await store.snapshot(async (tx) => {
        const source = { everyAggregate: 'directory' as const }
        expect(ids(await tx.members(source, null, 2))).toEqual(all.slice(0, 2))
        expect(ids(await tx.members(source, all[1]!, 2))).toEqual(all.slice(2))
        const rows = await tx.rowsOfAggregates([{ aggregate: 'directory', aggregateId: all[0]! }])
        expect(rows.map(({ entity, id }) => [entity, id])).toEqual([['patient_directory', all[0]]])
      })
    })

    test('follow from the people and charts of a device', async (store) => {
      const now = Date.now()
      const chart = (n: number, patientNo: number, days: number, device = 'tablet') =>
        row('access_log', {
          id: houseId(`access ${n}`),
          person: houseId('sari'),
          patientId: houseId(`patient ${patientNo}`),
          purpose: 'care',
          screen: 'test',
          at: new Date(now - days * 86_400_000).toISOString(),
          deviceId: houseId(device),
          commandId: houseId(`command ${n}`),
        } as EntityRecord)
      await write(store, {
        rows: [
          ...house,
          row('devices', aDevice('lost', { revokedAt: '2026-01-01T00:00:00.000Z' }).record),
          row('device_people', aKey('tablet', 'sari', publicKey).record),
          ...[1, 2, 3].map((n) => patient(n)),
          chart(1, 1, 5),
          chart(2, 2, 1),
          chart(3, 1, 0),
          chart(4, 3, 91),
          chart(5, 3, 1, 'kiosk'),
        ],
        lastSeq: { deviceId: houseId('tablet'), seq: 7 },
      })
      await store.snapshot(async (tx) => {
        expect(await tx.device(houseId('tablet'))).toEqual({
          unit: 'all',
          people: [houseId('sari')],
          charts: [houseId('patient 1'), houseId('patient 2')],
          lastSeq: 7,
        })
        expect(await tx.device(houseId('nobody'))).toBeNull()
        expect(await tx.device(houseId('lost'))).toBeNull()
      })
    })
  })
}
