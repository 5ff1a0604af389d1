import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import type { Delivered } from '@lentera/contracts/deliveries/adapter'
import { InProcessQueue } from '@lentera/worker/deliveries/in-process-queue'
import { openOwedHouse, type OwedHouse, until } from './owed-house.js'

jest.setTimeout(60_000)

const MINUTE = 60_000
let house: OwedHouse
beforeEach(async () => {
  house = await openOwedHouse()
})
afterEach(() => house.close())

const delivered: Delivered = { kind: 'delivered', heard: true }
const isIn = (eventId: string, state: string) => async () => (await house.rowOf(eventId)).state === state
const reaches = (eventId: string, state: string) => until(isIn(eventId, state), `${eventId} ${state}`)
/** Long enough for several rounds of a dispatcher. */
const aWhile = () => new Promise((resolve) => setTimeout(resolve, 300))

describe('what is owed to a house outside', () => {
  it('leaves in the order of its lane, one after the other, and lanes do not wait for each other', async () => {
    const [a1, a2, b1] = [await house.owe('v:a'), await house.owe('v:a'), await house.owe('v:b')]
    const heard: string[] = []
    let open: () => void = () => undefined
    const held = new Promise<void>((resolve) => (open = resolve))
    house.work(async ({ id }) => {
      heard.push(id)
      if (id === a1) await held
      return delivered
    })
    await reaches(b1, 'delivered')
    await aWhile()
    expect(heard.sort()).toEqual([a1, b1].sort())
    open()
    await reaches(a2, 'delivered')
    expect(await house.rowOf(a1)).toMatchObject({ state: 'delivered', attempts: 1 })
  })

  it('is handed out once, whoever works on it', async () => {
    const events = await Promise.all(Array.from({ length: 60 }, (_, n) => house.owe(`v:${n}`)))
    const calls = new Map<string, number>()
    for (let n = 0; n < 3; n += 1)
      house.work(async ({ id }) => {
        calls.set(id, (calls.get(id) ?? 0) + 1)
        await new Promise((resolve) => setTimeout(resolve, 2))
        return delivered
      })
    await Promise.all(events.map((id) => reaches(id, 'delivered')))
    expect([...calls.values()].every((count) => count === 1)).toBe(true)
    expect(calls.size).toBe(60)
  })

  it('a rejected one does not stop its lane, and says why', async () => {
    const [first, second] = [await house.owe('v:a'), await house.owe('v:a')]
    house.work(({ id }) =>
      id === first
        ? { kind: 'rejected', code: 'satusehat.refused', detail: 'RuleNumber: 10118', heard: true }
        : delivered,
    )
    await reaches(second, 'delivered')
    expect(await house.rowOf(first)).toMatchObject({ state: 'rejected', error_code: 'satusehat.refused' })
  })

  it('that surely did not arrive is tried again after a while, before the rest of its lane, without reading back', async () => {
    const [first, second] = [await house.owe('v:a'), await house.owe('v:a')]
    const readBacks: boolean[] = []
    house.work(({ id }, { readBack }) => {
      if (id === first) readBacks.push(readBack)
      return readBacks.length === 1 ? { kind: 'retry', code: 'satusehat.not_reached' } : delivered
    })
    await reaches(first, 'retry')
    await aWhile()
    expect((await house.rowOf(second)).state).toBe('waiting')
    house.clock.now += MINUTE
    await reaches(second, 'delivered')
    expect(readBacks).toEqual([false, false])
  })

  it('that may have arrived is read back, also after an attempt that surely did not', async () => {
    const event = await house.owe('v:a')
    const answers: Delivered[] = [
      { kind: 'unknown', code: 'satusehat.no_answer' },
      { kind: 'retry', code: 'satusehat.not_reached' },
      delivered,
    ]
    const readBacks: boolean[] = []
    house.work((_event, { readBack }) => {
      readBacks.push(readBack)
      return answers[readBacks.length - 1]!
    })
    for (const tries of [1, 2]) {
      await until(async () => (await house.rowOf(event)).attempts === tries, `attempt ${tries}`)
      await reaches(event, 'unknown')
      house.clock.now += MINUTE
    }
    await reaches(event, 'delivered')
    expect(readBacks).toEqual([false, true, true])
  })
})

