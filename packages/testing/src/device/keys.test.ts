import { describe, expect, it } from '@jest/globals'
import { patients } from '@lentera/contracts/patients/patient'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import { toBase64Url } from '@lentera/sync/record/bytes'
import { openHouse } from '../server-house.js'
import { aKey, houseId } from '../test-house.js'
import { Browser, PASSWORD, person, registration } from './browser.js'
import { rawDump, readAll } from './hands.js'

const rina = houseId('rina')
const HOUR = 3_600_000

describe('the key slot of a person', () => {
  it('opens with the password and with no other', async () => {
    const browser = new Browser(await openHouse())
    const core = await browser.ready()
    await core.save(RegisterPatient, registration(rina, 'Rina Wanggai'))
    await core.lock()
    expect(core.snapshot.person).toBeNull()
    expect(core.view.all(patients)).toEqual({ rows: [], complete: false, asOf: null })
    expect(await core.unlock('sari', 'lentera-dem0')).toBe('wrong_password')
    expect(await core.unlock('joko', PASSWORD)).toBe('unknown_person')
    expect(core.view.get(patients, rina)).toBeNull()
    expect(await core.unlock('sari', PASSWORD)).toBe('unlocked')
    expect(core.view.get(patients, rina)?.record.name).toBe('Rina Wanggai')
  })

  it('is wrapped anew after a change of password', async () => {
    const browser = new Browser(await openHouse())
    const core = await browser.ready()
    await core.save(RegisterPatient, registration(rina, 'Rina Wanggai'))
    const key = await core.newPersonKey()
    browser.house.store.seed([aKey('tablet', 'sari', key.publicKey)])
    await core.addPerson(person('sari'), 'sandi-baru', key)
    await core.lock()
    expect(await core.unlock('sari', PASSWORD)).toBe('wrong_password')
    expect(await core.unlock('sari', 'sandi-baru')).toBe('unlocked')
    expect(core.view.get(patients, rina)).not.toBeNull()
  })

  it('lets a second person see what the first one saved, each signing with an own key', async () => {
    const browser = new Browser(await openHouse())
    const core = await browser.ready()
    await browser.addPerson(core, 'maria')
    await core.save(RegisterPatient, registration(rina, 'Rina Wanggai'))
    await core.lock()
    expect(await core.unlock('maria', PASSWORD)).toBe('unlocked')
    expect(core.snapshot.people.map(({ user }) => user.username).sort()).toEqual(['maria', 'sari'])
    expect(core.view.get(patients, rina)).not.toBeNull()
    await core.save(
      RegisterPatient,
      registration(houseId('yosef'), 'Yosef Rumbiak', { birthDate: '1971-01-02' }),
    )
    await core.drain()
    expect((await core.outbox(2)).map(({ actorId, outcome }) => [actorId, outcome])).toEqual([
      [houseId('maria'), 'applied'],
      [houseId('sari'), 'applied'],
    ])
  })

  it('is not made for a second person while the device is locked', async () => {
    const browser = new Browser(await openHouse())
    const core = await browser.ready()
    await core.lock()
    const key = await core.newPersonKey()
    await expect(core.addPerson(person('maria'), PASSWORD, key)).rejects.toThrow('unlocked')
    expect(core.snapshot.people).toHaveLength(1)
  })

  it('is made for somebody new on a locked device once the server opened its key', async () => {
    const browser = new Browser(await openHouse())
    const core = await browser.ready()
    await core.save(RegisterPatient, registration(rina, 'Rina Wanggai'))
    await core.lock()
    const wrapped = (await core.keyForServer())!
    const raw = await browser.house.opener.unwrap(wrapped, browser.enrolment().deviceId)
    await core.enrolled(browser.enrolment({ deviceKey: toBase64Url(raw) }))
    await browser.addPerson(core, 'maria')
    expect(await core.unlock('maria', PASSWORD)).toBe('unlocked')
    expect(core.view.get(patients, rina)?.record.name).toBe('Rina Wanggai')
  })

  it("is not made with a key that is not this device's", async () => {
    const [browser, other] = [new Browser(await openHouse()), new Browser(await openHouse(), 'other')]
    const core = await browser.ready()
    await core.lock()
    const foreign = (await (await other.ready()).keyForServer())!
    const raw = await other.house.opener.unwrap(foreign, other.enrolment().deviceId)
    await core.enrolled(browser.enrolment({ deviceKey: toBase64Url(raw) }))
    await expect(browser.addPerson(core, 'maria')).rejects.toThrow('unlocked')
    await expect(browser.house.opener.unwrap(foreign, other.enrolment().deviceId)).rejects.toThrow()
  })

  it('takes new grants after an online sign-in and keeps its keys', async () => {
    const browser = new Browser(await openHouse())
    const core = await browser.ready()
    await core.updatePerson({ ...person('sari'), grants: [{ role: 'nurse', unit: 'kia' }] })
    expect(core.snapshot.person?.grants).toEqual([{ role: 'nurse', unit: 'kia' }])
    await core.lock()
    expect(await core.unlock('sari', PASSWORD)).toBe('unlocked')
    expect(core.snapshot.people[0]?.grants).toEqual([{ role: 'nurse', unit: 'kia' }])
  })
})

