import { describe, expect, it } from '@jest/globals'
import { patientDirectory, type Patient } from '@lentera/contracts/patients/patient'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import type { PushRequest } from '@lentera/contracts/sync/push'
import type { CommandRecord } from '@lentera/contracts/sync/record'
import type { DeviceCore } from '@lentera/sync/client/api'
import { openDatabase } from '@lentera/sync/client/database'
import { IDBFactory } from 'fake-indexeddb'
import { openHouse } from '../server-house.js'
import { houseId } from '../test-house.js'
import { Browser, PASSWORD, problem, registration } from './browser.js'
import { readAll } from './hands.js'

/** A browser whose disk is a copy of another's, cookie and all. */
async function copyOf(browser: Browser): Promise<Browser> {
  const copy = new Browser(browser.house, browser.name)
  copy.storage = new IDBFactory()
  const all = await readAll(browser.storage)
  const db = await openDatabase(copy.storage, 'lentera')
  const tx = db.transaction(Object.keys(all), 'readwrite')
  for (const [store, records] of Object.entries(all))
    for (const { key, value } of records) {
      const to = tx.objectStore(store)
      if (to.keyPath === null) to.put(value, key as number)
      else to.put(value)
    }
  await new Promise((done) => (tx.oncomplete = done))
  db.close()
  return copy
}

const register = (core: DeviceCore, name: string) =>
  core.save(RegisterPatient, registration(houseId(name), name))

/** One PC that sent two commands and keeps a third, and a copy of its disk; each then registers somebody. */
async function twoCopies() {
  const house = await openHouse()
  const first = new Browser(house)
  const core = await first.ready()
  await register(core, 'Rina')
  await register(core, 'Yosef')
  await core.drain()
  await register(core, 'Wati')
  const second = await copyOf(first)
  const copy = await second.open()
  await copy.unlock('sari', PASSWORD)
  await register(core, 'Budi')
  await register(copy, 'Dewi')
  const saved = [...(await core.outbox(9)), ...(await copy.outbox(9))].map(({ id }) => id)
  return { house, first, second, core, copy, saved: new Set(saved) }
}

/** The copy becomes a device of its own, is not told, and is closed. @returns how often it asked to */
async function forkedUnheard(second: Browser, copy: DeviceCore): Promise<() => number> {
  let forks = 0
  second.line.instead = async ({ path }, reach) => {
    if (!path.endsWith('/fork') || forks++ > 0) return null
    await reach()
    throw new TypeError('the answer is lost')
  }
  expect(await copy.drain()).toMatchObject({ result: 'unreachable' })
  copy.close()
  return () => forks
}

