import { describe, expect, it } from '@jest/globals'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import { OpenChart } from '@lentera/contracts/charting/open-chart'
import type { DeviceCore } from '@lentera/sync/client/api'
import { openHouse } from '../server-house.js'
import { houseId } from '../test-house.js'
import { Browser, PASSWORD, person, problem, registration } from './browser.js'
import { rawDump, readAll } from './hands.js'

const [rina, yosef] = [houseId('rina'), houseId('yosef')]

async function withTwoWaiting(name = 'tablet', house = openHouse()) {
  const browser = new Browser(await house, name)
  const core = await browser.ready()
  await core.save(RegisterPatient, registration(rina, 'Rina Wanggai'))
  await core.save(RegisterPatient, registration(yosef, 'Yosef Rumbiak', { birthDate: '1971-01-02' }))
  return { browser, core, house: browser.house }
}

const asAdmin = (core: DeviceCore) =>
  core.updatePerson({ ...person('sari'), grants: [{ role: 'it_admin', unit: null }] })

const databases = async (browser: Browser) => (await browser.storage.databases()).length

describe('wiping a browser', () => {
  it('sends everything, lets the server confirm, and leaves nothing', async () => {
    const { browser, core, house } = await withTwoWaiting()
    expect(await core.wipe()).toEqual({ result: 'wiped' })
    expect(house.store.history.log).toHaveLength(2)
    expect(await databases(browser)).toBe(0)
    const fresh = await browser.open()
    expect(fresh.snapshot).toMatchObject({ device: null, people: [], loss: null })
  })

  it('is refused while a command cannot be sent, and nothing has changed then', async () => {
    const { browser, core } = await withTwoWaiting()
    browser.line.isUp = false
    expect(await core.wipe()).toEqual({
      ...{ result: 'refused', reason: 'server_not_asked' },
      ...{ commands: 2, carried: 0, drafts: 0 },
    })
    await core.lock()
    expect(await core.unlock('sari', PASSWORD)).toBe('unlocked')
    expect(await core.outbox(5)).toHaveLength(2)
  })

  it('is refused for a record the server cannot read, a draft of anybody, and a chart not yet sent', async () => {
    const { browser, core } = await withTwoWaiting()
    await core.saveDraft('soap', rina, { text: 'belum selesai' })
    expect(await core.wipe()).toMatchObject({ reason: 'unsaved_work', commands: 0, drafts: 1 })
    await browser.addPerson(core, 'maria')
    await core.unlock('maria', PASSWORD)
    expect(await core.wipe()).toMatchObject({ reason: 'unsaved_work', drafts: 1 })
    await core.unlock('sari', PASSWORD)
    await core.dropDraft('soap', rina)
    await core.save(OpenChart, { patientId: rina, purpose: 'care', screen: 'chart' })
    browser.line.instead = async ({ path, body }) =>
      path.endsWith('/push') && body!.includes('charts.open')
        ? problem('command.malformed', { index: 0 })
        : null
    expect(await core.wipe()).toMatchObject({ reason: 'unsaved_work', commands: 1, drafts: 0 })
    expect(await databases(browser)).toBe(1)
  })

  it('sends again first what the server lost since it said yes', async () => {
    const { browser, core } = await withTwoWaiting()
    await core.drain()
    const restored = await openHouse()
    // The keys of the device are in the restored backup, its commands are not.
    restored.store.seed(
      browser.house.store
        .records<{ id: string }>('device_people')
        .map((record) => ({ entity: 'device_people', record })),
    )
    browser.line.to(restored)
    expect(await core.wipe()).toMatchObject({ result: 'wiped' })
    expect(restored.store.history.log).toHaveLength(2)
  })

  it('stops every other tab at once', async () => {
    const { browser, core } = await withTwoWaiting()
    const tab = await browser.open()
    await tab.adoptKeys(structuredClone(core.keysForTab()!))
    await core.wipe()
    await expect(tab.save(RegisterPatient, registration(houseId('x'), 'Orang Ketiga'))).rejects.toThrow()
  })

  it('may be forced by an administrator who has a rescue file of all that waits, and by nobody else', async () => {
    const { browser, core } = await withTwoWaiting()
    browser.line.isUp = false
    const early = await core.exportRescueFile()
    expect(await core.wipe(early.ids)).toMatchObject({ reason: 'not_admin' })
    await asAdmin(core)
    await core.save(
      RegisterPatient,
      registration(houseId('third'), 'Orang Ketiga', { birthDate: '1980-01-01' }),
    )
    expect(await core.wipe(early.ids)).toMatchObject({ reason: 'unsaved_work', commands: 1 })
    const { ids } = await core.exportRescueFile()
    expect(await core.wipe(ids)).toEqual({ result: 'wiped' })
    expect(await databases(browser)).toBe(0)
  })
})

