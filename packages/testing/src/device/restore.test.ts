import { describe, expect, it } from '@jest/globals'
import type { DevicePerson } from '@lentera/contracts/devices/device'
import { patientDirectory } from '@lentera/contracts/patients/patient'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import { handlers as productHandlers } from '@lentera/domain/registry'
import type { PushAnswer } from '@lentera/contracts/sync/push'
import { createJudgeWaiting } from '@lentera/sync/server/judge-waiting'
import { openHouse } from '../server-house.js'
import { houseId } from '../test-house.js'
import { withBug } from '../test-rules.js'
import { Browser, problem, registration } from './browser.js'
import { readAll } from './hands.js'

const names = ['Rina', 'Yosef', 'Wati', 'Budi', 'Dewi']

/** A desk that registers people; `house.store` can be put back to an earlier copy. */
async function desk() {
  const house = await openHouse()
  const browser = new Browser(house)
  const core = await browser.ready()
  const register = async (name: string) => {
    await core.save(RegisterPatient, registration(houseId(name), name))
    await core.drain()
    await core.pull()
  }
  const ids = () => house.store.history.log.map(({ id }) => id)
  return { house, browser, core, register, ids }
}

const receiptOn = async (browser: Browser): Promise<string | null> => {
  const { meta } = await readAll(browser.storage)
  return (meta!.find(({ key }) => key === 'receipt')?.value as { value: string } | undefined)?.value ?? null
}