describe('S19: two PCs with one copied disk', () => {
  it('T10: bring both their commands, each exactly once, and go on as two devices (I1, I2)', async () => {
    const { house, core, copy, saved } = await twoCopies()
    expect(await core.drain()).toMatchObject({ result: 'sent', sent: 2 })
    expect(await copy.drain()).toMatchObject({ result: 'sent' })

    const { log } = house.store.history
    expect(log.map(({ id }) => id).sort()).toEqual([...saved].sort())
    // Both gave the same record number before anybody could know: nothing is refused, somebody looks at it.
    expect(log.map(({ outcome }) => outcome)).toEqual([...Array<string>(4).fill('applied'), 'flagged'])
    expect(log[4]!.issues).toMatchObject([{ code: 'patients.number_in_use' }])
    expect(
      house.store
        .records<Patient>('patients')
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['Budi', 'Dewi', 'Rina', 'Wati', 'Yosef'].sort())
    const [one, other] = [core.snapshot.device!, copy.snapshot.device!]
    expect(other.id).not.toBe(one.id)
    expect(other.station).not.toBe(one.station)
    expect(copy.snapshot.sync).toMatchObject({ unsent: 0, stoppedBy: null })

    await register(core, 'Ester')
    const after = await register(copy, 'Frans')
    await core.drain()
    await copy.drain()
    expect(log.map(({ deviceId }) => deviceId).filter((id) => id === other.id)).toHaveLength(2)
    expect((after.args as { medicalRecordNumber: string }).medicalRecordNumber).toBe('00-50-01')
    for (const device of [core, copy]) {
      await device.pull()
      expect(device.view.all(patientDirectory).rows).toHaveLength(7)
    }
  })

  it('T10: keep ids, signatures and the device a record was made on; the server accepts them from the new one', async () => {
    const { house, second, copy, core } = await twoCopies()
    await core.drain()
    await copy.drain()
    const pushed = second.line.requests
      .filter(({ path }) => path.endsWith('/push'))
      .flatMap(({ body }) => (body as PushRequest).own)
    const made = pushed.at(-1)! as { origin: { deviceId: string }; opened: unknown }
    expect(made.origin.deviceId).toBe(copy.snapshot.device!.id)
    expect((made.opened as CommandRecord).deviceId).toBe(houseId('tablet'))
    expect(house.store.history.log.at(-1)).toMatchObject({
      deviceId: copy.snapshot.device!.id,
      seq: 4,
      actorId: houseId('sari'),
      outcome: 'flagged',
    })
  })

  it('T10: become two wherever the copy is cut: the same claim makes the same device', async () => {
    const { house, second, core, copy, saved } = await twoCopies()
    await core.drain()
    const forks = await forkedUnheard(second, copy)
    const again = await second.open()
    expect(await again.drain()).toMatchObject({ result: 'sent' })
    expect(forks()).toBe(2)
    expect(house.store.history.log.map(({ id }) => id).sort()).toEqual([...saved].sort())
    expect(again.snapshot.sync).toMatchObject({ unsent: 0, stoppedBy: null })
  })

  it('T10: become two also when the answer is lost and the whole database after it: the second copy knows the claim', async () => {
    const { house, second, core, copy, saved } = await twoCopies()
    await core.drain()
    await forkedUnheard(second, copy)
    second.storage = new IDBFactory()
    const again = await second.open()
    await again.unlock('sari', PASSWORD)
    expect(await again.drain()).toMatchObject({ result: 'sent' })
    expect(house.store.history.log.map(({ id }) => id).sort()).toEqual([...saved].sort())
    expect(again.snapshot.sync).toMatchObject({ unsent: 0, stoppedBy: null })
    expect(again.snapshot.device!.id).not.toBe(core.snapshot.device!.id)
  })

  it('T10: become two also where the server was put back, so that the other copy is ahead of this one', async () => {
    const { house, core, copy, saved } = await twoCopies()
    await core.pull()
    const restore = house.store.backup()
    await core.drain()
    await core.pull()
    restore()
    // The first brings everything again, and three more: it holds every number that the copy ever gave.
    for (const name of ['Ester', 'Frans', 'Gani']) saved.add((await register(core, name)).id)
    await core.drain()
    expect(await copy.drain()).toMatchObject({ result: 'sent' })
    expect(new Set(house.store.history.log.map(({ id }) => id))).toEqual(saved)
    expect(copy.snapshot.device!.id).not.toBe(core.snapshot.device!.id)
    expect(copy.snapshot).toMatchObject({ loss: null, sync: { unsent: 0, stoppedBy: null } })
  })

  it('keep everything where the server does not allow it', async () => {
    const { second, core, copy } = await twoCopies()
    await core.drain()
    second.line.instead = async ({ path }) => (path.endsWith('/fork') ? problem('auth.forbidden') : null)
    expect(await copy.drain()).toMatchObject({ result: 'stopped', code: 'sync.client_forked' })
    expect(copy.snapshot.sync).toMatchObject({ unsent: 2, stoppedBy: 'sync.client_forked' })
    second.line.instead = async ({ path }) => (path.endsWith('/push') ? problem('sync.client_forked') : null)
    expect(await copy.drain()).toMatchObject({ result: 'stopped', code: 'sync.client_forked' })
    expect(second.line.requests.filter(({ path }) => path.endsWith('/fork'))).toHaveLength(2)
    second.line.instead = async () => null
    expect(await copy.drain()).toMatchObject({ result: 'sent' })
  })
})
