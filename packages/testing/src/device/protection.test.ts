import { describe, expect, it } from '@jest/globals'
import { patientDirectory, patients } from '@lentera/contracts/patients/patient'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import { OpenVisit, visits } from '@lentera/contracts/visits/visit'
import type { DeviceCore } from '@lentera/sync/client/api'
import { NotAtServerYet, ServerNeeded } from '@lentera/sync/client/save-online-errors'
import { FakeKeeping } from '../fake-keeping.js'
import { openHouse } from '../server-house.js'
import { houseId } from '../test-house.js'
import { arrival, Browser, PASSWORD, problem, registration } from './browser.js'
import { opened, readAll } from './hands.js'

const MB = 1024 ** 2
const HOUR = 3_600_000
const rina = houseId('rina')
const register = (core: DeviceCore, name = 'rina') =>
  core.save(RegisterPatient, registration(houseId(name), name))

async function kept(change: (keeping: FakeKeeping) => void = () => undefined) {
  const browser = new Browser(await openHouse())
  const keeping = new FakeKeeping()
  change(keeping)
  const open = async () => {
    const core = await browser.open({ keeping })
    await core.checkKeeping()
    return core
  }
  const core = await browser.ready({ keeping })
  return { browser, keeping, core, open }
}

describe('what the browser promises', () => {
  it('is asked again at every start, and a browser that refuses is told of earlier', async () => {
    const { keeping, core, open } = await kept()
    expect(core.snapshot.protection).toMatchObject({ isPersistent: false, warnAtUnsent: 50 })
    const before = keeping.asked
    keeping.grants = true
    core.close()
    const again = await open()
    expect(keeping.asked).toBe(before + 1)
    expect(again.snapshot.protection).toMatchObject({ isPersistent: true, warnAtUnsent: 500 })
    again.close()
    await open()
    expect(keeping.asked).toBe(before + 1)
  })

  it('is not believed until a marker survived a new start of the browser and a night', async () => {
    const { browser, keeping, core, open } = await kept()
    const isOn = (one: DeviceCore) => one.snapshot.protection.isOnProbation
    expect(isOn(core)).toBe(true)
    core.close()
    expect(isOn(await open())).toBe(true)
    keeping.start = 'start 2'
    expect(isOn(await open())).toBe(true)
    browser.house.time.advance(23 * HOUR)
    // The same start, on the next day: it never had to bring anything back.
    expect(isOn(await open())).toBe(false)
  })

  it('counts no night that the browser stayed open', async () => {
    const { browser, keeping, open } = await kept()
    browser.house.time.advance(48 * HOUR)
    expect((await open()).snapshot.protection.isOnProbation).toBe(true)
    keeping.start = 'start 2'
    expect((await open()).snapshot.protection.isOnProbation).toBe(false)
  })

  it('begins its probation anew when the marker is gone', async () => {
    const { browser, keeping, core, open } = await kept()
    core.close()
    const db = await opened(browser.storage)
    db.transaction('meta', 'readwrite').objectStore('meta').delete('probation')
    db.close()
    keeping.start = 'start 2'
    browser.house.time.advance(48 * HOUR)
    expect((await open()).snapshot.protection.isOnProbation).toBe(true)
  })
})

describe('a browser that forgets', () => {
  for (const obstacle of ['private', 'not_strict'] as const)
    it(`saves only what the server has (${obstacle})`, async () => {
      const { browser, core } = await kept((keeping) => (keeping.stands = obstacle))
      expect(core.snapshot.protection).toMatchObject({ mode: 'terminal', obstacle })
      const { id } = await register(core)
      expect(browser.house.store.history.log.map((row) => row.id)).toEqual([id])
      expect(core.snapshot.sync.unsent).toBe(0)
    })

  it('is taken for a private window no longer when what lay in it outlived its browser', async () => {
    const { keeping, core, open } = await kept((keeping) => (keeping.stands = 'private'))
    core.close()
    const reloaded = await open()
    expect(reloaded.snapshot.protection).toMatchObject({ mode: 'terminal', obstacle: 'private' })
    reloaded.close()
    keeping.start = 'start 2'
    const { protection } = (await open()).snapshot
    expect(protection).toMatchObject({ mode: 'device', obstacle: null, isOnProbation: true })
  })

  it('stores nothing while the server is away', async () => {
    const { browser, core } = await kept((keeping) => (keeping.stands = 'private'))
    browser.line.isUp = false
    await expect(register(core)).rejects.toBeInstanceOf(ServerNeeded)
    expect(await core.outbox(9)).toEqual([])
  })

  it('never says saved when the line goes between the question and the answer, and sends it later once', async () => {
    const { browser, core } = await kept((keeping) => (keeping.stands = 'private'))
    browser.line.instead = async ({ path }) => (path.endsWith('/push') ? problem('server.busy') : null)
    await expect(register(core)).rejects.toBeInstanceOf(NotAtServerYet)
    browser.line.instead = async () => null
    await core.drain()
    expect(browser.house.store.history.log).toHaveLength(1)
  })
})