describe('S16: a server that stands on an older copy of its database', () => {
  it('T9: a server put back to an older copy makes a new epoch by itself and gets every command again, each once (I1, I2)', async () => {
    const { house, core, register, ids } = await desk()
    await register('Rina')
    const restore = house.store.backup()
    for (const name of names.slice(1, 4)) await register(name)
    const all = ids()
    restore()
    expect(ids()).toHaveLength(1)
    await core.save(RegisterPatient, registration(houseId('Dewi'), 'Dewi'))

    expect(await core.drain()).toMatchObject({ result: 'sent' })
    await core.pull()

    expect(await house.store.epoch()).not.toBe(houseId('epoch'))
    expect(core.snapshot.device?.epoch).toBe(await house.store.epoch())
    expect(ids()).toEqual([...all, (await core.outbox(1))[0]!.id])
    expect(house.store.records('patients')).toHaveLength(5)
    expect(core.view.all(patientDirectory).rows.map(({ pendingBy }) => pendingBy)).toEqual(
      Array(5).fill(null),
    )
    expect(core.snapshot.sync).toMatchObject({ unsent: 0, stoppedBy: null })
  })

  it('T9: a copied disk without any script is noticed by the pull of a device that sent nothing meanwhile', async () => {
    const { house, core, register } = await desk()
    await register('Rina')
    const other = new Browser(house, 'desk')
    const reader = await other.ready()
    const restore = house.store.backup()
    await register('Yosef')
    core.close()
    await reader.pull()
    restore()
    expect(await reader.pull()).toMatchObject({ result: 'up_to_date' })
    expect(await house.store.epoch()).not.toBe(houseId('epoch'))
  })

  it('T9: a copy that has gone on past every number of a receipt is known by the line that the receipt names', async () => {
    const { house, browser, core, register } = await desk()
    await register('Rina')
    const reader = await new Browser(house, 'desk').ready()
    await reader.pull()
    const restore = house.store.backup()
    // Its answer is lost, so that no receipt tells of this command; the other device gets to see it.
    browser.line.instead = async ({ path }, reach) => {
      const answer = await reach()
      return path.endsWith('/push') ? Promise.reject(new TypeError('line cut')) : answer
    }
    await core.save(RegisterPatient, registration(houseId('Yosef'), 'Yosef'))
    await core.drain()
    await reader.pull()
    const before = house.store.history.log.at(-1)!
    restore()
    // The copy is used for an hour, and takes the very same command again.
    browser.line.instead = async () => null
    house.time.advance(3_600_000)
    await register('Wati')
    await register('Budi')
    expect(house.store.history.logById.get(before.id)!.receivedAt).not.toBe(before.receivedAt)
    expect(await house.store.epoch()).toBe(houseId('epoch'))

    expect(await reader.pull()).toMatchObject({ result: 'up_to_date' })
    expect(await house.store.epoch()).not.toBe(houseId('epoch'))
    expect(reader.view.all(patientDirectory).rows).toHaveLength(4)
  })

  it('is asked again about everything: what it judged after the copy it may judge differently now', async () => {
    let isBroken = true
    const handlers = productHandlers.map((handler) => withBug(handler, () => isBroken))
    const house = await openHouse({ handlers })
    const core = await new Browser(house).ready()
    const save = (name: string) => core.save(RegisterPatient, registration(houseId(name), name))
    const outcomes = async () => (await core.outbox(9)).map(({ outcome }) => outcome)
    await save('Rina')
    await core.drain()
    const restore = house.store.backup()
    isBroken = false
    await createJudgeWaiting(house.judging)(true)
    await save('Yosef')
    await core.drain()
    await core.pull()
    await core.drain()
    expect(await outcomes()).toEqual(['applied', 'applied'])
    restore()
    isBroken = true
    await core.pull()
    await core.drain()
    expect(await outcomes()).toEqual(['quarantined', 'quarantined'])
    expect(core.snapshot.sync).toMatchObject({ unsent: 0, stoppedBy: null })
  })

  it('notices a copy from before its last new epoch', async () => {
    const { house, core, register, ids } = await desk()
    const restore = house.store.backup()
    const second = await house.store.newEpoch(houseId('epoch'))
    await register('Rina')
    await register('Yosef')
    restore()
    await core.pull()
    await core.drain()
    expect([houseId('epoch'), second]).not.toContain(await house.store.epoch())
    expect(ids()).toHaveLength(2)
  })

  it('makes one epoch, however many devices bring a receipt of the old one', async () => {
    const { house, core, register } = await desk()
    const other = new Browser(house, 'desk')
    const second = await other.ready()
    const restore = house.store.backup()
    await register('Rina')
    await second.save(RegisterPatient, registration(houseId('Yosef'), 'Yosef'))
    await second.drain()
    restore()
    await core.pull()
    const epoch = await house.store.epoch()
    await second.pull()
    await core.drain()
    await second.drain()
    expect(await house.store.epoch()).toBe(epoch)
    expect(house.store.history.log).toHaveLength(2)
  })

  it('goes on without the numbers that a later backup had covered, and says so', async () => {
    const { house, browser, core, register, ids } = await desk()
    const restore = house.store.backup()
    browser.line.instead = async ({ path }, reach) => {
      if (!path.endsWith('/push')) return null
      const real = await reach()
      if (real.status !== 200) return real
      return { ...real, text: JSON.stringify({ ...(JSON.parse(real.text) as PushAnswer), backedUpSeq: 2 }) }
    }
    for (const name of names.slice(0, 3)) await register(name)
    browser.line.instead = async () => null
    expect((await core.outbox(9)).map(({ seq }) => seq)).toEqual([3])
    const [, , third] = ids()
    restore()
    await core.pull()
    expect(await core.drain()).toMatchObject({ result: 'sent', sent: 1 })
    expect(ids()).toEqual([third])
    const { journal } = await readAll(browser.storage)
    expect(journal!.map(({ value }) => (value as { event: string }).event)).toContain('epoch.gone')
  })
})

