import { describe, expect, it } from '@jest/globals'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import type { PushAnswer } from '@lentera/contracts/sync/push'
import type { DeviceCore } from '@lentera/sync/client/api'
import { SecondCopyLog } from '@lentera/sync/second-copy/second-copy-log'
import { IDBFactory } from 'fake-indexeddb'
import { openHouse } from '../server-house.js'
import { houseId } from '../test-house.js'
import { Browser, PASSWORD, problem, registration } from './browser.js'
import { watched } from './hands.js'

const register = (core: DeviceCore, n: number) =>
  core.save(RegisterPatient, registration(houseId(`p ${n}`), `Orang ${n}`))

const copied = async ({ folder }: Browser) =>
  (await new SecondCopyLog(folder).list()).names.flatMap((name) => {
    const [kind, seq, id] = name.split(' ')
    return kind === 'r' ? { seq: Number(seq), id } : []
  })

/** Bytes of a wrapped key, as they would lie in a log. */
const latin = ({ folder }: Browser) =>
  (['a', 'b'] as const).map((name) => Buffer.from(folder.contents(name)).toString('latin1')).join('')

describe('saving twice', () => {
  it('says "saved" only after the second copy is on the disk', async () => {
    const browser = new Browser(await openHouse())
    const core = await browser.ready()
    const steps: string[] = []
    browser.folder.onStep = (step) => steps.push(step)
    const { id } = await register(core, 1)
    expect(steps).toEqual(['write', 'flush'])
    expect(await copied(browser)).toEqual([{ seq: 1, id }])
  })

  it('writes the copy after the first one is complete, so that a command another tab overtook lies in neither', async () => {
    const browser = new Browser(await openHouse())
    const first = await browser.ready()
    const second = await browser.open()
    await second.adoptKeys(first.keysForTab()!)
    const saved = await Promise.all(
      Array.from({ length: 12 }, (_, n) => register(n % 2 === 0 ? first : second, n + 1)),
    )
    const found = await copied(browser)
    expect(found.map(({ id }) => id).sort()).toEqual(saved.map(({ id }) => id).sort())
    expect(found.map(({ seq }) => seq).sort((a, b) => a - b)).toEqual(saved.map((_, n) => n + 1))
  })

  it('brings everything back that was said to be saved, wherever the browser died between the two writes', async () => {
    const house = await openHouse()
    for (let dieAt = 0; dieAt < 8; dieAt += 1) {
      const browser = new Browser(house)
      const core = await browser.ready()
      let left = dieAt
      browser.folder.onStep = () => {
        if (left-- <= 0) throw new Error('the process is gone')
      }
      const told: string[] = []
      for (const n of [1, 2, 3]) {
        const { id } = await register(core, n)
        // Nobody is left to be told anything after the step at which the process died.
        if (left < 0) break
        told.push(id)
      }
      browser.folder.onStep = () => undefined
      browser.folder.powerCut(dieAt * 7)
      core.close()
      const again = await browser.open()
      await again.unlock('sari', PASSWORD)
      const here = (await again.outbox(9)).map(({ id }) => id)
      expect(here).toEqual(expect.arrayContaining(told))
      expect((await copied(browser)).map(({ id }) => id).sort()).toEqual([...here].sort())
      expect(again.snapshot.loss).toBeNull()
      again.close()
    }
  })

  it('goes on with one copy where the disk refuses the other, says so, and makes up for it', async () => {
    const browser = new Browser(await openHouse())
    const core = await browser.ready()
    await register(core, 1)
    browser.folder.capacity = 0
    await register(core, 2)
    expect(core.snapshot).toMatchObject({ secondCopy: 'failing', sync: { unsent: 2 } })
    browser.folder.capacity = Infinity
    await register(core, 3)
    expect(core.snapshot.secondCopy).toBe('failing')
    browser.house.time.advance(61_000)
    await register(core, 4)
    expect(core.snapshot.secondCopy).toBe('whole')
    expect((await copied(browser)).map(({ seq }) => seq)).toEqual([1, 2, 3, 4])
  })

  it('says that there is one copy only where the browser has no place for another', async () => {
    const browser = new Browser(await openHouse())
    const { secondCopy: _, ...ports } = browser.ports
    const core = await browser.open()
    core.close()
    Object.defineProperty(browser, 'ports', { get: () => ports })
    const alone = await browser.ready()
    await register(alone, 1)
    expect(alone.snapshot.secondCopy).toBe('none')
  })

  it('survives a power cut that the first copy did not', async () => {
    const browser = new Browser(await openHouse())
    const core = await browser.ready()
    const storage = browser.storage
    await register(core, 1)
    await register(core, 2)
    browser.folder.powerCut()
    core.close()
    expect(storage).toBe(browser.storage)
    browser.storage = new IDBFactory()
    const again = await browser.open()
    expect(again.snapshot.recovery).toMatchObject({ records: 2, missing: [] })
  })
})

