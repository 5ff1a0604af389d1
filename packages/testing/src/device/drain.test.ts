import { describe, expect, it } from '@jest/globals'
import { RecordAllergyAnswer } from '@lentera/contracts/charting/allergies'
import { patientDirectory, patients } from '@lentera/contracts/patients/patient'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import { OpenVisit, visits } from '@lentera/contracts/visits/visit'
import { RecordVitals } from '@lentera/contracts/charting/vitals'
import type { DevicePerson } from '@lentera/contracts/devices/device'
import type { PushAnswer, PushRequest } from '@lentera/contracts/sync/push'
import type { DeviceCore } from '@lentera/sync/client/api'
import { handlers } from '@lentera/domain/registry'
import { anArrival } from '@lentera/domain/testing/samples'
import { createJudgeWaiting } from '@lentera/sync/server/judge-waiting'
import { openHouse } from '../server-house.js'
import { houseId } from '../test-house.js'
import { CloseVisit, closeVisitHandler, withBug } from '../test-rules.js'
import { arrival, Browser, PASSWORD, problem, registration } from './browser.js'
import { FakeLocks } from '../fake-locks.js'
import { watched } from './hands.js'

const people = (n: number) => Array.from({ length: n }, (_, at) => houseId(`patient ${at + 1}`))

async function withWaiting(n: number, house = openHouse()) {
  const browser = new Browser(await house)
  const core = await browser.ready()
  for (const [at, id] of people(n).entries())
    await core.save(RegisterPatient, registration(id, `Orang ke-${at + 1}`))
  return { browser, core, house: browser.house }
}

const pushes = (browser: Browser): PushRequest[] =>
  browser.line.requests.filter(({ path }) => path.endsWith('/push')).map(({ body }) => body)
const entry = async (core: DeviceCore, seq: number) =>
  (await core.outbox(1000)).find((one) => one.seq === seq)
const wireId = (record: PushRequest['own'][number]) =>
  'opened' in record ? record.opened.id : record.sealed.id