describe('N12: a device that was enrolled in the hours a restore lost', () => {
  /** The house forgets the desk; what a credential does there, the line does here. */
  async function forgotten() {
    const at = await desk()
    const { house, browser, core } = at
    const key = house.store
      .records<DevicePerson>('device_people')
      .filter(({ deviceId, userId }) => deviceId === houseId('tablet') && userId === houseId('sari'))
      .at(-1)!
    await at.register('Rina')
    await at.register('Yosef')
    const { history } = house.store
    const all = at.ids()
    const copy = await openHouse({ epoch: houseId('restored') })
    browser.line.to(copy)
    const knows = { device: false }
    browser.line.instead = async ({ path }) =>
      knows.device || path.endsWith('/ping') ? null : problem('auth.required')
    /** The database that was put back holds neither this device nor a key on it. */
    const enrolAgain = async () => {
      const again = await core.reenrolment()
      knows.device = true
      const record: DevicePerson = { ...key, publicKey: again!.publicKey }
      copy.store.seed([{ entity: 'device_people', record }])
      // Nobody gets numbers or a code before every device told what it holds.
      const none = { station: '?', leases: [] }
      await core.enrolled(browser.enrolment({ epoch: await copy.store.epoch(), lastSeq: 0, ...none }))
      return again
    }
    return { ...at, copy, all, history, enrolAgain }
  }

  it('becomes the same device again and brings everything, ids and signatures as they were', async () => {
    const { browser, core, copy, all, history, enrolAgain } = await forgotten()
    await core.save(RegisterPatient, registration(houseId('Wati'), 'Wati'))
    const receipt = await receiptOn(browser)
    await core.ping()
    expect(await core.drain()).toMatchObject({ result: 'stopped', code: 'auth.required' })
    expect(core.snapshot.sync).toMatchObject({ stoppedBy: 'auth.required' })
    const again = await enrolAgain()
    // The receipt speaks of the history before, and goes on proving that this device was enrolled.
    expect(again!.former).toEqual({ deviceId: houseId('tablet'), receipt })
    expect(receipt).not.toBeNull()
    expect(await core.drain()).toMatchObject({ result: 'sent' })
    const { log } = copy.store.history
    expect(log.map(({ id }) => id)).toEqual([...all, (await core.outbox(1))[0]!.id])
    expect(log.map(({ seq }) => seq)).toEqual([1, 2, 3])
    expect(log.slice(0, 2).map(({ hash, sig }) => [hash, sig])).toEqual(
      history.log.map(({ hash, sig }) => [hash, sig]),
    )
    expect(log.every(({ outcome }) => outcome === 'applied')).toBe(true)
    expect(core.snapshot).toMatchObject({
      sync: { unsent: 0, stoppedBy: null },
      device: { station: '3', stationDate: '2026-11-20' },
    })
  })

  it('asks for nothing of that kind while the server knows it, or while nobody is there', async () => {
    const { core, register } = await desk()
    await register('Rina')
    expect(await core.reenrolment()).toBeNull()
    const lost = await forgotten()
    await lost.core.ping()
    await lost.core.lock()
    expect(await lost.core.reenrolment()).toBeNull()
    // Somebody new at a locked browser brings what it is along all the same.
    expect(await lost.core.formerDevice()).toMatchObject({ deviceId: houseId('tablet') })
  })
})

describe("S17: a claim without the server's own receipt", () => {
  it.each([
    ['nothing', async () => null],
    [
      'a receipt of another device',
      async ({ house }) =>
        house.receipts.issue({
          deviceId: houseId('desk'),
          lastSeq: 99,
          xid: '999999',
          epoch: houseId('epoch'),
          mark: null,
        }),
    ],
    [
      'a receipt with other figures',
      async ({ browser }) => {
        const [facts, mac] = ((await receiptOn(browser)) ?? '').split('.')
        const text = Buffer.from(facts!, 'base64url').toString().replace(/ 1 /, ' 99 ')
        return `${Buffer.from(text).toString('base64url')}.${mac!}`
      },
    ],
    ['noise', async () => 'YWJj.YWJj'],
  ] as [string, (at: Awaited<ReturnType<typeof desk>>) => Promise<string | null>][])(
    'makes no new epoch: %s',
    async (_, claim) => {
      const at = await desk()
      await at.register('Rina')
      const { house } = at
      const receipt = await claim(at)
      await house.push(houseId('tablet'), house.request({ receipt }))
      await house.pull(houseId('tablet'), {
        epoch: houseId('epoch'),
        build: 'test',
        receipt,
        scopes: [],
        limit: 9,
      })
      await expect(
        house.push(houseId('tablet'), house.request({ receipt, epoch: houseId('another epoch') })),
      ).rejects.toMatchObject({ code: 'sync.epoch_changed' })
      expect(await house.store.epoch()).toBe(houseId('epoch'))
    },
  )

  it('makes no new epoch by receipts of this very history, old or new', async () => {
    const { house, browser, register } = await desk()
    await register('Rina')
    const old = await receiptOn(browser)
    await register('Yosef')
    for (const receipt of [old, await receiptOn(browser)])
      await house.push(houseId('tablet'), house.request({ receipt }))
    expect(await house.store.epoch()).toBe(houseId('epoch'))
  })
})
