import { describe, expect, it } from '@jest/globals'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import { openHouse } from '../server-house.js'
import { houseId } from '../test-house.js'
import { Browser, registration } from './browser.js'
import { watched } from './hands.js'

const isCount = ({ stores }: { stores: readonly string[] }): boolean => stores.includes('carried')

async function opened() {
  const browser = new Browser(await openHouse())
  let counts = 0
  const storage = watched(browser.storage, (seen) => {
    if (isCount(seen) && seen.stores.includes('reviews')) counts += 1
  })
  const core = await browser.ready({ storage })
  return { browser, core, counted: () => counts }
}

describe('the status of a device', () => {
  it('is counted again only where something was written', async () => {
    const { core, counted } = await opened()
    await core.pull()
    const before = counted()
    await core.drain()
    await core.pull()
    await core.save(RegisterPatient, registration(houseId('rina'), 'Rina Wanggai'))
    await core.pull()
    expect(core.snapshot.sync).toMatchObject({ unsent: 1, allSafeAt: null })
    expect(counted()).toBe(before)
    await core.drain()
    expect(counted()).toBeGreaterThan(before)
    expect(core.snapshot.sync).toMatchObject({ unsent: 0, oldestUnsentAt: null })
    expect(core.snapshot.sync.allSafeAt).not.toBeNull()
  })

  it('hears at the next heartbeat of what another tab took in without telling', async () => {
    const { browser, core } = await opened()
    const desk = await new Browser(browser.house, 'desk').ready()
    await desk.save(RegisterPatient, registration(houseId('rina'), 'Rina Wanggai'))
    const file = await desk.exportRescueFile()
    const other = await browser.open()
    await other.importRescueFile(file.text)
    expect(core.snapshot.sync.carried).toBe(0)
    await core.ping()
    expect(core.snapshot.sync.carried).toBe(1)
  })

  it('follows another tab that saved or sent', async () => {
    const { browser, core } = await opened()
    const other = await browser.open()
    await other.unlock('sari', 'lentera-demo')
    await other.save(RegisterPatient, registration(houseId('rina'), 'Rina Wanggai'))
    await core.refresh()
    expect(core.snapshot.sync.unsent).toBe(1)
    await other.drain()
    await core.refresh()
    expect(core.snapshot.sync.unsent).toBe(0)
  })
})
