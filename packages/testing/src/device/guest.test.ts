import { describe, expect, it } from '@jest/globals'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import { aRegistration, anArrival } from '@lentera/domain/testing/samples'
import { OpenVisit } from '@lentera/contracts/visits/visit'
import { CloseVisit } from '../test-rules.js'
import { openHouse } from '../server-house.js'
import { aGrant, houseId } from '../test-house.js'
import { Browser, PASSWORD, registration } from './browser.js'
import { rawDump } from './hands.js'

const PIN = '480213'
const [sari, maria, rina] = [houseId('sari'), houseId('maria'), houseId('rina')]
const guest = { name: 'Ns. Dewi Kaize', profession: 'perawat' }

describe('the guest seat', () => {
  async function seated() {
    const browser = new Browser(await openHouse())
    const core = await browser.ready()
    await core.setPin(PIN)
    await core.lockScreen()
    expect(await core.seatGuest(guest, sari, PIN)).toEqual({ result: 'unlocked' })
    return { browser, core }
  }

  it("lets a guest work on a colleague's word, and the server keeps it for confirmation", async () => {
    const { browser, core } = await seated()
    expect(core.snapshot).toMatchObject({ guest, person: { user: { username: 'sari' } } })
    await core.save(RegisterPatient, registration(rina, 'Rina Wanggai'))
    expect(await rawDump(browser.storage)).not.toContain('Dewi')
    await core.drain()
    expect((await core.outbox(1))[0]).toMatchObject({
      actorId: sari,
      outcome: 'flagged',
      issues: [{ code: 'auth.guest_unconfirmed', level: 'warning' }],
    })
    const [payload] = browser.house.store.history.payloads
    const kept = JSON.parse(new TextDecoder().decode(payload!.bytes)) as { actor: unknown }
    expect(kept.actor).toEqual({ userId: sari, guest, vouchedBy: sari })
    expect(JSON.stringify(browser.house.store.history.log)).not.toContain('Dewi')
    expect(browser.house.store.records('patients')).toHaveLength(1)
    expect(browser.house.store.records('review_items')).toMatchObject([
      { issueCode: 'auth.guest_unconfirmed', outcome: 'flagged', closedAt: null },
    ])
  })

  it('grants what the guest asked for, and still has it confirmed', async () => {
    const house = await openHouse()
    house.store.seed([aGrant('sari', 'nurse')])
    const visitId = houseId('visit')
    const patient = await house.record(
      house.author('sari'),
      RegisterPatient,
      'register',
      aRegistration({ patientId: rina }),
    )
    const visit = await house.record(
      house.author('sari'),
      OpenVisit,
      'arrive',
      anArrival({ visitId, patientId: rina }),
    )
    const byGuest = { actor: { userId: sari, guest, vouchedBy: sari } }
    const closing = await house.record(house.author('sari'), CloseVisit, 'close', { visitId }, byGuest)
    const { outcomes } = await house.send([patient, visit, closing])
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['applied', 'applied', 'flagged'])
    expect(house.store.records('visits')).toMatchObject([{ status: 'closed' }])
  })

  it('is opened by the right PIN or password of a colleague who has a slot here, and by nothing else', async () => {
    const browser = new Browser(await openHouse())
    const core = await browser.ready()
    await core.setPin(PIN)
    expect(await core.seatGuest(guest, maria, PASSWORD)).toEqual({ result: 'password_needed' })
    expect(await core.seatGuest(guest, sari, '480214')).toMatchObject({ result: 'wrong', left: 4 })
    expect(await core.seatGuest(guest, sari, 'salah')).toEqual({ result: 'wrong_password' })
    expect(core.snapshot.guest).toBeNull()
    await core.lock()
    expect(await core.seatGuest(guest, sari, PASSWORD)).toEqual({ result: 'unlocked' })
    expect(core.snapshot.guest).toEqual(guest)
  })

  it('does not turn the guest into the colleague by a reload or in another tab', async () => {
    const browser = new Browser(await openHouse())
    const core = await browser.ready()
    await core.setPin(PIN)
    const secret = (await core.keepForReload())!
    await core.seatGuest(guest, sari, PIN)
    const tab = await browser.open()
    await tab.adoptKeys(structuredClone(core.keysForTab()!))
    expect(tab.snapshot.guest).toEqual(guest)
    core.close()
    const reloaded = await browser.open()
    expect(await reloaded.resumeAfterReload(secret)).toBe(true)
    expect(reloaded.snapshot).toMatchObject({ person: null, screenLockedFor: { user: { id: sari } } })
    const withoutPin = new Browser(browser.house, 'desk')
    const desk = await withoutPin.ready()
    await desk.seatGuest(guest, sari, PASSWORD)
    const other = await desk.keepForReload()
    desk.close()
    expect(await (await withoutPin.open()).resumeAfterReload(other!)).toBe(false)
  })

  it("stops the colleague's other tab, and the one of a guest before", async () => {
    const browser = new Browser(await openHouse())
    const core = await browser.ready()
    await core.setPin(PIN)
    const tab = await browser.open()
    const ofSari = structuredClone(core.keysForTab()!)
    await tab.adoptKeys(ofSari)
    await core.seatGuest(guest, sari, PIN)
    expect(await tab.wasReplaced()).toBe(true)
    await expect(tab.save(RegisterPatient, registration(rina, 'Rina Wanggai'))).rejects.toThrow('somebody')
    expect(await tab.adoptKeys(ofSari)).toBe(false)
    expect(await tab.adoptKeys(structuredClone(core.keysForTab()!))).toBe(true)
    await core.seatGuest({ ...guest, name: 'Ns. Lain' }, sari, PIN)
    await expect(tab.save(RegisterPatient, registration(rina, 'Rina Wanggai'))).rejects.toThrow('somebody')
    await core.lockScreen()
    await core.unlockByPin(sari, PIN)
    await core.save(RegisterPatient, registration(rina, 'Rina Wanggai'))
  })

  it("keeps the guest's drafts from the colleague and from another guest", async () => {
    const { core } = await seated()
    await core.saveDraft('soap', rina, { text: 'milik tamu' })
    await core.lockScreen()
    expect(core.snapshot.guest).toBeNull()
    await core.unlockByPin(sari, PIN)
    expect(await core.loadDraft('soap', rina)).toBeUndefined()
    await core.seatGuest({ ...guest, name: 'Ns. Lain' }, sari, PIN)
    expect(await core.loadDraft('soap', rina)).toBeUndefined()
    await core.seatGuest(guest, sari, PIN)
    expect(await core.loadDraft('soap', rina)).toEqual({ text: 'milik tamu' })
  })
})
