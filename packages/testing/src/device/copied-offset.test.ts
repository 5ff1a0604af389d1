import { describe, expect, it } from '@jest/globals'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import { SecondCopyLog } from '@lentera/sync/second-copy/second-copy-log'
import { IDBFactory } from 'fake-indexeddb'
import { openHouse } from '../server-house.js'
import { houseId } from '../test-house.js'
import { Browser, PASSWORD, registration } from './browser.js'

const SECOND_MS = 1000
const DAY_MS = 24 * 3600 * SECOND_MS

/** A desk whose clock is six days ahead, as the server told it; the line is down now. */
async function aheadOfTheServer() {
  const house = await openHouse()
  const browser = new Browser(house)
  browser.clock.error = 6 * DAY_MS
  const core = await browser.ready()
  await core.ping()
  core.close()
  const again = await browser.open()
  await again.unlock('sari', PASSWORD)
  await again.save(RegisterPatient, registration(houseId('rina'), 'Rina'))
  again.close()
  browser.line.isUp = false
  return browser
}

const states = async ({ folder }: Browser) =>
  (await new SecondCopyLog(folder).list()).names.filter((name) => name.startsWith('s ')).length

describe('a device with a wrong clock that came back from its second copy (D3)', () => {
  it('knows the time as before, and asks nobody why they work without a server', async () => {
    const browser = await aheadOfTheServer()
    browser.storage = new IDBFactory()
    const core = await browser.open()
    expect(core.snapshot.recovery).toMatchObject({ records: 1, isWhole: true })
    await core.unlock('sari', PASSWORD)
    expect(core.now()).toBe(new Date(browser.house.time.now()).toISOString())
    expect(core.snapshot.access).toBe('full')
  })

  it('is written anew for a clock that was set, not for one that is some seconds off', async () => {
    const browser = await aheadOfTheServer()
    const before = await states(browser)
    const heardWith = async (error: number) => {
      browser.clock.error = error
      browser.line.isUp = true
      const core = await browser.open()
      await core.ping()
      core.close()
      const again = await browser.open()
      await again.refresh()
      again.close()
      return states(browser)
    }
    expect(await heardWith(6 * DAY_MS + 20 * SECOND_MS)).toBe(before)
    expect(await heardWith(0)).toBe(before + 1)
  })
})