describe('a rescue file', () => {
  it('names nobody, is written while locked, and arrives through another device', async () => {
    const { browser, core, house } = await withTwoWaiting()
    await core.lock()
    const file = await core.exportRescueFile()
    expect(file.name).toMatch(/^lentera-3-2026-11-20-.*\.jsonl$/)
    expect(
      ['Rina', 'Wanggai', '1971-01-02', '"kid":"device"'].filter((word) => file.text.includes(word)),
    ).toEqual([])
    const desk = await new Browser(house, 'desk').ready()
    const content = {
      ...{ deviceId: houseId('tablet'), writtenAt: '2026-11-20T00:00:00.000Z' },
      names: { 'patients.register': 2 },
      ...{ from: '2026-11-20T00:00:00.000Z', to: '2026-11-20T00:00:00.000Z' },
    }
    expect(file.content).toEqual(content)
    expect(await desk.importRescueFile(file.text)).toEqual({ taken: 2, known: 0, unreadable: 0, content })
    expect(desk.snapshot.sync.carried).toBe(2)
    expect(await desk.importRescueFile(file.text)).toEqual({ taken: 0, known: 2, unreadable: 0, content })
    await desk.drain()
    expect(desk.snapshot.sync.carried).toBe(0)
    expect(house.store.history.log).toMatchObject([
      { deviceId: houseId('tablet'), seq: 1, via: houseId('desk'), outcome: 'applied' },
      { deviceId: houseId('tablet'), seq: 2, via: houseId('desk'), outcome: 'applied' },
    ])
    expect(browser.line.requests.filter(({ path }) => path.endsWith('/push'))).toEqual([])
  })

  it('arrives exactly once, also when its maker pushes itself later, and the maker learns the outcome', async () => {
    const { core, house } = await withTwoWaiting()
    const { text } = await core.exportRescueFile()
    const desk = await new Browser(house, 'desk').ready()
    await desk.importRescueFile(text)
    await desk.drain()
    await core.save(
      RegisterPatient,
      registration(houseId('third'), 'Orang Ketiga', { birthDate: '1980-01-01' }),
    )
    expect(await core.drain()).toEqual({ result: 'sent', sent: 3 })
    expect(house.store.history.log).toHaveLength(3)
    expect(house.store.records('patients')).toHaveLength(3)
    expect((await core.outbox(3)).map(({ outcome }) => outcome)).toEqual(['applied', 'applied', 'applied'])
    // And the other way round: what its maker sent is only acknowledged when the file comes late.
    await desk.importRescueFile(text)
    await desk.drain()
    expect(house.store.history.log).toHaveLength(3)
    expect(desk.snapshot.sync.carried).toBe(0)
  })

  it('carries what its commands need and the server has not seen, and no more', async () => {
    const { core, house } = await withTwoWaiting()
    const opened = await core.save(OpenChart, { patientId: rina, purpose: 'care', screen: 'chart' })
    const only = await core.exportRescueFile(new Set([opened.id]))
    expect(only.ids).toHaveLength(2)
    const desk = await new Browser(house, 'desk').ready()
    await desk.importRescueFile(only.text)
    await desk.drain()
    expect(house.store.history.log.map(({ name, outcome }) => [name, outcome])).toEqual([
      ['patients.register', 'applied'],
      ['charts.open', 'applied'],
    ])
  })

  it('is not believed when it was cut, altered, or belongs to another facility', async () => {
    const { core, house } = await withTwoWaiting()
    const { text } = await core.exportRescueFile()
    const desk = await new Browser(house, 'desk').ready()
    const lines = text.trimEnd().split('\n')
    const bad = [
      ['', 'not_a_rescue_file'],
      ['<html>', 'not_a_rescue_file'],
      [lines.slice(0, -1).join('\n'), 'cut_or_altered'],
      [[lines[0], ...lines.slice(2)].join('\n'), 'cut_or_altered'],
      [text.replace('"seq":2', '"seq":1'), 'cut_or_altered'],
    ]
    for (const [content, reason] of bad)
      await expect(desk.importRescueFile(content!)).rejects.toMatchObject({ reason })
    const there = await new Browser(house, 'desk').open()
    const elsewhere = { ...new Browser(house, 'desk').enrolment() }
    await there.enrolled({ ...elsewhere, facility: { ...elsewhere.facility, id: houseId('other facility') } })
    await expect(there.importRescueFile(text)).rejects.toMatchObject({ reason: 'other_facility' })
    expect(desk.snapshot.sync.carried).toBe(0)
  })

  it('is taken by whatever line ends it came with, and leaves own records to the own lane', async () => {
    const { browser, core } = await withTwoWaiting()
    const { text } = await core.exportRescueFile()
    expect(await core.importRescueFile(text.replaceAll('\n', '\r\n'))).toMatchObject({
      ...{ taken: 0, known: 2, unreadable: 0 },
    })
    expect((await readAll(browser.storage))['carried']).toEqual([])
  })

  it('cannot be altered on its way: the server keeps the changed record apart, and the others go on', async () => {
    const { core, house } = await withTwoWaiting()
    await core.drain()
    await core.save(
      RegisterPatient,
      registration(houseId('third'), 'Orang Ketiga', { birthDate: '1980-01-01' }),
    )
    const { text } = await core.exportRescueFile()
    const desk = new Browser(house, 'desk')
    const tab = await desk.ready()
    await tab.importRescueFile(text)
    const db = await new Promise<IDBDatabase>((resolve) => {
      const request = desk.storage.open('lentera')
      request.onsuccess = () => resolve(request.result)
    })
    const store = db.transaction('carried', 'readwrite').objectStore('carried')
    await new Promise((resolve) => {
      store.getAll().onsuccess = ({ target }) => {
        const [record] = (target as IDBRequest<{ hdr: object }[]>).result
        store.put({ ...record, hdr: { ...record!.hdr, unit: 'kia' } }).onsuccess = resolve
      }
    })
    db.close()
    await tab.drain()
    expect(house.store.history.log.at(-1)).toMatchObject({ outcome: 'quarantined', via: houseId('desk') })
  })
})

