import { describe, expect, it } from '@jest/globals'
import { RecordAllergyAnswer } from '@lentera/contracts/charting/allergies'
import { patients } from '@lentera/contracts/patients/patient'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import { OpenVisit, visits } from '@lentera/contracts/visits/visit'
import type { DeviceCore } from '@lentera/sync/client/api'
import { openHouse } from '../server-house.js'
import { houseId } from '../test-house.js'
import { CloseVisit } from '../test-rules.js'
import { arrival, Browser, PASSWORD, registration } from './browser.js'
import { opened, readAll, type SeenTransaction, watched } from './hands.js'

const rina = houseId('rina')
const visit = houseId('visit')
const seqs = async (core: DeviceCore) => (await core.outbox(1000)).map(({ seq }) => seq).sort((a, b) => a - b)
const upTo = (n: number) => Array.from({ length: n }, (_, at) => at + 1)

describe('saving on a device', () => {
  it('registers a patient with the server dead, sends it later and ends with the row of the server', async () => {
    const browser = new Browser(await openHouse())
    const core = await browser.ready()
    browser.line.isUp = false
    const saved = await core.save(RegisterPatient, registration(rina, 'Rina Wanggai'))
    await core.save(OpenVisit, arrival(visit, rina), {
      refs: [{ entity: 'patients', id: rina, baseVersion: null }],
    })
    expect(core.view.get(patients, rina)).toMatchObject({ pendingBy: saved.id, rowVersion: null })
    expect(core.snapshot.sync).toMatchObject({ unsent: 2, allSafeAt: null })
    expect(await core.drain()).toMatchObject({ result: 'unreachable' })
    browser.line.isUp = true
    expect(await core.drain()).toEqual({ result: 'sent', sent: 2 })
    expect(await core.pull()).toMatchObject({ result: 'up_to_date' })
    expect(core.view.get(patients, rina)).toMatchObject({ pendingBy: null, rowVersion: 1 })
    expect(core.view.find(visits, 'unitDate', 'umum:2026-11-20')).toMatchObject({
      complete: true,
      rows: [{ rowVersion: 1 }],
    })
    expect(core.snapshot.sync).toMatchObject({ unsent: 0, needsAttention: 0, stoppedBy: null })
    expect(core.snapshot.sync.allSafeAt).not.toBeNull()
  })

  it('writes outbox, numbers and key slots so that a power cut cannot take them back', async () => {
    const browser = new Browser(await openHouse())
    const seen: SeenTransaction[] = []
    const core = await browser.ready({ storage: watched(browser.storage, (one) => seen.push(one)) })
    await core.save(RegisterPatient, registration(rina, 'Rina Wanggai'))
    await core.drain()
    await core.pull()
    const writes = seen.filter(({ mode }) => mode === 'readwrite')
    const precious = writes.filter(({ stores }) =>
      stores.some((name) => ['outbox', 'leases', 'keyslots'].includes(name)),
    )
    // Enrolment, the person's slot, the command, its outcome.
    expect(precious.map(({ stores }) => stores.includes('outbox'))).toEqual([true, false, true, true])
    expect(precious.filter(({ durability }) => durability !== 'strict')).toEqual([])
  })

  it('gives every command of two tabs its own number, without gaps', async () => {
    const browser = new Browser(await openHouse())
    const first = await browser.ready()
    const second = await browser.open()
    await second.adoptKeys(first.keysForTab()!)
    const people = upTo(20).map((n) => houseId(`patient ${n}`))
    const saved = await Promise.all(
      people.map((id, n) =>
        (n % 2 === 0 ? first : second).save(RegisterPatient, registration(id, `Orang ke-${n}`)),
      ),
    )
    const numbers = saved.map(({ args }) => (args as { medicalRecordNumber: string }).medicalRecordNumber)
    expect(new Set(numbers).size).toBe(20)
    expect([...numbers].sort()[0]).toBe('00-12-34')
    expect([...numbers].sort()[19]).toBe('00-12-53')
    expect(await seqs(first)).toEqual(upTo(20))
    await first.refresh()
    expect(first.view.all(patients).rows).toHaveLength(20)
    expect(await second.drain()).toEqual({ result: 'sent', sent: 20 })
    expect(first.snapshot.sync.unsent).toBe(20)
    await first.refresh()
    expect(first.snapshot.sync.unsent).toBe(0)
    expect(first.view.get(patients, people[0]!)).toMatchObject({ rowVersion: 1, pendingBy: null })
  }, 30_000)

  it('starts over when another tab took a number between its reading and its writing', async () => {
    const browser = new Browser(await openHouse())
    let isRaced = false
    let other: IDBDatabase | null = null
    const storage = watched(browser.storage, ({ stores, mode }) => {
      if (!other || isRaced || mode !== 'readwrite' || !stores.includes('leases')) return
      isRaced = true
      const blocks = [{ id: 'tablet-rm', next: 1300, to: 1333 }]
      other.transaction('leases', 'readwrite').objectStore('leases').put({ series: 'rm', blocks })
    })
    const core = await browser.ready({ storage })
    other = await opened(browser.storage)
    const { args } = await core.save(RegisterPatient, registration(rina, 'Rina Wanggai'))
    expect(isRaced).toBe(true)
    expect(args).toMatchObject({ medicalRecordNumber: '00-13-00' })
    expect(await seqs(core)).toEqual([1])
  })

  it('loses nothing it said was saved and numbers on without a gap, wherever it is cut', async () => {
    const house = await openHouse()
    let cuts = 0
    for (let cutAt = 0; cutAt < 15; cutAt += 1) {
      const browser = new Browser(house)
      const calm = await browser.ready()
      calm.close()
      let left = Infinity
      const storage = watched(browser.storage, () => {
        if (left-- <= 0) throw new DOMException('the process is gone', 'InvalidStateError')
      })
      const core = await browser.open({ storage })
      await core.unlock('sari', PASSWORD)
      left = cutAt
      const done: string[] = []
      for (const n of [1, 2, 3]) {
        await core.save(RegisterPatient, registration(houseId(`p ${n}`), `Orang ${n}`)).then(
          ({ id }) => done.push(id),
          () => undefined,
        )
      }
      if (done.length < 3) cuts += 1
      const again = await browser.open()
      await again.unlock('sari', PASSWORD)
      const kept = (await again.outbox(10)).map(({ id }) => id)
      expect(done.filter((id) => !kept.includes(id))).toEqual([])
      await again.save(RegisterPatient, registration(houseId('p 4'), 'Orang 4'))
      expect(await seqs(again)).toEqual(upTo(kept.length + 1))
      expect(again.view.all(patients).rows).toHaveLength(kept.length + 1)
      again.close()
    }
    expect(cuts).toBeGreaterThan(5)
  }, 30_000)

  it('stores nothing of what it could not save', async () => {
    const browser = new Browser(await openHouse())
    const core = await browser.ready()
    const wrong = { patientId: 'nobody' } as never
    await expect(core.save(RegisterPatient, wrong)).rejects.toThrow()
    await core.lock()
    await expect(core.save(RegisterPatient, registration(rina, 'Rina Wanggai'))).rejects.toThrow('locked')
    expect(await core.outbox(10)).toEqual([])
    await core.unlock('sari', PASSWORD)
    expect((await core.save(RegisterPatient, registration(rina, 'Rina Wanggai'))).seq).toBe(1)
  })

  it('stops before saving what its rule forbids', async () => {
    const browser = new Browser(await openHouse())
    const core = await browser.ready()
    await core.save(RegisterPatient, registration(rina, 'Rina Wanggai'))
    await core.save(OpenVisit, arrival(visit, rina))
    await core.drain()
    await core.pull()
    await core.save(CloseVisit, { visitId: visit })
    expect(core.judge(CloseVisit, { visitId: visit }).issues).toMatchObject([
      { code: 'tests.not_open', level: 'blocking' },
    ])
    await expect(core.save(CloseVisit, { visitId: visit })).rejects.toMatchObject({
      issues: [{ code: 'tests.not_open' }],
    })
    expect(core.snapshot.sync.unsent).toBe(1)
  })

  it('names the pending commands it stands on, without being told', async () => {
    const browser = new Browser(await openHouse())
    const core = await browser.ready()
    const registered = await core.save(RegisterPatient, registration(rina, 'Rina Wanggai'))
    const opened = await core.save(OpenVisit, arrival(visit, rina))
    const answered = await core.save(RecordAllergyAnswer, { patientId: rina, answer: 'none', substances: [] })
    const outbox = (await readAll(browser.storage))['outbox']! as {
      value: { id: string; hdr: { deps: string[] } }
    }[]
    const depsOf = (id: string) => outbox.find(({ value }) => value.id === id)!.value.hdr.deps
    expect(depsOf(registered.id)).toEqual([])
    expect(depsOf(opened.id)).toContain(registered.id)
    expect(depsOf(answered.id)).toEqual(expect.arrayContaining([registered.id, opened.id]))
    await core.drain()
    const later = await core.save(RecordAllergyAnswer, { patientId: rina, answer: 'none', substances: [] })
    const now = (await readAll(browser.storage))['outbox']! as typeof outbox
    expect(now.find(({ value }) => value.id === later.id)!.value.hdr.deps).toEqual([])
  })
})
