import { describe, expect, it } from '@jest/globals'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import type { DeviceCore, DeviceSnapshot } from '@lentera/sync/client/api'
import { IDBFactory } from 'fake-indexeddb'
import { openHouse } from '../server-house.js'
import { houseId } from '../test-house.js'
import { Browser, PASSWORD, registration } from './browser.js'
import { opened } from './hands.js'

const SAVED = 6
const SENT = 2

/** A desk that saved six registrations, of which the server has the first two. */
async function worked() {
  const house = await openHouse()
  const browser = new Browser(house)
  const core = await browser.ready()
  const ids: string[] = []
  const save = async (n: number) => {
    const { id } = await core.save(RegisterPatient, registration(houseId(`p ${n}`), `Orang ${n}`))
    ids.push(id)
  }
  for (let n = 1; n <= SENT; n += 1) await save(n)
  await core.drain()
  browser.line.isUp = false
  for (let n = SENT + 1; n <= SAVED; n += 1) await save(n)
  core.close()
  return { house, browser, ids }
}
type World = Awaited<ReturnType<typeof worked>>

const emptied =
  (...stores: string[]) =>
  async ({ browser }: World) => {
    const db = await opened(browser.storage)
    const wanted = stores.length > 0 ? stores : [...db.objectStoreNames]
    const tx = db.transaction(wanted, 'readwrite')
    for (const store of wanted) tx.objectStore(store).clear()
    await new Promise((resolve) => (tx.oncomplete = resolve))
    db.close()
  }

const changedSchema =
  (version: number, change: (db: IDBDatabase) => void) =>
  async ({ browser }: World) => {
    const request = browser.storage.open('lentera', version)
    request.onupgradeneeded = () => change(request.result)
    await new Promise((resolve) => (request.onsuccess = resolve))
    request.result.close()
  }

const recordGone =
  (...seqs: number[]) =>
  async ({ browser }: World) => {
    const db = await opened(browser.storage)
    const tx = db.transaction('outbox', 'readwrite')
    for (const seq of seqs) tx.objectStore('outbox').delete(seq)
    await new Promise((resolve) => (tx.oncomplete = resolve))
    db.close()
  }

const evicted = async ({ browser }: World) => {
  browser.storage = new IDBFactory()
}
const copyGone = ({ browser }: World) => browser.folder.remove()
const spoilt =
  (change: (bytes: Uint8Array) => Uint8Array) =>
  async ({ browser }: World) =>
    browser.folder.spoil(browser.folder.used, change)
/** @param share where, as a part of the file */
const flippedAt = (share: number) =>
  spoilt((bytes) => {
    bytes[Math.floor(bytes.length * share)]! ^= 0x20
    return bytes
  })
/** The entry of this number is damaged. */
const damagedEntry = (seq: number) =>
  spoilt((bytes) => {
    bytes[Buffer.from(bytes).indexOf(`r ${seq} `) + 200]! ^= 0x20
    return bytes
  })
const cutTo = (share: number) => spoilt((bytes) => bytes.slice(0, Math.floor(bytes.length * share)))
const witnessGone = async ({ browser }: World) => browser.witness.write('')
const witnessGarbage = async ({ browser }: World) => browser.witness.write('{"deviceId":1')
const both =
  (...harms: ((world: World) => Promise<void>)[]) =>
  async (world: World) => {
    for (const harm of harms) await harm(world)
  }

/** Opens again, goes on working, sends; what the server has then, once each. */
async function afterwards({ house, browser }: World) {
  const core = await browser.open()
  await core.refresh()
  const { loss, recovery, device } = core.snapshot
  const said: Pick<DeviceSnapshot, 'loss' | 'recovery'> = { loss, recovery }
  browser.line.isUp = true
  const isKnown = device !== null && (await core.unlock('sari', PASSWORD)) === 'unlocked'
  if (!isKnown) await enrolAgain(browser, core)
  await core.save(RegisterPatient, registration(houseId('p next'), 'Orang berikut'))
  await core.drain()
  const log = house.store.history.log.map(({ id }) => id)
  expect(new Set(log).size).toBe(log.length)
  expect(core.snapshot.sync).toMatchObject({ unsent: 0, stoppedBy: null })
  core.close()
  return { ...said, isKnown, log }
}

