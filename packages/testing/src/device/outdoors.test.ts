import { describe, expect, it } from '@jest/globals'
import { patients } from '@lentera/contracts/patients/patient'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import { openHouse } from '../server-house.js'
import { houseId } from '../test-house.js'
import { Browser, PASSWORD, person, registration } from './browser.js'
import { rawDump } from './hands.js'

const HOUR = 3_600_000
const PIN = '480213'
const [rina] = [houseId('rina')]

describe('a phone outdoors', () => {
  const outdoor = { offlineMaxHours: 72, readingMaxDays: 14, outdoorUnlock: true }

  async function outside() {
    const browser = new Browser(await openHouse())
    const core = await browser.ready()
    await core.updatePerson(person('sari'), outdoor)
    return { browser, core }
  }

  it('is opened by a PIN alone only where the policy allows it', async () => {
    const browser = new Browser(await openHouse())
    const core = await browser.ready()
    expect(await core.startOutdoors(PIN, 8)).toBe('forbidden')
    expect(await core.unlockOutdoors(PIN)).toEqual({ result: 'password_needed' })
  })

  it('comes back by its PIN after the system dropped the page, for the hours of the session', async () => {
    const { browser, core } = await outside()
    await core.save(RegisterPatient, registration(rina, 'Rina Wanggai'))
    expect(await core.startOutdoors('111111', 8)).toBe('guessed_first')
    await expect(core.startOutdoors(PIN, 13)).rejects.toThrow(RangeError)
    expect(await core.startOutdoors(PIN, 8)).toBe('started')
    expect(core.snapshot.outdoorsUntil).toBe('2026-11-20T08:00:00.000Z')
    core.close()
    const again = await browser.open()
    expect(again.snapshot.person).toBeNull()
    expect(await again.unlockOutdoors(PIN)).toEqual({ result: 'unlocked' })
    expect(again.view.get(patients, rina)?.record.name).toBe('Rina Wanggai')
    expect(await again.keepForReload()).toBeNull()
    await expect(again.startOutdoors(PIN, 8)).rejects.toThrow('password')
    again.close()
    browser.house.time.advance(8 * HOUR)
    const late = await browser.open()
    expect(await late.unlockOutdoors(PIN)).toEqual({ result: 'password_needed' })
    expect(late.snapshot.outdoorsUntil).toBeNull()
    expect(await late.unlock('sari', PASSWORD)).toBe('unlocked')
  })

  it('has five tries over all reloads, then the password; records and drafts stay', async () => {
    const { browser, core } = await outside()
    await core.save(RegisterPatient, registration(rina, 'Rina Wanggai'))
    await core.startOutdoors(PIN, 8)
    core.close()
    for (let left = 4; left > 0; left -= 1) {
      const tab = await browser.open()
      expect(await tab.unlockOutdoors('551101')).toEqual({ result: 'wrong', left, waitMs: 0 })
      tab.close()
    }
    const last = await browser.open()
    expect(await last.unlockOutdoors('551101')).toEqual({ result: 'password_needed' })
    expect(await last.unlockOutdoors(PIN)).toEqual({ result: 'password_needed' })
    expect(await last.unlock('sari', PASSWORD)).toBe('unlocked')
    expect(last.view.get(patients, rina)).not.toBeNull()
  })

  it('is refused to a device that holds the whole village, also when it came later', async () => {
    const { core } = await outside()
    await core.startOutdoors(PIN, 8)
    await core.pull()
    expect(await core.unlockOutdoors(PIN)).toEqual({ result: 'password_needed' })
    expect(await core.startOutdoors(PIN, 8)).toBe('holds_more')
  })

  it('is over with a lock, and keeps a key that cannot be taken out of the browser', async () => {
    const { browser, core } = await outside()
    await core.startOutdoors(PIN, 8)
    expect(await rawDump(browser.storage)).not.toContain(PIN)
    await core.lock()
    expect(await core.unlockOutdoors(PIN)).toEqual({ result: 'password_needed' })
  })
})
