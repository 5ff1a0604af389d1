import { describe, expect, it } from '@jest/globals'
import { patients } from '@lentera/contracts/patients/patient'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import { openHouse } from '../server-house.js'
import { houseId } from '../test-house.js'
import { Browser, PASSWORD, registration } from './browser.js'

const PIN = '480213'
const [sari, maria, rina] = [houseId('sari'), houseId('maria'), houseId('rina')]

async function withPin() {
  const browser = new Browser(await openHouse())
  const core = await browser.ready()
  await core.setPin(PIN)
  return { browser, core }
}

describe('Ganti orang', () => {
  async function two() {
    const { browser, core } = await withPin()
    await browser.addPerson(core, 'maria')
    await core.unlock('maria', PASSWORD)
    await core.setPin('907341')
    return { browser, core }
  }

  it('by PIN changes who signs and parks the drafts with their author', async () => {
    const { browser, core } = await two()
    await core.saveDraft('soap', rina, { text: 'milik Maria' })
    expect(core.snapshot.people.map(({ canEnterByPin }) => canEnterByPin)).toEqual([true, true])
    expect(await core.unlockByPin(sari, PIN)).toEqual({ result: 'unlocked' })
    expect(await core.loadDraft('soap', rina)).toBeUndefined()
    expect(await core.drafts()).toEqual([])
    await core.save(RegisterPatient, registration(rina, 'Rina Wanggai'))
    expect(await core.unlockByPin(maria, '907341')).toEqual({ result: 'unlocked' })
    expect(await core.loadDraft('soap', rina)).toEqual({ text: 'milik Maria' })
    expect(await core.drafts()).toEqual([{ form: 'soap', record: rina }])
    await core.save(RegisterPatient, registration(houseId('yosef'), 'Yosef', { birthDate: '1971-01-02' }))
    await core.drain()
    expect((await core.outbox(2)).map(({ actorId, outcome }) => [actorId, outcome])).toEqual([
      [maria, 'applied'],
      [sari, 'applied'],
    ])
    expect(browser.house.store.history.log).toHaveLength(2)
  })

  it("is not opened by a colleague's PIN", async () => {
    const { core } = await two()
    expect(await core.unlockByPin(sari, '907341')).toMatchObject({ result: 'wrong' })
    expect(core.snapshot.person?.user.username).toBe('maria')
  })

  it('needs the password of who did not give it since the browser started', async () => {
    const { browser, core } = await two()
    await core.lock()
    await core.unlock('maria', PASSWORD)
    expect(await core.unlockByPin(sari, PIN)).toEqual({ result: 'password_needed' })
    expect(core.snapshot.person?.user.username).toBe('maria')
    expect(await core.unlock('sari', PASSWORD)).toBe('unlocked')
    expect(await core.unlockByPin(maria, '907341')).toEqual({ result: 'unlocked' })
    core.close()
    expect((await browser.open()).snapshot.people.map(({ canEnterByPin }) => canEnterByPin)).toEqual([
      false,
      false,
    ])
  })

  it('survives a reload: both may still come back by PIN', async () => {
    const browser = new Browser(await openHouse())
    const core = await browser.ready()
    await core.setPin(PIN)
    const secret = (await core.keepForReload())!
    await browser.addPerson(core, 'maria')
    await core.unlock('maria', PASSWORD)
    await core.setPin('907341')
    expect(await core.keepForReload(secret)).toBe(secret)
    await core.unlockByPin(sari, PIN)
    core.close()
    const again = await browser.open()
    expect(await again.resumeAfterReload(secret)).toBe(true)
    expect(again.snapshot.person?.user.username).toBe('sari')
    expect(await again.unlockByPin(maria, '907341')).toEqual({ result: 'unlocked' })
  })
})

describe('one person at a browser', () => {
  it('stops the tab of somebody who was replaced in another tab, even if no message came', async () => {
    const { browser, core } = await withPin()
    await browser.addPerson(core, 'maria')
    const other = await browser.open()
    await other.unlock('maria', PASSWORD)
    expect(await core.wasReplaced()).toBe(true)
    await expect(core.save(RegisterPatient, registration(rina, 'Rina Wanggai'))).rejects.toThrow(
      'somebody else',
    )
    expect(core.snapshot.person).toBeNull()
    expect(core.view.all(patients).rows).toEqual([])
    expect(await other.outbox(5)).toEqual([])
    await other.save(RegisterPatient, registration(rina, 'Rina Wanggai'))
  })

  it('gives a second tab the person who works here and nobody else', async () => {
    const { browser, core } = await withPin()
    const keysOfSari = structuredClone(core.keysForTab()!)
    await browser.addPerson(core, 'maria')
    await core.unlock('maria', PASSWORD)
    const tab = await browser.open()
    expect(await tab.adoptKeys(keysOfSari)).toBe(false)
    expect(await tab.adoptKeys(structuredClone(core.keysForTab()!))).toBe(true)
    expect(tab.snapshot.person?.user.username).toBe('maria')
  })

  it('saves nothing more in any tab after a lock in one of them', async () => {
    const { browser, core } = await withPin()
    const tab = await browser.open()
    await tab.adoptKeys(structuredClone(core.keysForTab()!))
    await core.lock()
    await expect(tab.save(RegisterPatient, registration(rina, 'Rina Wanggai'))).rejects.toThrow()
    expect(tab.snapshot.person).toBeNull()
    expect(await tab.resumeAfterReload('A'.repeat(43))).toBe(false)
  })
})