describe('sending what waits', () => {
  it('sends opened records while unlocked and sealed ones while locked', async () => {
    const { browser, core } = await withWaiting(1)
    await core.drain()
    await core.save(RegisterPatient, registration(houseId('rina'), 'Rina Wanggai'))
    await core.lock()
    expect(await core.drain()).toEqual({ result: 'sent', sent: 1 })
    const [opened, sealed] = pushes(browser).map(({ own }) => own[0]!)
    expect(opened).toHaveProperty('opened.args')
    expect(sealed).toHaveProperty('sealed.body')
    expect(JSON.stringify(sealed)).not.toContain('Rina')
    expect(await entry(core, 2)).toMatchObject({ state: 'settled', outcome: 'applied' })
  })

  it('shows what was settled while locked until its rows are here', async () => {
    const { browser, core } = await withWaiting(1)
    await core.lock()
    await core.drain()
    browser.line.isUp = false
    await core.unlock('sari', PASSWORD)
    expect(core.snapshot.sync.unsent).toBe(0)
    expect(core.view.get(patients, people(1)[0]!)).toMatchObject({ rowVersion: null })
    browser.line.isUp = true
    await core.drain()
    expect(core.view.get(patients, people(1)[0]!)).toMatchObject({ rowVersion: 1, pendingBy: null })
    expect(await core.drain()).toEqual({ result: 'empty', sent: 0 })
    expect(pushes(browser)).toHaveLength(2)
  })

  it('asks once unlocked for the rows of what was settled while locked, and again what could not be judged before those', async () => {
    let isBuggy = true
    const rules = handlers.map((one) =>
      one.command.name === 'visits.open' ? withBug(one, () => isBuggy) : one,
    )
    const { core, house } = await withWaiting(1, openHouse({ handlers: rules }))
    await core.save(OpenVisit, arrival(houseId('visit'), people(1)[0]!))
    await core.save(RegisterPatient, registration(houseId('yosef'), 'Yosef Wanggai'))
    await core.lock()
    await core.drain()
    expect(await entry(core, 2)).toMatchObject({ state: 'settled', outcome: 'quarantined' })
    isBuggy = false
    await createJudgeWaiting(house.judging)(true)
    await core.unlock('sari', PASSWORD)
    await core.drain()
    expect(await entry(core, 2)).toMatchObject({ state: 'settled', outcome: 'applied' })
  })

  it('repeats a batch whose answer was lost, and each command has one effect', async () => {
    const { browser, core, house } = await withWaiting(3)
    let lost = 0
    browser.line.instead = async (request, reach) => {
      if (!request.path.endsWith('/push') || lost++ > 0) return null
      await reach()
      throw new TypeError('cut')
    }
    expect(await core.drain()).toMatchObject({ result: 'unreachable', sent: 0 })
    expect(await entry(core, 1)).toMatchObject({ state: 'sent' })
    expect(await core.drain()).toEqual({ result: 'sent', sent: 3 })
    expect(house.store.history.log).toHaveLength(3)
  })

  it('takes the page of a captive portal, and an answer of another shape, for no line at all', async () => {
    const { browser, core } = await withWaiting(1)
    const texts = ['<html>Selamat datang di WiFi</html>', '{"ok":true}', '{"outcomes":[]}']
    browser.line.instead = async () => ({
      status: 200,
      contentType: 'text/html',
      retryAfterS: null,
      text: texts.shift()!,
    })
    for (let n = 0; n < 3; n += 1)
      expect(await core.drain()).toMatchObject({ result: 'unreachable', sent: 0 })
    expect(core.snapshot.sync).toMatchObject({ unsent: 1, server: 'unreachable', allSafeAt: null })
    browser.line.instead = async () => null
    expect(await core.drain()).toEqual({ result: 'sent', sent: 1 })
  })

  it('does not believe an answer that speaks of other commands', async () => {
    const { browser, core } = await withWaiting(1)
    browser.line.instead = async (_request, reach) => {
      const real = await reach()
      const body = JSON.parse(real.text) as PushAnswer
      return {
        ...real,
        text: JSON.stringify({
          ...body,
          outcomes: body.outcomes.map((one) => ({ ...one, id: houseId('else') })),
        }),
      }
    }
    expect(await core.drain()).toMatchObject({ result: 'unreachable', sent: 0 })
    expect(await entry(core, 1)).toMatchObject({ state: 'sent', outcome: null })
  })

  it('says busy with the wait the server asked for, and consumes nothing', async () => {
    const { browser, core } = await withWaiting(1)
    browser.line.instead = async () => ({ ...problem('server.busy'), retryAfterS: 7 })
    expect(await core.drain()).toEqual({ result: 'busy', sent: 0, code: 'server.busy', retryAfterS: 7 })
    expect(core.snapshot.sync).toMatchObject({ unsent: 1, server: 'reachable', stoppedBy: null })
  })

  it('halves a batch that is too large', async () => {
    const { browser, core } = await withWaiting(5)
    browser.line.instead = async ({ body }) =>
      (JSON.parse(body!) as PushRequest).own.length > 2 ? problem('body.too_large') : null
    expect(await core.drain()).toEqual({ result: 'sent', sent: 5 })
    expect(pushes(browser).map(({ own }) => own.length)).toEqual([5, 3, 2, 2, 1])
  })

  it.each(['auth.device_revoked', 'auth.required'] as const)(
    'keeps everything and says why after %s',
    async (code) => {
      const { browser, core } = await withWaiting(2)
      browser.line.instead = async ({ path }) => (path.endsWith('/push') ? problem(code) : null)
      expect(await core.drain()).toEqual({ result: 'stopped', sent: 0, code })
      expect(core.snapshot.sync).toMatchObject({ unsent: 2, stoppedBy: code })
      await core.pull()
      expect(core.snapshot.sync.stoppedBy).toBe(code)
      browser.line.instead = async () => null
      await core.drain()
      expect(core.snapshot.sync).toMatchObject({ unsent: 0, stoppedBy: null })
    },
  )

  it('sends at most 100 commands at once', async () => {
    const { browser, core } = await withWaiting(230)
    expect(await core.drain()).toEqual({ result: 'sent', sent: 230 })
    expect(pushes(browser).map(({ own }) => own.length)).toEqual([100, 100, 30])
    expect(browser.house.store.history.log.map(({ seq }) => seq)).toEqual(
      Array.from({ length: 230 }, (_, n) => n + 1),
    )
  }, 30_000)

  it('V26: lets the next batch leave while outcomes are stored, and never two at a time', async () => {
    const { browser, core } = await withWaiting(230)
    const settledAtLaunch: number[] = []
    let flying = 0
    let most = 0
    browser.line.instead = async ({ path }, reach) => {
      if (!path.endsWith('/push')) return null
      most = Math.max(most, (flying += 1))
      settledAtLaunch.push((await core.outbox(230)).filter(({ state }) => state === 'settled').length)
      const answer = await reach()
      flying -= 1
      return answer
    }
    expect(await core.drain()).toEqual({ result: 'sent', sent: 230 })
    expect(most).toBe(1)
    expect(settledAtLaunch).toEqual([0, 0, 100])
    const receipts = pushes(browser).map(({ receipt }) => receipt)
    expect(new Set(receipts).size).toBe(3)
    expect((await core.outbox(230)).filter(({ state }) => state !== 'settled')).toEqual([])
  }, 30_000)

  it('V27: has one effect for each command when it is cut between two batches', async () => {
    const { browser, core, house } = await withWaiting(150)
    let isDead = false
    let sent = 0
    let back = 0
    const dying = await browser.open({
      storage: watched(browser.storage, ({ mode, stores }) => {
        // The first outcomes are about to be written when the second batch is on its way.
        if (isDead && mode === 'readwrite' && stores.includes('reviews')) throw new Error('disk gone')
      }),
    })
    await dying.unlock('sari', PASSWORD)
    browser.line.instead = async ({ path }, reach) => {
      if (!path.endsWith('/push')) return null
      isDead = (sent += 1) > 0
      const answer = await reach()
      // The second takes longer than the disk needs to be gone.
      if (sent === 2) await new Promise((resolve) => setTimeout(resolve, 20))
      back += 1
      return answer
    }
    await expect(dying.drain()).rejects.toThrow('disk gone')
    expect({ sent, back }).toEqual({ sent: 2, back: 2 })
    expect(house.store.history.log).toHaveLength(150)
    expect((await core.outbox(150)).map(({ state }) => state)).toEqual(Array(150).fill('sent'))
    dying.close()
    expect(await core.drain()).toEqual({ result: 'sent', sent: 150 })
    expect(house.store.history.log).toHaveLength(150)
    expect(core.snapshot.sync.unsent).toBe(0)
  }, 30_000)

  it('sends at most 256 KB at once', async () => {
    const { browser, core } = await withWaiting(1)
    const long = 'a'.repeat(100)
    const substances = Array.from({ length: 20 }, () => ({
      category: 'food' as const,
      substance: long,
      reaction: long,
    }))
    for (let n = 0; n < 70; n += 1) {
      await core.save(RecordAllergyAnswer, { patientId: people(1)[0]!, answer: 'present', substances })
    }
    expect(await core.drain()).toEqual({ result: 'sent', sent: 71 })
    const sizes = pushes(browser).map(({ own }) => JSON.stringify(own).length)
    expect(sizes.length).toBeGreaterThan(1)
    expect(sizes.filter((bytes) => bytes > 256 * 1024 + 200)).toEqual([])
  }, 30_000)

  it('does not send twice at a time', async () => {
    const { core } = await withWaiting(3)
    const both = await Promise.all([core.drain(), core.drain()])
    expect(both.map(({ result }) => result).sort()).toEqual(['already_running', 'sent'])
  })
})

