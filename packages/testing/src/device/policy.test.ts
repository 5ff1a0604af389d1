import { describe, expect, it } from '@jest/globals'
import { patients } from '@lentera/contracts/patients/patient'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import { OpenChart } from '@lentera/contracts/charting/open-chart'
import { OpenVisit } from '@lentera/contracts/visits/visit'
import { openHouse } from '../server-house.js'
import { aUser, houseId } from '../test-house.js'
import { arrival, Browser, PASSWORD, person, registration } from './browser.js'

const HOUR = 3_600_000
const PIN = '480213'
const [sari, rina] = [houseId('sari'), houseId('rina')]

describe('a person whom the server has not checked for long', () => {
  async function after(hours: number) {
    const browser = new Browser(await openHouse())
    const core = await browser.ready()
    await core.save(RegisterPatient, registration(rina, 'Rina Wanggai'))
    await core.save(OpenVisit, arrival(houseId('visit of rina'), rina))
    await core.drain()
    await core.pull()
    await core.lock()
    browser.line.isUp = false
    browser.house.time.advance(hours * HOUR)
    expect(await core.unlock('sari', PASSWORD)).toBe('unlocked')
    return { browser, core }
  }

  it('works as always for 72 hours', async () => {
    const { core } = await after(71)
    expect(core.snapshot.access).toBe('full')
    await core.save(OpenChart, { patientId: rina, purpose: 'care', screen: 'chart' })
  })

  it('gives a reason after that, which goes with every command, and nothing is wiped', async () => {
    const { browser, core } = await after(73)
    expect(core.snapshot.access).toBe('reason_needed')
    expect(core.view.get(patients, rina)).toBeNull()
    const chart = { patientId: rina, purpose: 'care' as const, screen: 'chart' }
    await expect(core.save(OpenChart, chart)).rejects.toThrow('reason')
    await core.giveReason('Listrik padam tiga hari')
    expect(core.snapshot.access).toBe('with_reason')
    expect(core.view.get(patients, rina)?.record.name).toBe('Rina Wanggai')
    await core.save(OpenChart, chart)
    browser.line.isUp = true
    await core.drain()
    const [entry] = await core.outbox(1)
    expect(entry?.issues.map(({ code }) => code)).toContain('auth.offline_expired')
    expect(entry?.outcome).toBe('applied')
    const logged = browser.house.store.history.log.at(-1)!
    expect(logged.issues.map(({ code }) => code)).toContain('auth.offline_expired')
    const { user, grants } = person('sari')
    await core.updatePerson({ user, grants, lastOnlineAt: new Date(browser.house.time.now()).toISOString() })
    expect(core.snapshot.access).toBe('full')
  })

  it('has the hours that the facility decides', async () => {
    const browser = new Browser(await openHouse())
    const core = await browser.ready()
    await core.updatePerson(person('sari'), {
      offlineMaxHours: 168,
      readingMaxDays: 30,
      outdoorUnlock: false,
    })
    browser.house.time.advance(167 * HOUR)
    await core.lock()
    await core.unlock('sari', PASSWORD)
    expect(core.snapshot.access).toBe('full')
    await core.enrolled(browser.enrolment())
    expect(core.snapshot.access).toBe('full')
    browser.house.time.advance(2 * HOUR)
    await core.refresh()
    await core.lock()
    await core.unlock('sari', PASSWORD)
    expect(core.snapshot.access).toBe('reason_needed')
  })

  it('reads nobody after fourteen days, and goes on writing and sending', async () => {
    const { browser, core } = await after(14 * 24 + 1)
    await core.giveReason('Listrik padam dua minggu')
    expect(core.snapshot.reading).toBe('closed')
    expect(core.view.all(patients)).toEqual({ rows: [], complete: false, asOf: null })
    expect(core.view.get(patients, rina)).toBeNull()
    const yosef = houseId('yosef')
    await core.save(RegisterPatient, registration(yosef, 'Yosef Rumbiak', { birthDate: '1971-01-02' }))
    expect(core.view.get(patients, yosef)?.record.name).toBe('Yosef Rumbiak')
    browser.line.isUp = true
    expect(await core.drain()).toEqual({ result: 'sent', sent: 1 })
    expect(core.snapshot.reading).toBe('open')
    expect(core.view.get(patients, rina)?.record.name).toBe('Rina Wanggai')
  })
})

describe('a person who left', () => {
  it('loses the slot here at the next contact of this device; what they saved still arrives', async () => {
    const browser = new Browser(await openHouse())
    const core = await browser.ready()
    await core.setPin(PIN)
    await core.save(RegisterPatient, registration(rina, 'Rina Wanggai'))
    await browser.addPerson(core, 'maria')
    await core.unlock('maria', PASSWORD)
    await core.pull()
    expect(core.snapshot.people).toHaveLength(2)
    browser.house.store.seed([aUser('sari', { active: false })])
    await core.pull()
    expect(core.snapshot.people.map(({ user }) => user.username)).toEqual(['maria'])
    expect(core.snapshot.person?.user.username).toBe('maria')
    expect(await core.unlock('sari', PASSWORD)).toBe('unknown_person')
    expect(await core.unlockByPin(sari, PIN)).toEqual({ result: 'password_needed' })
    await core.drain()
    expect((await core.outbox(1))[0]).toMatchObject({ actorId: sari, outcome: 'flagged' })
  })

  it('is locked out of the open page, and keeps the slot on a device without a line', async () => {
    const browser = new Browser(await openHouse())
    const core = await browser.ready()
    await core.pull()
    browser.house.store.seed([aUser('sari', { active: false })])
    browser.line.isUp = false
    await core.pull()
    expect(core.snapshot.people).toHaveLength(1)
    browser.line.isUp = true
    await core.pull()
    expect(core.snapshot).toMatchObject({ person: null, people: [] })
  })
})