describe('a delivery that waits for an id', () => {
  const waits = { kind: 'waits', code: 'satusehat.practitioner_missing' } as const
  const doctor = { entity: 'users', id: 'u1', remoteType: 'Practitioner' }

  it('goes on by itself when somebody keeps it, and is not tried before', async () => {
    const event = await house.owe('v:a')
    let calls = 0
    house.work(async (_event, { ids }) => {
      calls += 1
      return (await ids.find(doctor)) ? delivered : { ...waits, for: doctor }
    })
    await until(async () => (await house.rowOf(event)).waits_for !== null, 'waits')
    house.clock.now += 600 * MINUTE
    await aWhile()
    expect(calls).toBe(1)
    await house.ids.keep({ ...doctor, remoteId: '10009880728' })
    await reaches(event, 'delivered')
    expect(await house.rowOf(event)).toMatchObject({ attempts: 2, waits_for: null, error_code: null })
  })

  it('steps aside: what it waits for may come from behind it in its lane', async () => {
    const [first, second] = [await house.owe('v:a'), await house.owe('v:a')]
    house.work(async ({ id }, { ids }) => {
      if (id === second) await ids.keep({ ...doctor, remoteId: '10009880728' })
      return id === second || (await ids.find(doctor)) ? delivered : { ...waits, for: doctor }
    })
    await reaches(second, 'delivered')
    await reaches(first, 'delivered')
  })

  it('does not miss an id that is kept while it begins to wait', async () => {
    const events = await Promise.all(Array.from({ length: 25 }, (_, n) => house.owe(`v:${n}`)))
    house.work(async ({ id }, { ids }) => {
      const local = { ...doctor, id }
      if (await ids.find(local)) return delivered
      // In the same moment as the attempt ends.
      void house.ids.keep({ ...local, remoteId: 'r' })
      return { ...waits, for: local }
    })
    await Promise.all(events.map((id) => reaches(id, 'delivered')))
  })
})

