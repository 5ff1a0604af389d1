import { describe, expect, it } from '@jest/globals'
import { RecordAllergyAnswer } from '@lentera/contracts/charting/allergies'
import { allergies } from '@lentera/contracts/charting/allergies'
import { patients } from '@lentera/contracts/patients/patient'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import { OpenVisit } from '@lentera/contracts/visits/visit'
import { OpenChart } from '@lentera/contracts/charting/open-chart'
import { IDBFactory } from 'fake-indexeddb'
import { openHouse } from '../server-house.js'
import { houseId } from '../test-house.js'
import { arrival, Browser, PASSWORD, registration } from './browser.js'
import { rawDump, readAll } from './hands.js'

const rina = houseId('rina')
const planted = ['Wanggai', '9171015205900001', '1990-05-12', 'penisilin', 'keluhan pusing', '00-12-34']

describe('what lies on the disk', () => {
  it('names no patient, number, allergy or draft, before and after sending', async () => {
    const browser = new Browser(await openHouse())
    const core = await browser.ready()
    await browser.addPerson(core, 'maria')
    await core.unlock('maria', PASSWORD)
    await core.save(RegisterPatient, registration(rina, 'Rina Wanggai', { nik: '9171015205900001' }))
    await core.save(OpenVisit, arrival(houseId('visit'), rina))
    await core.save(OpenChart, { patientId: rina, purpose: 'care', screen: 'chart' })
    const substances = [{ category: 'drug' as const, substance: 'penisilin', reaction: null }]
    await core.save(RecordAllergyAnswer, { patientId: rina, answer: 'present', substances })
    await core.saveDraft('soap', rina, { subjective: 'keluhan pusing' })
    await core.keepForReload()
    const check = async () => {
      const copy = Buffer.from(browser.folder.contents(browser.folder.used)).toString('latin1')
      expect(copy).toContain('patients.register')
      const dump = (await rawDump(browser.storage)) + copy
      expect(planted.filter((text) => dump.includes(text))).toEqual([])
    }
    await check()
    await core.drain()
    await check()
    await core.pull()
    await check()
    const stores = await readAll(browser.storage)
    const filled = Object.keys(stores).filter((name) => stores[name]!.length > 0)
    expect(filled).toEqual(
      expect.arrayContaining([
        'base',
        'drafts',
        'keyslots',
        'leases',
        'meta',
        'outbox',
        'scope_state',
        'session',
      ]),
    )
    expect(core.view.get(patients, rina)?.record.name).toBe('Rina Wanggai')
    expect(core.view.find(allergies, 'patientId', rina)).toMatchObject({
      complete: true,
      rows: [{ record: { substance: 'penisilin' } }],
    })
  })

  it('gives each person the own draft back', async () => {
    const browser = new Browser(await openHouse())
    const core = await browser.ready()
    await browser.addPerson(core, 'maria')
    await core.saveDraft('soap', 'new', { text: 'milik Sari' })
    await core.unlock('maria', PASSWORD)
    expect(await core.loadDraft('soap', 'new')).toBeUndefined()
    await core.saveDraft('soap', 'new', { text: 'milik Maria' })
    await core.unlock('sari', PASSWORD)
    expect(await core.loadDraft('soap', 'new')).toEqual({ text: 'milik Sari' })
    await core.dropDraft('soap', 'new')
    expect(await core.loadDraft('soap', 'new')).toBeUndefined()
  })

  it('says so when the database of this browser has vanished or fallen back', async () => {
    const browser = new Browser(await openHouse())
    const core = await browser.ready()
    await core.save(RegisterPatient, registration(rina, 'Rina Wanggai'))
    expect((await browser.open()).snapshot.loss).toBeNull()
    const { deviceId } = JSON.parse(browser.witness.read()!) as { deviceId: string }
    browser.witness.write(JSON.stringify({ deviceId, maxSeq: 5 }))
    expect((await browser.open()).snapshot.loss).toEqual({ lastSeqSeen: 5, found: 1 })
    browser.witness.write(JSON.stringify({ deviceId, maxSeq: 1 }))
    browser.storage = new IDBFactory()
    await browser.folder.remove()
    const empty = await browser.open()
    expect(empty.snapshot).toMatchObject({ device: null, loss: { lastSeqSeen: 1, found: 0 } })
    await empty.enrolled(browser.enrolment({ lastSeq: 1 }))
    expect((await browser.open()).snapshot.loss).toEqual({ lastSeqSeen: 1, found: 0 })
    await empty.acknowledge()
    expect(empty.snapshot.loss).toBeNull()
    expect((await browser.open()).snapshot.loss).toBeNull()
    await browser.addPerson(empty, 'sari')
    await empty.unlock('sari', PASSWORD)
    expect((await empty.save(RegisterPatient, registration(rina, 'Rina Wanggai'))).seq).toBe(2)
  })

  it('notices that the server holds more of this device than the device itself', async () => {
    const browser = new Browser(await openHouse())
    const core = await browser.ready()
    await core.save(RegisterPatient, registration(rina, 'Rina Wanggai'))
    browser.line.instead = async ({ path }, reach) => {
      if (!path.endsWith('/push')) return null
      const real = await reach()
      return { ...real, text: real.text.replace('"lastSeq":1', '"lastSeq":9') }
    }
    expect(await core.drain()).toMatchObject({ result: 'stopped', code: 'sync.lost_here' })
    expect(core.snapshot.loss).toEqual({ lastSeqSeen: 9, found: 1 })
  })
})