async function enrolAgain(browser: Browser, core: DeviceCore): Promise<void> {
  const lastSeq = browser.house.store.history.log.filter(({ seq }) => seq !== null).length
  await core.enrolled(browser.enrolment({ lastSeq }))
  await browser.addPerson(core, 'sari')
  await core.unlock('sari', PASSWORD)
}

describe('what one copy has lost comes back from the other', () => {
  const harms: Record<string, (world: World) => Promise<void>> = {
    'the browser deleted the database': evicted,
    'the database was emptied': emptied(),
    'the outbox was emptied': emptied('outbox'),
    'the names and marks were emptied': emptied('meta'),
    'the key slots were emptied': emptied('keyslots'),
    'the counters were emptied': emptied('leases'),
    'outbox and marks were emptied': emptied('meta', 'outbox', 'leases', 'keyslots'),
    'the rows of the server were emptied': emptied('base', 'baseDelta', 'scope_state'),
    'a store is missing': changedSchema(2, (db) => db.deleteObjectStore('outbox')),
    'two stores are missing': changedSchema(5, (db) => {
      db.deleteObjectStore('meta')
      db.deleteObjectStore('journal')
    }),
    'a newer build added a store': changedSchema(9, (db) => db.createObjectStore('kelak')),
    'the newest record is gone': recordGone(SAVED),
    'a record in the middle is gone': recordGone(4),
    'all unsent records are gone': recordGone(3, 4, 5, 6),
    'the second copy was deleted': copyGone,
    'the memory outside the database was cleared': witnessGone,
    'the memory outside the database is garbage': witnessGarbage,
    'the database was deleted and the memory outside it cleared': both(evicted, witnessGone),
    'the second copy was deleted and the memory cleared': both(copyGone, witnessGone),
    'the second copy is full of zeros': spoilt((bytes) => bytes.fill(0)),
    'the second copy is somebody else’s file': spoilt(() =>
      new TextEncoder().encode('%PDF-1.7 bukan milik kita'),
    ),
    'a record is gone here and another one there': both(recordGone(5), damagedEntry(6)),
    ...Object.fromEntries(
      [0, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99].map((share) => [
        `the second copy was cut to ${share * 100} %`,
        cutTo(share),
      ]),
    ),
    ...Object.fromEntries(
      [0, 0.001, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.999].map((share) => [
        `a bit of the second copy was flipped at ${share * 100} %`,
        flippedAt(share),
      ]),
    ),
  }
  for (const [title, harm] of Object.entries(harms))
    it(`R11: ${title}`, async () => {
      const world = await worked()
      await harm(world)
      const { loss, isKnown, log } = await afterwards(world)
      expect(loss).toBeNull()
      expect(isKnown).toBe(true)
      expect(log).toEqual(expect.arrayContaining(world.ids))
      expect(log).toHaveLength(SAVED + 1)
      // Both copies are whole again: either of them alone brings everything back once more.
      world.browser.storage = new IDBFactory()
      const again = await world.browser.open()
      expect(again.snapshot).toMatchObject({ loss: null, recovery: { isWhole: true, missing: [] } })
      expect(await again.unlock('sari', PASSWORD)).toBe('unlocked')
      expect((await again.outbox(50)).map(({ id }) => id).sort()).toEqual([...log].sort())
      again.close()
    })
})