describe('what is lost on the way', () => {
  it('a job that its queue forgot is free again after its lease, as it was', async () => {
    const event = await house.owe('v:a')
    const forgetful = new InProcessQueue()
    jest.spyOn(forgetful, 'add').mockResolvedValueOnce(undefined)
    const readBacks: boolean[] = []
    house.work(
      (_event, { readBack }) => {
        readBacks.push(readBack)
        return delivered
      },
      { queue: forgetful },
    )
    await reaches(event, 'claimed')
    await aWhile()
    expect(readBacks).toEqual([])
    house.clock.now += MINUTE
    await reaches(event, 'delivered')
    expect(readBacks).toEqual([false])
  })

  it('an attempt whose process died may have arrived: the next one reads back', async () => {
    const event = await house.owe('v:a')
    const [claim] = await house.store.claim(1, house.clock.now, MINUTE)
    expect(await house.store.begin(claim!, house.clock.now, MINUTE)).toMatchObject({ readBack: false })
    // Nobody ends it.
    house.clock.now += 2 * MINUTE
    const readBacks: boolean[] = []
    house.work((_event, { readBack }) => {
      readBacks.push(readBack)
      return delivered
    })
    await reaches(event, 'delivered')
    expect(readBacks).toEqual([true])
  })

  it('an attempt that went on behind its lease changes nothing any more', async () => {
    const event = await house.owe('v:a')
    const [late] = await house.store.claim(1, house.clock.now, MINUTE)
    await house.store.begin(late!, house.clock.now, MINUTE)
    house.clock.now += 2 * MINUTE
    expect(await house.store.sweep(house.clock.now)).toBe(1)
    const [next] = await house.store.claim(1, house.clock.now, MINUTE)
    await house.store.begin(next!, house.clock.now, MINUTE)
    expect(await house.store.renew(late!, house.clock.now, MINUTE)).toBe(false)
    expect(await house.store.end(late!, { state: 'rejected', code: 'late' }, house.clock.now)).toBe(false)
    expect(await house.store.end(next!, { state: 'delivered' }, house.clock.now)).toBe(true)
    expect(await house.rowOf(event)).toMatchObject({ state: 'delivered', attempts: 2, error_code: null })
  })

  it('a clock that was set back after it had been years ahead leaves nothing lying', async () => {
    const [begun, retried] = [await house.owe('v:a'), await house.owe('v:b')]
    house.clock.now += 3 * 365 * 24 * 60 * MINUTE
    const claims = await house.store.claim(2, house.clock.now, MINUTE)
    for (const claim of claims) await house.store.begin(claim, house.clock.now, MINUTE)
    const ending = { state: 'retry', code: 'satusehat.not_reached', notBefore: house.clock.now } as const
    await house.store.end(
      claims.find(({ eventId }) => eventId === retried)!,
      ending,
      house.clock.now,
    )
    await house.states.holdUntil(house.clock.now)
    house.clock.now -= 3 * 365 * 24 * 60 * MINUTE
    house.work(() => delivered)
    await reaches(begun, 'delivered')
    await reaches(retried, 'delivered')
  })

  it('a job that comes twice is one attempt', async () => {
    await house.owe('v:a')
    const [claim] = await house.store.claim(1, house.clock.now, MINUTE)
    const begun = await Promise.all([1, 2, 3].map(() => house.store.begin(claim!, house.clock.now, MINUTE)))
    expect(begun.filter((one) => one !== null)).toHaveLength(1)
  })
})

describe('what nobody can deliver', () => {
  it('an event of another build is set aside, and its lane goes on', async () => {
    const [poison, next] = [await house.owe('v:a', { patientId: 'not an id' }), await house.owe('v:a')]
    house.work(() => delivered)
    await reaches(next, 'delivered')
    expect(await house.rowOf(poison)).toMatchObject({
      state: 'rejected',
      error_code: 'delivery.event_unreadable',
    })
  })

  it('one that makes its adapter throw is tried five times, and delays nobody else', async () => {
    const [poison, other] = [await house.owe('v:a'), await house.owe('v:b')]
    house.work(({ id }) => {
      if (id === poison) throw new Error('a mistake of ours')
      return delivered
    })
    await reaches(other, 'delivered')
    for (let tries = 1; tries < 5; tries += 1) {
      await until(async () => (await house.rowOf(poison)).attempts === tries, `throw ${tries}`)
      await reaches(poison, 'unknown')
      house.clock.now += 40 * MINUTE
    }
    await reaches(poison, 'rejected')
    expect(await house.rowOf(poison)).toMatchObject({ attempts: 5, error_code: 'delivery.failed_here' })
    expect(house.errors).toHaveLength(5)
  })
})