describe('keys on their way to another tab', () => {
  it('open it, can be used there and never be exported', async () => {
    const browser = new Browser(await openHouse())
    const first = await browser.ready()
    const keys = first.keysForTab()!
    expect([keys.deviceKey.extractable, keys.signingKey.extractable]).toEqual([false, false])
    const second = await browser.open()
    expect(second.keysForTab()).toBeNull()
    expect(await second.adoptKeys(structuredClone(keys))).toBe(true)
    await second.save(RegisterPatient, registration(rina, 'Rina Wanggai'))
    expect(await second.drain()).toEqual({ result: 'sent', sent: 1 })
    expect((await second.outbox(1))[0]).toMatchObject({ outcome: 'applied' })
    expect(await second.keepForReload()).toBeNull()
  })

  it('are refused when they belong to another device', async () => {
    const house = await openHouse()
    const other = await new Browser(house, 'desk').ready()
    const browser = new Browser(house)
    await (await browser.ready()).lock()
    const tab = await browser.open()
    expect(await tab.adoptKeys(other.keysForTab()!)).toBe(false)
    expect(tab.snapshot.person).toBeNull()
  })
})

describe('the reload of the only tab', () => {
  it('needs no password while the secret of the session is there', async () => {
    const browser = new Browser(await openHouse())
    const core = await browser.ready()
    await core.save(RegisterPatient, registration(rina, 'Rina Wanggai'))
    const secret = (await core.keepForReload())!
    expect(await rawDump(browser.storage)).not.toContain(secret)
    core.close()
    const again = await browser.open()
    expect(await again.resumeAfterReload('A'.repeat(43))).toBe(false)
    expect(await again.resumeAfterReload(secret)).toBe(false)
    await again.unlock('sari', PASSWORD)
    const newer = (await again.keepForReload())!
    again.close()
    const third = await browser.open()
    expect(await third.resumeAfterReload(newer)).toBe(true)
    expect(third.snapshot.person?.user.username).toBe('sari')
    expect(third.view.get(patients, rina)).not.toBeNull()
    await third.save(RegisterPatient, registration(houseId('yosef'), 'Yosef Rumbiak'))
  })

  it('asks for the password after a lock and after twelve hours', async () => {
    const browser = new Browser(await openHouse())
    const core = await browser.ready()
    const beforeLock = (await core.keepForReload())!
    await core.lock()
    expect(await core.keepForReload()).toBeNull()
    expect((await readAll(browser.storage))['session']).toEqual([])
    expect(await core.resumeAfterReload(beforeLock)).toBe(false)
    await core.unlock('sari', PASSWORD)
    const secret = (await core.keepForReload())!
    browser.house.time.advance(12 * HOUR + 1)
    const later = await browser.open()
    expect(await later.resumeAfterReload(secret)).toBe(false)
    expect((await readAll(browser.storage))['session']).toEqual([])
  })
})