describe('what no copy has is said, and the rest arrives', () => {
  const lastCut = spoilt((bytes) => bytes.slice(0, bytes.length - 40))
  const harms: Record<string, { harm: (world: World) => Promise<void>; missing: number[] }> = {
    'the database is gone and the newest entry torn': { harm: both(evicted, lastCut), missing: [6] },
    'the database is gone and an entry damaged': {
      harm: both(evicted, damagedEntry(5)),
      missing: [5],
    },
    'the newest records are gone in both': {
      harm: both(
        recordGone(5, 6),
        spoilt((bytes) => bytes.slice(0, Buffer.from(bytes).indexOf('r 5 ') + 100)),
      ),
      missing: [5, 6],
    },
  }
  for (const [title, { harm, missing }] of Object.entries(harms))
    it(`R11: ${title}`, async () => {
      const world = await worked()
      await harm(world)
      const { loss, log } = await afterwards(world)
      expect(loss).toEqual({ lastSeqSeen: SAVED, found: SAVED - missing.length })
      const lost = missing.map((seq) => world.ids[seq - 1])
      expect(log).toEqual(expect.arrayContaining(world.ids.filter((id) => !lost.includes(id))))
      expect(log).toHaveLength(SAVED + 1 - missing.length)
    })

  const unknown: Record<string, (world: World) => Promise<void>> = {
    'both copies are gone': both(evicted, copyGone),
    'both copies are gone, one of them into zeros': both(
      evicted,
      spoilt((bytes) => bytes.fill(0)),
    ),
    'the database is gone and the device in the second copy unreadable': both(
      evicted,
      spoilt((bytes) => bytes.subarray(0, 200)),
    ),
  }
  for (const [title, harm] of Object.entries(unknown))
    it(`R11: ${title}`, async () => {
      const world = await worked()
      await harm(world)
      const { loss, isKnown, log } = await afterwards(world)
      expect(isKnown).toBe(false)
      expect(loss).toEqual({ lastSeqSeen: SAVED, found: 0 })
      expect(log).toHaveLength(SENT + 1)
    })

  it('R11: everything is gone, and only the server knows that there was a device', async () => {
    const world = await worked()
    await both(evicted, copyGone, witnessGone)(world)
    const core = await world.browser.open()
    expect(core.snapshot.loss).toBeNull()
    await enrolAgain(world.browser, core)
    expect(core.snapshot.loss).toEqual({ lastSeqSeen: SENT, found: 0 })
    core.close()
    // Over a start, until somebody has read it.
    const again = await world.browser.open()
    expect(again.snapshot.loss).toEqual({ lastSeqSeen: SENT, found: 0 })
    await again.acknowledge()
    again.close()
    expect((await world.browser.open()).snapshot.loss).toBeNull()
  })
})

describe('a device that came back from its second copy', () => {
  it('gives no number twice', async () => {
    const { browser } = await worked()
    browser.storage = new IDBFactory()
    const core = await browser.open()
    await core.unlock('sari', PASSWORD)
    const { seq, args } = await core.save(RegisterPatient, registration(houseId('next'), 'Berikut'))
    expect(seq).toBe(SAVED + 1)
    expect(args).toMatchObject({ medicalRecordNumber: '00-12-40' })
  })

  it('opens its records by password, and by no other', async () => {
    const { browser } = await worked()
    browser.storage = new IDBFactory()
    const core = await browser.open()
    expect(await core.unlock('sari', 'bukan sandinya')).toBe('wrong_password')
    expect(await core.unlock('sari', PASSWORD)).toBe('unlocked')
    expect(core.snapshot.people.map(({ user }) => user.username)).toEqual(['sari'])
  })

  it('sends while it is locked, and ends with every command once', async () => {
    const { browser, house, ids } = await worked()
    browser.storage = new IDBFactory()
    browser.line.isUp = true
    const core = await browser.open()
    expect(await core.drain()).toMatchObject({ result: 'sent' })
    expect(house.store.history.log.map(({ id }) => id)).toEqual(ids)
  })

  it('says what came back until somebody has read it', async () => {
    const { browser } = await worked()
    browser.storage = new IDBFactory()
    const core = await browser.open()
    expect(core.snapshot.recovery).toMatchObject({ records: SAVED, isWhole: true, missing: [] })
    core.close()
    const again = await browser.open()
    expect(again.snapshot.recovery).toMatchObject({ records: SAVED })
    await again.acknowledge()
    expect(again.snapshot.recovery).toBeNull()
  })
})