describe('a lost device', () => {
  it('loses its keys when the server orders it, keeps its records and can still be sent by file', async () => {
    const { browser, core, house } = await withTwoWaiting()
    browser.line.instead = async ({ path }) =>
      path.endsWith('/push') ? problem('auth.device_revoked', { wipe: true }) : null
    expect(await core.drain()).toMatchObject({ result: 'stopped', code: 'auth.device_revoked' })
    expect(core.snapshot).toMatchObject({ person: null, people: [], sync: { unsent: 2 } })
    expect(await core.unlock('sari', PASSWORD)).toBe('unknown_person')
    const { text } = await core.exportRescueFile()
    const desk = await new Browser(house, 'desk').ready()
    await desk.importRescueFile(text)
    await desk.drain()
    expect(house.store.history.log).toHaveLength(2)
    expect(await rawDump(browser.storage)).not.toContain('Wanggai')
  })

  it('keeps everything when it was only revoked', async () => {
    const { browser, core } = await withTwoWaiting()
    browser.line.instead = async ({ path }) =>
      path.endsWith('/push') ? problem('auth.device_revoked') : null
    expect(await core.drain()).toMatchObject({ result: 'stopped', code: 'auth.device_revoked' })
    expect(core.snapshot).toMatchObject({ sync: { unsent: 2, stoppedBy: 'auth.device_revoked' } })
    expect(core.snapshot.people).toHaveLength(1)
  })
})