describe('a house that does not answer', () => {
  it('is left alone after five failures, asked once a minute, and gets everything when it is back', async () => {
    const events = await Promise.all(Array.from({ length: 30 }, (_, n) => house.owe(`v:${n}`)))
    let isDown = true
    let calls = 0
    house.work(() => {
      calls += 1
      return isDown ? { kind: 'retry', code: 'satusehat.not_reached' } : delivered
    })
    await until(async () => (await house.states.read()).failures >= 5, 'the breaker opens')
    await aWhile()
    // Those that were on their way when the fifth failed, and no more.
    expect(calls).toBeLessThanOrEqual(10)
    for (let minute = 0; minute < 3; minute += 1) {
      const before = calls
      house.clock.now += MINUTE + 1
      await until(() => calls > before, 'a probe')
      await aWhile()
      expect(calls - before).toBe(1)
    }
    isDown = false
    // One more probe finds it well; what failed before does not sit its time out.
    house.clock.now += MINUTE + 1
    await Promise.all(events.map((id) => reaches(id, 'delivered')))
    expect(await house.states.read()).toMatchObject({ paused: false, failures: 0 })
  })

  it('is asked by one alone, however long that one takes', async () => {
    for (let n = 0; n < 5; n += 1) await house.states.failed()
    for (let n = 0; n < 4; n += 1) await house.owe(`v:${n}`)
    let calls = 0
    let answer: () => void = () => undefined
    const asked = new Promise<void>((resolve) => (answer = resolve))
    house.work(async () => {
      calls += 1
      await asked
      return { kind: 'retry', code: 'satusehat.not_reached' }
    })
    await until(() => calls > 0, 'a probe')
    await aWhile()
    expect(calls).toBe(1)
    answer()
  })

  it('and answers again does not let anybody sit out the time since', async () => {
    const late = await house.owe('v:a')
    const [claim] = await house.store.claim(1, house.clock.now, MINUTE)
    await house.store.begin(claim!, house.clock.now, MINUTE)
    const notBefore = house.clock.now + 30 * MINUTE
    await house.store.end(
      claim!,
      { state: 'retry', code: 'satusehat.not_reached', notBefore },
      house.clock.now,
    )
    for (let n = 0; n < 5; n += 1) await house.states.failed()
    await house.owe('v:b')
    house.work(() => delivered)
    await reaches(late, 'delivered')
    expect(house.clock.now).toBeLessThan(notBefore)
  })

  it('is not taken for one because of a mistake of ours', async () => {
    const poison = await Promise.all(Array.from({ length: 6 }, (_, n) => house.owe(`v:p${n}`)))
    house.work(() => {
      throw new Error('a mistake of ours')
    })
    await Promise.all(poison.map((id) => reaches(id, 'unknown')))
    expect(await house.states.read()).toMatchObject({ failures: 0, openUntil: null })
  })

  it('is not taken for well because of what could be settled without it', async () => {
    for (let n = 0; n < 5; n += 1) await house.states.failed()
    const [here, there] = [await house.owe('v:a'), await house.owe('v:b')]
    const calls: string[] = []
    house.work(({ id }) => {
      calls.push(id)
      return id === here
        ? { kind: 'delivered', heard: false }
        : { kind: 'retry', code: 'satusehat.not_reached' }
    })
    await reaches(there, 'retry')
    expect(calls).toEqual([here, there])
    expect((await house.states.read()).failures).toBe(6)
    const unreadable = await house.owe('v:c', { patientId: 'not an id' })
    // One probe a minute; the other one's turn comes again meanwhile.
    await until(async () => {
      house.clock.now += MINUTE + 1
      await aWhile()
      return isIn(unreadable, 'rejected')()
    }, 'the unreadable one is set aside')
    expect((await house.states.read()).failures).toBeGreaterThanOrEqual(6)
  })

  it('that asks to wait is not asked before', async () => {
    const first = await house.owe('v:a')
    let calls = 0
    house.work(() => {
      calls += 1
      return calls === 1 ? { kind: 'retry', code: 'satusehat.busy', afterMs: 10 * MINUTE } : delivered
    })
    await reaches(first, 'retry')
    const second = await house.owe('v:b')
    house.clock.now += 9 * MINUTE
    await aWhile()
    expect((await house.rowOf(second)).state).toBe('waiting')
    house.clock.now += 2 * MINUTE
    await reaches(second, 'delivered')
    await reaches(first, 'delivered')
  })

  it('is paused and resumed by a person', async () => {
    await house.states.setPaused(true)
    const event = await house.owe('v:a')
    house.work(() => delivered)
    await aWhile()
    expect(await house.rowOf(event)).toMatchObject({ state: 'waiting', attempts: 0 })
    await house.states.setPaused(false)
    await reaches(event, 'delivered')
  })
})