describe('a record the server cannot read', () => {
  it('is split off and shown, and the queue goes on behind it', async () => {
    const { browser, core, house } = await withWaiting(4)
    const bad = (await entry(core, 2))!.id
    browser.line.instead = async ({ path, body }) => {
      if (!path.endsWith('/push')) return null
      const index = (JSON.parse(body!) as PushRequest).own.findIndex((one) => wireId(one) === bad)
      return index < 0 ? null : problem('command.malformed', { index })
    }
    expect(await core.drain()).toEqual({ result: 'sent', sent: 3 })
    expect(await entry(core, 2)).toMatchObject({ state: 'unsendable', problem: 'command.malformed' })
    expect(core.snapshot.sync).toMatchObject({ unsent: 0, unsendable: 1, allSafeAt: null })
    expect(core.view.get(patients, people(2)[1]!)).toMatchObject({ pendingBy: bad })
    expect(pushes(browser).at(-1)).toMatchObject({ skipped: [2] })
    await core.save(RegisterPatient, registration(houseId('rina'), 'Rina Wanggai'))
    expect(await core.drain()).toEqual({ result: 'sent', sent: 1 })
    expect(house.store.history.log.map(({ seq }) => seq)).toEqual([1, 3, 4, 5])
  })

  it('is split off at the end of the lane, too, and when it alone is too large', async () => {
    const { browser, core } = await withWaiting(1)
    browser.line.instead = async ({ path }) =>
      path.endsWith('/push') ? problem('body.inflates_too_much') : null
    expect(await core.drain()).toEqual({ result: 'empty', sent: 0 })
    browser.line.instead = async () => null
    await core.save(RegisterPatient, registration(houseId('rina'), 'Rina Wanggai'))
    expect(await core.drain()).toEqual({ result: 'sent', sent: 1 })
    expect(await entry(core, 1)).toMatchObject({ state: 'unsendable', problem: 'body.inflates_too_much' })
  })

  it('is split off when the server knows its id with other content', async () => {
    const { browser, core } = await withWaiting(3)
    browser.line.instead = async ({ body }) => {
      const request = JSON.parse(body!) as PushRequest
      return request.own[0]?.origin.seq === 1 ? problem('command.hash_mismatch', { index: 0 }) : null
    }
    expect(await core.drain()).toEqual({ result: 'sent', sent: 2 })
    expect(await entry(core, 1)).toMatchObject({ state: 'unsendable', problem: 'command.hash_mismatch' })
  })

  it('stops instead of sacrificing records when the request itself is not understood', async () => {
    const { browser, core } = await withWaiting(2)
    browser.line.instead = async ({ path }) => (path.endsWith('/push') ? problem('body.malformed') : null)
    expect(await core.drain()).toEqual({ result: 'stopped', sent: 0, code: 'body.malformed' })
    expect(core.snapshot.sync).toMatchObject({ unsent: 2, unsendable: 0 })
  })
})

