import { describe, expect } from '@jest/globals'
import type { ServerStore, WaitingCommand } from '@lentera/sync/server/store'
import { houseId } from '../test-house.js'
import { type StoreTest, house, logged, nothing, openTransaction, patient, write } from './store-samples.js'

const MAX = 100
const at = (minute: number) => `2026-11-20T00:${String(minute).padStart(2, '0')}:00.000Z`
const waiting = (n: number, waitsFor: string | null, minute = n) => ({
  id: houseId(`command ${n}`),
  waitsFor,
  since: at(minute),
})
const bytes = (n: number) => Uint8Array.from([n, 0, 255])

/** Commands that could not be judged, and the verdicts that come later. */
export function describeWaiting(name: string, test: StoreTest): void {
  const logThem = (store: ServerStore, ...numbers: number[]) =>
    write(store, {
      log: numbers.map((n) => logged(n, { outcome: 'blocked' })),
      payloads: numbers.map((n) => ({ id: houseId(`command ${n}`), bytes: bytes(n) })),
      waits: numbers.map((n) => waiting(n, n === 3 ? 'build' : 'row:x')),
    })
  const ask = (store: ServerStore, keys: string[], names: string[] = []) =>
    store.transaction((tx) => tx.waiting({ keys, ids: names.map(houseId) }, MAX))
  const idsOf = (found: readonly WaitingCommand[]) => found.map(({ entry }) => entry.id)

  describe(`${name}: commands that wait`, () => {
    test('are found by what they wait for, or by name, in the order in which they came', async (store) => {
      await write(store, { rows: house })
      await logThem(store, 1, 2, 3)
      expect(idsOf(await ask(store, ['row:x', 'row:y']))).toEqual([
        houseId('command 1'),
        houseId('command 2'),
      ])
      expect(idsOf(await ask(store, [], ['command 3', 'command 9']))).toEqual([houseId('command 3')])
      expect(await ask(store, ['row:y'])).toEqual([])
      const [first] = await store.transaction((tx) => tx.waiting({ keys: ['row:x'], ids: [] }, 1))
      expect(first).toMatchObject({
        entry: logged(1, { outcome: 'blocked' }),
        waitsFor: 'row:x',
      })
      expect([first!.since, [...first!.payload]]).toEqual([at(1), [...bytes(1)]])
    })

    test('are listed page by page', async (store) => {
      await write(store, { rows: house })
      await logThem(store, 1, 2, 3)
      const page = await store.transaction((tx) => tx.waits(null, 2))
      expect(page).toEqual([waiting(1, 'row:x'), waiting(2, 'row:x')])
      const rest = await store.transaction((tx) => tx.waits(page[1]!, 2))
      expect(rest).toEqual([waiting(3, 'build')])
    })

    test('leave the list, or wait for something else', async (store) => {
      await write(store, { rows: house })
      await logThem(store, 1, 2, 3)
      await write(store, { waits: [waiting(1, null), waiting(2, 'row:y')] })
      expect(await ask(store, ['row:x'])).toEqual([])
      expect(await ask(store, ['row:y'])).toMatchObject([{ waitsFor: 'row:y', since: at(2) }])
    })

    test('get a new verdict beside the log row, with the versions it wrote', async (store) => {
      await write(store, { rows: house })
      await logThem(store, 1)
      const id = houseId('command 1')
      const verdict = { id, judgedAt: at(9), issues: [], merged: ['phone'], cause: houseId('command 2') }
      await write(store, {
        rows: [patient(1)],
        wrote: new Map([[id, [{ entity: 'patients', id: houseId('patient 1') }]]]),
        outcomes: [{ ...verdict, outcome: 'applied' }],
      })
      const entry = async () => (await store.transaction((tx) => tx.logEntries([id])))[0]
      const result = [{ entity: 'patients', id: houseId('patient 1'), rowVersion: 1 }]
      expect(await entry()).toEqual({
        ...logged(1, { outcome: 'applied', issues: [], merged: ['phone'] }),
        result,
      })
      await write(store, { outcomes: [{ ...verdict, outcome: 'flagged', cause: null }] })
      expect(await entry()).toMatchObject({ outcome: 'flagged', result: [] })
    })

    test('are settled by one of two transactions', async (store) => {
      await write(store, { rows: house })
      await logThem(store, 1)
      const first = openTransaction(store, async (tx) => {
        expect(await tx.waiting({ keys: ['row:x'], ids: [] }, MAX)).toHaveLength(1)
        await tx.write({ ...nothing, waits: [waiting(1, null)] })
      })
      await first.begun
      const second = ask(store, ['row:x'])
      await new Promise((resolve) => setTimeout(resolve, 60))
      await first.commit()
      expect(await second).toEqual([])
    })
  })
}