describe('the second copy', () => {
  it('lets go of what a verified backup holds', async () => {
    const browser = new Browser(await openHouse())
    const core = await browser.ready()
    for (let n = 1; n <= 210; n += 1) await register(core, n)
    let covered = 0
    browser.line.instead = async ({ path }, reach) => {
      if (!path.endsWith('/push')) return null
      const real = await reach()
      return {
        ...real,
        text: JSON.stringify({ ...(JSON.parse(real.text) as PushAnswer), backedUpSeq: covered }),
      }
    }
    await core.drain()
    const { bytes } = await new SecondCopyLog(browser.folder).list()
    covered = 205
    await register(core, 211)
    await core.drain()
    expect((await copied(browser)).map(({ seq }) => seq)).toEqual([206, 207, 208, 209, 210, 211])
    expect((await new SecondCopyLog(browser.folder).list()).bytes).toBeLessThan(bytes / 10)
    // What was let go of is no loss, and does not come back.
    browser.storage = new IDBFactory()
    const again = await browser.open()
    expect(again.snapshot).toMatchObject({ loss: null, recovery: { records: 6, missing: [] } })
  }, 60_000)

  it('is deleted with the database by a wipe', async () => {
    const browser = new Browser(await openHouse())
    const core = await browser.ready()
    await register(core, 1)
    expect(await core.wipe()).toEqual({ result: 'wiped' })
    expect(latin(browser)).toBe('')
    const fresh = await browser.open()
    expect(fresh.snapshot).toMatchObject({ device: null, loss: null, recovery: null, people: [] })
  })

  it('loses the keys with the database when the server orders it, and keeps the records', async () => {
    const browser = new Browser(await openHouse())
    const core = await browser.ready()
    await register(core, 1)
    expect(latin(browser)).toContain('"username":"sari"')
    browser.line.instead = async ({ path }) =>
      path.endsWith('/push') ? problem('auth.device_revoked', { wipe: true }) : null
    await core.drain()
    expect(latin(browser)).not.toContain('"username":"sari"')
    core.close()
    browser.storage = new IDBFactory()
    const again = await browser.open()
    expect(again.snapshot).toMatchObject({ people: [], recovery: { records: 1 } })
    expect(again.snapshot.device).not.toBeNull()
  })

  it('loses the keys at the next start when the power went between the order and the second copy', async () => {
    const browser = new Browser(await openHouse())
    const core = await browser.ready()
    await register(core, 1)
    browser.line.instead = async ({ path }) =>
      path.endsWith('/push') ? problem('auth.device_revoked', { wipe: true }) : null
    browser.folder.onStep = () => {
      throw new Error('no power')
    }
    await core.drain()
    browser.folder.onStep = () => undefined
    browser.folder.powerCut()
    expect(latin(browser)).toContain('"username":"sari"')
    core.close()
    const again = await browser.open()
    await again.refresh()
    expect(again.snapshot.people).toEqual([])
    expect(latin(browser)).not.toContain('"username":"sari"')
  })

  it('loses the former password’s key when a new one is set', async () => {
    const browser = new Browser(await openHouse())
    const core = await browser.ready()
    const salts = () => [...latin(browser).matchAll(/"salt":\{"bytes64":"([^"]+)"/g)].map((one) => one[1])
    const [before] = salts()
    await browser.addPerson(core, 'sari')
    expect(salts()).not.toContain(before)
    expect(salts().length).toBeGreaterThan(0)
  })

  it('brings back the people who came after the first', async () => {
    const browser = new Browser(await openHouse())
    const core = await browser.ready()
    await browser.addPerson(core, 'maria')
    await register(core, 1)
    core.close()
    browser.storage = new IDBFactory()
    const again = await browser.open()
    expect(await again.unlock('maria', PASSWORD)).toBe('unlocked')
    expect(again.view.version).toBeGreaterThan(0)
    expect(await again.outbox(9)).toHaveLength(1)
  })

  it('sends records of the device this browser was before as carried ones', async () => {
    const house = await openHouse()
    const browser = new Browser(house)
    const core = await browser.ready()
    const { id } = await register(core, 1)
    core.close()
    // The copy could not be read when the browser was enrolled anew, as another device.
    browser.storage = new IDBFactory()
    const bytes = browser.folder.contents('a').slice()
    await browser.folder.remove()
    browser.witness.write('')
    const desk = new Browser(house, 'desk')
    const fresh = await browser.open()
    await fresh.enrolled(desk.enrolment())
    await browser.addPerson(fresh, 'sari')
    fresh.close()
    browser.folder.spoil('a', () => bytes)
    browser.folder.spoil('b', () => new Uint8Array())
    const again = await browser.open()
    await again.refresh()
    expect(again.snapshot.sync.carried).toBe(1)
    await again.unlock('sari', PASSWORD)
    expect(id).toBeTruthy()
  })

  it('does not keep a browser from opening when it cannot be read', async () => {
    const browser = new Browser(await openHouse())
    const core = await browser.ready()
    await register(core, 1)
    core.close()
    const secondCopy = {
      ...new SecondCopyLog(browser.folder),
      list: () => Promise.reject(new DOMException('no such file', 'NotReadableError')),
      append: () => Promise.reject(new DOMException('no such file', 'NotReadableError')),
    }
    const again = await browser.open({ secondCopy: secondCopy as never })
    await again.unlock('sari', PASSWORD)
    await register(again, 2)
    expect(again.snapshot).toMatchObject({ secondCopy: 'failing', sync: { unsent: 2 } })
  })

  it('costs a start no look at its texts while both copies agree', async () => {
    const browser = new Browser(await openHouse())
    const core = await browser.ready()
    await register(core, 1)
    core.close()
    let reads = 0
    const log = new SecondCopyLog(browser.folder)
    const secondCopy = {
      list: () => log.list(),
      read: () => {
        reads += 1
        return log.read()
      },
      append: () => Promise.reject(new Error('nothing is to be written')),
      rewrite: () => Promise.reject(new Error('nothing is to be written')),
      destroy: () => log.destroy(),
    }
    const writes: string[] = []
    const storage = watched(browser.storage, ({ mode, stores }) => {
      if (mode === 'readwrite') writes.push(stores.join())
    })
    const again = await browser.open({ secondCopy, storage })
    await again.refresh()
    expect(reads).toBe(0)
    expect(writes).toEqual([])
    expect(again.snapshot.secondCopy).toBe('whole')
  })
})