describe('a server that lost its newest past', () => {
  /** A house where the same people work, and nothing of before is known. */
  const restored = async (browser: Browser, epoch = houseId('epoch')) => {
    const other = await openHouse({ epoch })
    const keys = browser.house.store.records<DevicePerson>('device_people')
    other.store.seed(keys.map((record) => ({ entity: 'device_people', record })))
    browser.line.to(other)
    return other
  }

  it('gets everything again that it does not hold: settled commands are kept for that', async () => {
    const { browser, core } = await withWaiting(3)
    await core.drain()
    const other = await restored(browser)
    await core.save(RegisterPatient, registration(houseId('rina'), 'Rina Wanggai'))
    expect(await core.drain()).toEqual({ result: 'sent', sent: 4 })
    expect(other.store.history.log.map(({ seq }) => seq)).toEqual([1, 2, 3, 4])
    expect(core.snapshot.sync).toMatchObject({ unsent: 0 })
  })

  it('is asked after a new epoch even when nothing waits, and its rows replace those of the old past', async () => {
    const { browser, core } = await withWaiting(2)
    await core.drain()
    await core.pull()
    const other = await restored(browser, houseId('epoch 2'))
    expect(await core.pull()).toMatchObject({ result: 'up_to_date' })
    expect(core.snapshot.device?.epoch).toBe(houseId('epoch 2'))
    expect(core.view.all(patients).rows).toEqual([])
    expect(await core.drain()).toEqual({ result: 'sent', sent: 2 })
    await core.pull()
    expect(other.store.history.log).toHaveLength(2)
    expect(core.view.all(patientDirectory).rows.map(({ pendingBy }) => pendingBy)).toEqual([null, null])
  })

  it('stops when it waits for a command that is not here any more', async () => {
    const { browser, core } = await withWaiting(2)
    browser.line.instead = async ({ path }) =>
      path.endsWith('/push') ? problem('sync.gap', { expected: 1 }) : null
    expect(await core.drain()).toEqual({ result: 'stopped', sent: 0, code: 'sync.gap' })
    expect(core.snapshot.sync.unsent).toBe(2)
  })
})

