import { describe, expect, it } from '@jest/globals'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import { OpenVisit, visits } from '@lentera/contracts/visits/visit'
import { openHouse } from '../server-house.js'
import { aDevice, houseId } from '../test-house.js'
import { arrival, Browser, registration } from './browser.js'

/** A tablet of KIA that sends somebody to Poli Umum, whose day it does not hold. */
async function atKia() {
  const browser = new Browser(await openHouse())
  const core = await browser.ready()
  browser.house.store.seed([aDevice('tablet', { unit: 'kia' })])
  await core.pull()
  await core.save(RegisterPatient, registration(houseId('rina'), 'Rina Wanggai'))
  const visit = (name: string) => core.save(OpenVisit, arrival(houseId(name), houseId('rina')))
  return { browser, core, visit }
}

describe('rows that came with an outcome and belong to no scope here', () => {
  it('are shown until the next look at the server, and not for ever as they once were', async () => {
    const { core, visit } = await atKia()
    await visit('visit of rina')
    await core.drain()
    expect(core.view.get(visits, houseId('visit of rina'))?.record.unit).toBe('umum')
    await core.pull()
    expect(core.view.get(visits, houseId('visit of rina'))).toBeNull()
  })

  it('are gone from the disk, too', async () => {
    const { browser, core, visit } = await atKia()
    await visit('visit of rina')
    await core.drain()
    await core.pull()
    const again = await browser.open()
    await again.unlock('sari', 'lentera-demo')
    expect(again.view.get(visits, houseId('visit of rina'))).toBeNull()
  })

  it('stay while something was settled meanwhile, whose scope may still be on its way', async () => {
    const { browser, core, visit } = await atKia()
    await visit('visit of rina')
    const { line } = browser
    line.instead = async ({ path }, reach) => {
      if (!path.endsWith('/pull')) return null
      const answer = await reach()
      line.instead = async () => null
      await core.drain()
      return answer
    }
    await core.pull()
    expect(core.view.get(visits, houseId('visit of rina'))).not.toBeNull()
  })

  it('stay while a command waits that was decided on them', async () => {
    const { core, visit } = await atKia()
    await visit('visit of rina')
    await core.drain()
    await visit('visit of rina')
    await core.pull()
    expect(core.view.get(visits, houseId('visit of rina'))?.rowVersion).toBe(1)
  })
})