describe('a disk that gets full', () => {
  /** A device with the directory and the day, and what it says is used. */
  async function filled(used: number, free = 10_000 * MB) {
    const { browser, keeping, core, open } = await kept()
    await register(core)
    await core.save(OpenVisit, arrival(houseId('visit'), rina))
    await core.drain()
    await core.pull()
    await core.saveDraft('soap', rina, { text: 'setengah jadi' })
    await register(core, 'yosef')
    core.close()
    keeping.space = { used, free }
    const again = await open()
    await again.unlock('sari', PASSWORD)
    return { browser, keeping, core: again }
  }

  it('drops the directory at 80 % of the budget, and neither visits nor outbox nor drafts', async () => {
    const { browser, core } = await filled(240 * MB)
    expect(core.view.all(patientDirectory).complete).toBe(false)
    const stores = await readAll(browser.storage)
    expect([...stores['dir']!, ...stores['dirDelta']!]).toEqual([])
    expect(stores['base']!.length).toBeGreaterThan(0)
    expect(core.view.get(visits, houseId('visit'))?.rowVersion).toBe(1)
    expect(core.view.get(patients, houseId('yosef'))?.pendingBy).toBeTruthy()
    expect(await core.outbox(9)).toHaveLength(3)
    expect(await core.loadDraft('soap', rina)).toEqual({ text: 'setengah jadi' })
    expect(core.snapshot.protection.isFetchingStopped).toBe(true)
  })

  it('keeps the directory below that', async () => {
    const { core } = await filled(239 * MB)
    expect(core.view.all(patientDirectory).complete).toBe(true)
    expect(core.snapshot.protection.isFetchingStopped).toBe(false)
  })

  it('fetches nothing below 500 MB of free space, says so, and goes on saving and sending', async () => {
    const { browser, core } = await filled(10 * MB, 499 * MB)
    expect(await core.pull()).toMatchObject({ result: 'stopped', code: 'storage.low' })
    expect(core.snapshot.protection.isFetchingStopped).toBe(true)
    await register(core, 'wati')
    expect(await core.drain()).toMatchObject({ result: 'sent', sent: 2 })
    expect(browser.house.store.history.log).toHaveLength(4)
  })

  /** A disk that refuses writes to the outbox until something was dropped, or for good. */
  const refusing = (storage: IDBFactory, isStillFull: (stores: readonly string[]) => boolean) =>
    new Proxy(storage, {
      get(factory, name) {
        const value = Reflect.get(factory, name, factory) as unknown
        if (name !== 'open')
          return typeof value === 'function' ? (value as () => unknown).bind(factory) : value
        return (...args: [string, number]) => {
          const request = factory.open(...args)
          request.addEventListener('success', () => {
            const begin = request.result.transaction.bind(request.result)
            request.result.transaction = (stores, mode, options) => {
              const names = typeof stores === 'string' ? [stores] : [...stores]
              if (mode === 'readwrite' && isStillFull(names))
                throw new DOMException('the disk is full', 'QuotaExceededError')
              return begin(stores, mode, options)
            }
          })
          return request
        }
      },
    })

  it('R11: drops its caches when a save finds no room, and saves', async () => {
    const { browser } = await filled(10 * MB)
    let isFull = true
    const storage = refusing(browser.storage, (stores) => {
      if (stores.includes('dir') && !stores.includes('outbox')) isFull = false
      return isFull && stores.includes('outbox')
    })
    const core = await browser.open({ storage })
    await core.unlock('sari', PASSWORD)
    await register(core, 'wati')
    expect(isFull).toBe(false)
    expect(await core.outbox(9)).toHaveLength(4)
    expect(core.view.all(patientDirectory).complete).toBe(false)
  })

  it('R11: says that it is full when dropping them did not help, and nothing is half stored', async () => {
    const { browser } = await filled(10 * MB)
    let isFull = true
    const storage = refusing(browser.storage, (stores) => isFull && stores.includes('outbox'))
    const core = await browser.open({ storage })
    await core.unlock('sari', PASSWORD)
    await expect(register(core, 'wati')).rejects.toMatchObject({ name: 'QuotaExceededError' })
    expect(await core.outbox(9)).toHaveLength(3)
    isFull = false
    const { seq } = await register(core, 'wati')
    expect(seq).toBe(4)
    expect(core.snapshot.secondCopy).toBe('whole')
  })
})