describe('an outcome other than applied', () => {
  it('keeps a command in view that could not be judged, and asks again until it is', async () => {
    let isBuggy = true
    const rules = handlers.map((one) =>
      one.command.name === 'visits.open' ? withBug(one, () => isBuggy) : one,
    )
    const { core, house } = await withWaiting(1, openHouse({ handlers: [...rules, closeVisitHandler] }))
    const rina = people(1)[0]!
    await core.save(OpenVisit, arrival(houseId('visit'), rina))
    await core.drain()
    expect(await entry(core, 2)).toMatchObject({ state: 'settled', outcome: 'quarantined' })
    expect(core.snapshot.sync).toMatchObject({ unsent: 0, needsAttention: 1 })
    expect(core.view.find(visits, 'patientId', rina).rows).toMatchObject([
      { rowVersion: null, marks: [{ code: 'command.rule_failed' }] },
    ])
    isBuggy = false
    expect(house.faults).toHaveLength(1)
  })

  it('forgets the optimistic row of an ask that was refused', async () => {
    const house = await openHouse()
    const [tablet, desk] = [new Browser(house), new Browser(house, 'desk')]
    const [first, second] = [await tablet.ready(), await desk.ready()]
    for (const core of [first, second]) {
      await (core === first ? tablet : desk).addPerson(core, 'maria')
      await core.unlock('maria', PASSWORD)
    }
    const [rina, visit] = [houseId('rina'), houseId('visit')]
    await first.save(RegisterPatient, registration(rina, 'Rina Wanggai'))
    await first.save(OpenVisit, arrival(visit, rina))
    await first.drain()
    await second.pull()
    await second.save(CloseVisit, { visitId: visit })
    await first.save(CloseVisit, { visitId: visit })
    await first.drain()
    await second.drain()
    expect((await second.outbox(1))[0]).toMatchObject({
      outcome: 'refused',
      issues: [{ code: 'tests.not_open' }],
    })
    await second.pull()
    expect(second.view.get(visits, visit)).toMatchObject({
      rowVersion: 2,
      pendingBy: null,
      record: { status: 'closed' },
    })
    expect(second.snapshot.sync.needsAttention).toBe(1)
  })

  it('marks a fact that was flagged and counts it until somebody closes it', async () => {
    const { core } = await withWaiting(1)
    const [patientId] = people(1) as [string]
    const visitId = houseId('visit')
    await core.save(OpenVisit, anArrival({ visitId, patientId }))
    await core.save(RecordVitals, {
      vitalsId: houseId('vitals'),
      visitId,
      patientId,
      values: {
        systolic: 120,
        diastolic: 80,
        pulse: null,
        respiratoryRate: null,
        temperature: null,
        spo2: null,
        weight: null,
        height: null,
        waist: null,
        muac: null,
        headCircumference: null,
      },
    })
    await core.drain()
    expect(await entry(core, 3)).toMatchObject({
      state: 'settled',
      outcome: 'flagged',
      reviewItemId: expect.any(String),
    })
    expect(core.snapshot.sync.needsAttention).toBe(1)
  })
})

describe('a settled command', () => {
  it('leaves the device only when a verified backup covers it and its outcome is final', async () => {
    const { browser, core } = await withWaiting(3)
    let covered = 0
    browser.line.instead = async ({ path }, reach) => {
      if (!path.endsWith('/push')) return null
      const real = await reach()
      const answer = JSON.parse(real.text) as PushAnswer
      const outcomes = answer.outcomes.map((one) =>
        one.seq === 2 ? { ...one, outcome: 'blocked', rows: [] } : one,
      )
      return { ...real, text: JSON.stringify({ ...answer, outcomes, backedUpSeq: covered }) }
    }
    await core.drain()
    expect(await core.outbox(10)).toHaveLength(3)
    covered = 2
    await core.save(RegisterPatient, registration(houseId('rina'), 'Rina Wanggai'))
    await core.drain()
    expect((await core.outbox(10)).map(({ seq }) => seq)).toEqual([4, 3, 2])
  })

  it('is not lost or doubled wherever the sending is cut', async () => {
    let cuts = 0
    for (let cutAt = 1; cutAt < 16; cutAt += 1) {
      const browser = new Browser(await openHouse())
      let left = Infinity
      const storage = watched(browser.storage, () => {
        if (left-- <= 0) throw new DOMException('the process is gone', 'InvalidStateError')
      })
      const core = await browser.ready({ storage })
      for (const id of people(3)) await core.save(RegisterPatient, registration(id, 'Orang'))
      left = cutAt
      await core.drain().catch(() => (cuts += 1))
      browser.locks = new FakeLocks()
      const again = await browser.open()
      await again.unlock('sari', PASSWORD)
      expect(again.view.all(patients).rows).toHaveLength(3)
      await again.drain()
      expect((await again.outbox(9)).map(({ state }) => state)).toEqual(['settled', 'settled', 'settled'])
      expect(again.view.all(patients).rows.map(({ rowVersion }) => rowVersion)).toEqual([1, 1, 1])
      expect(browser.house.store.history.log).toHaveLength(3)
    }
    expect(cuts).toBeGreaterThan(3)
  }, 30_000)
})
