import { describe, expect, it } from '@jest/globals'
import { RecordVitals } from '@lentera/contracts/charting/vitals'
import type { Handler } from '@lentera/contracts/kernel/rule'
import type { ReviewItem } from '@lentera/contracts/reviews/review-item'
import { OpenVisit } from '@lentera/contracts/visits/visit'
import { handlers } from '@lentera/domain/registry'
import { anArrival, someVitals } from '@lentera/domain/testing/samples'
import { createJudgeWaiting } from '@lentera/sync/server/judge-waiting'
import { StoreConflict } from '@lentera/sync/server/store'
import { fastCrypto } from './crypto-ports.js'
import { opened } from './records.js'
import { SeededRandom } from './seeded-random.js'
import { openHouse } from './server-house.js'
import { houseId } from './test-house.js'
import { closeVisitHandler, withBug } from './test-rules.js'
import { patientId, registration, arrival, vitals, present, item, desk } from './waiting-records.js'

describe('looking through all that wait', () => {
  it('T8: poison at position 5 of 1,000 with 20 dependents; a build that can judge it applies all 1,000', async () => {
    let isFixed = false
    const poison = houseId('arrive')
    const rules: readonly Handler[] = [...handlers, closeVisitHandler].map((one) =>
      withBug(one, ({ id }) => !isFixed && id === poison),
    )
    const house = await openHouse({ handlers: rules, crypto: fastCrypto(new SeededRandom(8)) })
    const other = (n: number) =>
      house.record(house.author('maria'), RecordVitals, `well ${n}`, {
        vitalsId: houseId(`well ${n}`),
        visitId: houseId('elsewhere'),
        patientId,
        values: someVitals({ pulse: 80 }),
      })
    const elsewhere = {
      visitId: houseId('elsewhere'),
      patientId,
      kind: 'emergency' as const,
      ticket: 'A2-900',
    }
    const records = [
      await registration(house, 'tablet'),
      await house.record(house.author('sari'), OpenVisit, 'elsewhere', anArrival(elsewhere)),
    ]
    for (let n = 3; n <= 1000; n += 1) {
      records.push(
        n === 5 ? await arrival(house) : n % 45 === 0 && n <= 900 ? await vitals(house, n) : await other(n),
      )
    }
    for (let at = 0; at < 1000; at += 100) await house.send(records.slice(at, at + 100), at + 1)
    const tally = () => {
      const counts: Record<string, number> = {}
      for (const { outcome } of house.store.history.logById.values())
        counts[outcome] = (counts[outcome] ?? 0) + 1
      return counts
    }
    expect(tally()).toEqual({ applied: 979, quarantined: 1, blocked: 20 })
    expect(house.store.history.lastSeq.get(houseId('tablet'))).toBe(1000)

    const judgeWaiting = createJudgeWaiting(house.judging)
    expect(await judgeWaiting(true)).toEqual({ looked: 21, changed: 0 })
    isFixed = true
    expect(await judgeWaiting(false)).toEqual({ looked: 20, changed: 0 })
    expect(await judgeWaiting(true)).toMatchObject({ changed: 21 })
    expect(tally()).toEqual({ applied: 1000 })
    expect(house.store.records('vitals')).toHaveLength(997)
    const open = house.store.records<ReviewItem>('review_items').filter(({ closedAt }) => closedAt === null)
    expect(open).toEqual([])
    expect(new Set(house.store.history.events.map(({ id }) => id)).size).toBe(
      house.store.history.events.length,
    )
  })

  it('says after a day which device keeps a command waiting, once', async () => {
    const house = await openHouse()
    const carried = [opened(await arrival(house), houseId('tablet'), 1)]
    await house.push(desk, house.request({ deviceId: desk, carried }))
    const judgeWaiting = createJudgeWaiting(house.judging)
    expect(await judgeWaiting(false)).toEqual({ looked: 1, changed: 0 })
    house.time.advance(24 * 3_600_000)
    expect(await judgeWaiting(false)).toEqual({ looked: 1, changed: 1 })
    expect(present(house, 'arrive')).toMatchObject({
      outcome: 'blocked',
      issues: [{ code: 'command.waiting_for_device', refs: { row: patientId, device: houseId('tablet') } }],
    })
    expect(item(house, 'arrive')).toMatchObject({ issueCode: 'command.waiting_for_device', closedAt: null })
    expect(await judgeWaiting(false)).toEqual({ looked: 1, changed: 0 })
    await house.send([await registration(house)], 1, desk)
    expect(present(house, 'arrive')?.outcome).toBe('applied')
  })

  it('goes on where one of them cannot be written, and after a conflict', async () => {
    const errors: Error[] = []
    const house = await openHouse({
      beforeCommit: async () => {
        const error = errors.shift()
        if (error) throw error
      },
    })
    await house.send([await arrival(house), await vitals(house, 1)])
    const waits = new Map(house.store.history.waits)
    house.store.history.waits.clear()
    await house.send([await registration(house)], 1, desk)
    for (const [id, wait] of waits) house.store.history.waits.set(id, wait)
    // The page of waits is read first; then a conflict, the page, and each of the two alone.
    errors.push(
      undefined as never,
      new StoreConflict(),
      new Error('no such column'),
      new Error('no such column'),
    )
    const judgeWaiting = createJudgeWaiting(house.judging)
    expect(await judgeWaiting(false)).toMatchObject({ looked: 2 })
    expect(house.faults).toHaveLength(1)
    expect(await judgeWaiting(false)).toMatchObject({ looked: 2, changed: 2 })
    expect([present(house, 'arrive')?.outcome, present(house, 'vitals 1')?.outcome]).toEqual([
      'applied',
      'applied',
    ])
  })
})
