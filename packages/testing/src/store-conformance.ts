import { describe, expect, it } from '@jest/globals'
import { type ServerStore, StoreConflict, type StoreTransaction } from '@lentera/sync/server/store'
import { aPatient } from '@lentera/domain/testing/samples'
import { describeFeed } from './conformance/describe-feed.js'
import { describeWaiting } from './conformance/describe-waiting.js'
import {
  type StoreTest,
  house,
  logged,
  nothing,
  openTransaction,
  patient,
  publicKey,
  row,
  visit,
  write,
} from './conformance/store-samples.js'
import { aKey, houseId } from './test-house.js'

export interface StoreUnderTest {
  readonly store: ServerStore
  close(): Promise<void>
}

/** Makes an empty store, bound to a facility of its own. */
export type MakeStore = () => Promise<StoreUnderTest>

/** One suite for every implementation of {@link ServerStore}. */
export function describeStore(name: string, make: MakeStore): void {
  const test: StoreTest = (sentence, body) =>
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
      expect(changed).toMatchObject({
        entity: 'patients',
        aggregate: 'patient',
        aggregateId: houseId('patient 1'),
      })
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
      const record = aPatient({
        id: houseId('patient 1'),
        name: "Yosefina 'Ńdu' 🩺",
        occupation: 'petani "sagu"',
      })
      await write(store, { rows: [row('patients', record)] })
      const found = await store.transaction((tx) =>
        tx.read([{ entity: 'patients', index: 'id', key: record.id }]),
      )
      expect(found.flat().map(({ data }) => data)).toEqual([record])
    })

    test('leaves nothing of a transaction that throws', async (store) => {
      const failing = store.transaction(async (tx) => {
        await tx.write({ ...nothing, rows: [patient(1)] })
        throw new Error('changed my mind')
      })
      await expect(failing).rejects.toThrow('changed my mind')
      const found = await store.transaction((tx) =>
        tx.existing([{ entity: 'patients', id: houseId('patient 1') }]),
      )
      expect(found).toEqual([])
    })
  })

  describe(`${name}: the log`, () => {
    test('answers a command with its outcome and the versions it wrote', async (store) => {
      const wrote = new Map([[houseId('command 1'), [{ entity: 'patients', id: houseId('patient 1') }]]])
      const payloads = [{ id: houseId('command 1'), bytes: Uint8Array.from([0, 255, 123, 0]) }]
      await write(store, { rows: [...house] })
      await write(store, { rows: [patient(1)], log: [logged(1)], wrote, payloads })
      const entries = await store.transaction((tx) =>
        tx.logEntries([houseId('command 1'), houseId('command 9')]),
      )
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
      expect(device).toEqual({
        id: houseId('tablet'),
        kind: 'browser',
        unit: 'all',
        lastSeq: 2,
        revokedAt: null,
      })
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

  describeFeed(name, test)
  describeWaiting(name, test)
}
