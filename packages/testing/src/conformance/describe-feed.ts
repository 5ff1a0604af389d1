import { describe, expect } from '@jest/globals'
import type { EntityRecord } from '@lentera/contracts/kernel/entity'
import type { SeenPast, ServerStore } from '@lentera/sync/server/store'
import { anOutreachList, aReviewItem } from '@lentera/domain/testing/samples'
import { aDevice, aGrant, aKey, aUser, houseId } from '../test-house.js'
import {
  type StoreTest,
  entry,
  eventually,
  horizonOf,
  house,
  logged,
  member,
  nothing,
  openTransaction,
  past,
  patient,
  publicKey,
  row,
  visit,
  write,
} from './store-samples.js'

/** What a pull needs: horizon, change log, memberships, device facts. */
export function describeFeed(name: string, test: StoreTest): void {
  const changedIds = (store: ServerStore, after: string) =>
    store.snapshot(async (tx) => {
      const changes = await tx.changes(
        { everyAggregate: 'patient' },
        { xid: after, seq: '0' },
        await tx.horizon(),
        100,
      )
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
      expect(
        await eventually(
          () => changedIds(store, held),
          (ids) => ids.length === 2,
        ),
      ).toEqual([houseId('patient 1'), houseId('patient 2')])
    })

    test('counts a transaction that was rolled back as finished', async (store) => {
      const before = await horizonOf(store)
      await store
        .transaction(async (tx) => {
          await tx.write({ ...nothing, rows: [patient(1)] })
          throw new Error('no')
        })
        .catch(() => undefined)
      expect(BigInt(await past(store))).toBeGreaterThan(BigInt(before))
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
      await eventually(
        () => changedIds(store, start),
        (ids) => ids.length === 5,
      )
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
    const list = (name: string, device: string, endsOn: string, closedAt: string | null = null) =>
      anOutreachList({ id: houseId(name), deviceId: houseId(device), endsOn, closedAt })
    const changesOf = (store: ServerStore, from: string) =>
      store.snapshot(async (tx) => tx.membershipChanges(day, from, await tx.horizon()))
    const ids = (list: readonly { aggregateId: string }[]) =>
      list.map(({ aggregateId }) => aggregateId).sort()

    test('tell who joined, who left, and who is there after coming back', async (store) => {
      const start = await horizonOf(store)
      await write(store, {
        rows: [patient(1), visit(1), visit(2)],
        members: [member(day, 1), member(day, 2)],
      })
      await eventually(
        () => changesOf(store, start),
        ({ enter }) => enter.length === 2,
      )
      const middle = await horizonOf(store)
      await write(store, { members: [member(day, 1, false), member(day, 2, false)] })
      await write(store, { members: [member(day, 2)] })
      const { enter, leave } = await eventually(
        () => changesOf(store, middle),
        (found) => found.enter.length === 1,
      )
      expect([ids(enter), ids(leave)]).toEqual([[houseId('visit 2')], [houseId('visit 1')]])
      const present = await store.snapshot((tx) => tx.members({ scope: day }, null, 10))
      expect(ids(present)).toEqual([houseId('visit 2')])
    })

    test('a member that is named twice is one', async (store) => {
      await write(store, { rows: [patient(1), visit(1)], members: [member(day, 1), member(day, 1)] })
      await write(store, { members: [member(day, 1)] })
      expect(await store.snapshot((tx) => tx.members({ scope: day }, null, 10))).toHaveLength(1)
    })

    test('are told apart in one question: which of them changed since', async (store) => {
      const others = ['day:umum:2026-11-21', 'day:umum:2026-11-22']
      const dayAfter = { ...member(others[0]!, 2), scope: others[0]! }
      const start = await horizonOf(store)
      await write(store, {
        rows: [patient(1), visit(1), visit(2)],
        members: [member(day, 1), dayAfter],
      })
      const moved = await past(store)
      const sources = [
        { scope: day },
        ...others.map((scope) => ({ scope })),
        { everyAggregate: 'patient' as const },
        { everyAggregate: 'directory' as const },
      ]
      const changed = (after: string) =>
        store.snapshot(async (tx) => {
          const held = sources.map((source) => ({ source, after: { xid: after, seq: '0' } }))
          return tx.changedScopes(held, await tx.horizon())
        })
      expect(await changed(start)).toEqual([true, true, false, true, false])
      expect(await changed(moved)).toEqual([false, false, false, false, false])

      await write(store, { rows: [visit(1, { sick: false })] })
      const written = await past(store)
      expect(await changed(moved)).toEqual([true, false, false, false, false])
      await write(store, { rows: [patient(2)] })
      const other = await past(store)
      expect(await changed(written)).toEqual([false, false, false, true, false])
      await write(store, { members: [member(day, 1, false)] })
      const left = await past(store)
      expect(await changed(other)).toEqual([true, false, false, false, false])
      await write(store, { rows: [visit(1, { sick: true })] })
      await past(store)
      expect(await changed(left)).toEqual([false, false, false, false, false])
    })

    test('have news of what committed late under an early number, once it is below the horizon', async (store) => {
      const start = await horizonOf(store)
      const slow = openTransaction(store, (tx) =>
        tx.write({ ...nothing, rows: [patient(1), visit(1)], members: [member(day, 1)] }),
      )
      await slow.begun
      await write(store, { rows: [patient(2)] })
      const ask = (after: string) =>
        store.snapshot(async (tx) => {
          const held = [{ scope: day }, { everyAggregate: 'patient' as const }].map((source) => ({
            source,
            after: { xid: after, seq: '0' },
          }))
          return tx.changedScopes(held, await tx.horizon())
        })
      const before = await horizonOf(store)
      expect(await ask(start)).toEqual([false, false])
      await slow.commit()
      await past(store)
      expect(await ask(before)).toEqual([true, true])
    })

    test('stand where they stood inside a large transaction: what is left of it is news', async (store) => {
      const start = await horizonOf(store)
      await write(store, { rows: [patient(1), patient(2)] })
      await past(store)
      await store.snapshot(async (tx) => {
        const horizon = await tx.horizon()
        const source = { everyAggregate: 'patient' as const }
        const [first] = await tx.changes(source, { xid: start, seq: '0' }, horizon, 1)
        expect(await tx.changedScopes([{ source, after: first! }], horizon)).toEqual([true])
      })
    })

    test('end as a whole: whoever was in it leaves, and others may come after', async (store) => {
      await write(store, {
        rows: [patient(1), visit(1), visit(2), visit(3)],
        members: [member(day, 1), member(day, 2)],
      })
      const middle = await past(store)
      await write(store, { ends: [day, 'day:kia:2026-11-20'] })
      const { enter, leave } = await eventually(
        () => changesOf(store, middle),
        (found) => found.leave.length === 2,
      )
      expect([enter, ids(leave)]).toEqual([[], [houseId('visit 1'), houseId('visit 2')].sort()])
      await write(store, { members: [member(day, 3)] })
      const present = await store.snapshot((tx) => tx.members({ scope: day }, null, 10))
      expect(ids(present)).toEqual([houseId('visit 3')])
    })

    test('tell what time alone moves: open items of a while ago, open lists behind their end', async (store) => {
      const item = (name: string, change: object) =>
        row('review_items', {
          ...aReviewItem({ id: houseId(name), openedAt: '2026-11-19T00:00:00.000Z' }),
          ...change,
        })
      const at = '2026-11-19T12:00:00.000Z'
      await write(store, {
        rows: [
          item('due', {}),
          item('new', { openedAt: '2026-11-19T00:00:00.001Z' }),
          item('forwarded', { forwardedAt: at }),
          item('closed', { closedAt: at, closedByCommand: houseId('c'), resolution: 'accepted' }),
          row('outreach_lists', list('ended', 'tablet', '2026-11-19')),
          row('outreach_lists', list('today', 'tablet', '2026-11-20')),
          row('outreach_lists', list('given back', 'tablet', '2026-11-19', at)),
        ],
      })
      await write(store, { rows: [patient(1), visit(1)], members: [member(day, 1)] })
      const openedBefore = '2026-11-19T00:00:00.000Z'
      const question = { openedBefore, today: '2026-11-20', ended: [day, 'day:kia:2026-11-20'] }
      await store.snapshot(async (tx) => {
        expect(await tx.due({ ...question, limit: 5 })).toEqual({
          ended: [day],
          reviewIds: [houseId('due')],
          lists: [{ listId: houseId('ended'), deviceId: houseId('tablet') }],
        })
        expect(await tx.due({ ...question, limit: 0 })).toEqual({ ended: [], reviewIds: [], lists: [] })
      })
    })

    test('carry the changes of their members only', async (store) => {
      const start = await horizonOf(store)
      await write(store, { rows: [patient(1), visit(1), visit(2)], members: [member(day, 1)] })
      const look = () =>
        store.snapshot(async (tx) =>
          tx.changes({ scope: day }, { xid: start, seq: '0' }, await tx.horizon(), 10),
        )
      expect(ids(await eventually(look, (found) => found.length > 0))).toEqual([houseId('visit 1')])
    })

    test('know the newest line of the log again, and not the same command of another moment', async (store) => {
      const tablet = houseId('tablet')
      const newest = () => store.snapshot((tx) => tx.newestEntry())
      expect(await newest()).toBeNull()
      expect(await store.standing(tablet, null)).toMatchObject({ hasMark: true })
      await write(store, { rows: house, log: [logged(1)] })
      await write(store, { log: [logged(2, { receivedAt: '2026-11-20T00:00:02.345Z' })] })
      const mark = { id: houseId('command 2'), receivedAt: '2026-11-20T00:00:02.345Z' }
      expect(await newest()).toEqual(mark)
      const later = '999999999999'
      const has = async (seen: SeenPast) => (await store.standing(tablet, seen)).hasMark
      expect(await has({ mark, xid: later })).toBe(true)
      const others = [
        { ...mark, receivedAt: '2026-11-20T00:00:02.355Z' },
        { ...mark, id: houseId('command 3') },
      ]
      for (const other of others) expect(await has({ mark: other, xid: later })).toBe(false)
      // A line behind it that whoever saw all below `later` would have been shown: numbers were given out again.
      const before = await horizonOf(store)
      await write(store, { log: [logged(3)] })
      expect(await has({ mark, xid: later })).toBe(false)
      expect(await has({ mark, xid: before })).toBe(true)
    })

    test('take the line of the highest transaction for the newest, whichever ended last', async (store) => {
      await write(store, { rows: house })
      const slow = openTransaction(store, (tx) => tx.write({ ...nothing, log: [logged(1)] }))
      await slow.begun
      await write(store, { log: [logged(2)] })
      await slow.commit()
      const seen = { mark: await store.snapshot((tx) => tx.newestEntry()), xid: await past(store) }
      expect(seen.mark).toMatchObject({ id: houseId('command 2') })
      expect(await store.standing(houseId('tablet'), seen)).toMatchObject({ hasMark: true })
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

    test('follow from the people who still work here and the charts of a device', async (store) => {
      const now = Date.now()
      const chart = (n: number, patientNo: number, days: number, device = 'tablet', opened = true) =>
        row('access_log', {
          id: houseId(`access ${n}`),
          person: houseId('sari'),
          patientId: houseId(`patient ${patientNo}`),
          purpose: 'care',
          screen: 'test',
          at: new Date(now - days * 86_400_000).toISOString(),
          deviceId: houseId(device),
          commandId: houseId(`command ${n}`),
          opened,
        } as EntityRecord)
      await write(store, {
        rows: [
          ...house,
          row('devices', aDevice('lost', { revokedAt: '2026-01-01T00:00:00.000Z' }).record),
          row('device_people', aKey('tablet', 'sari', publicKey).record),
          row('users', aUser('joko', { active: false }).record),
          row('role_grants', aGrant('sari', 'head', { unit: 'kia' }).record),
          row('role_grants', aGrant('joko', 'head').record),
          row('role_grants', {
            ...aGrant('sari', 'head', { unit: 'umum', until: '2026-01-01T00:00:00.000Z' }).record,
            id: houseId('ended grant'),
          }),
          row('outreach_lists', list('list 1', 'tablet', '2020-01-01')),
          row('outreach_lists', list('list 2', 'desk', '2026-11-21')),
          row('outreach_lists', list('list 3', 'tablet', '2026-11-21', '2026-11-20T00:00:00.000Z')),
          row('device_people', aKey('tablet', 'joko', publicKey).record),
          ...[1, 2, 3].map((n) => patient(n)),
          chart(1, 1, 5),
          chart(2, 2, 1),
          chart(3, 1, 0),
          chart(4, 3, 91),
          chart(5, 3, 1, 'kiosk'),
          chart(6, 3, 1, 'tablet', false),
        ],
        lastSeq: { deviceId: houseId('tablet'), seq: 7 },
      })
      await store.snapshot(async (tx) => {
        expect(await tx.device(houseId('tablet'))).toEqual({
          unit: 'all',
          outreach: false,
          heads: ['kia'],
          lists: [{ listId: houseId('list 1'), endsOn: '2020-01-01' }],
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
