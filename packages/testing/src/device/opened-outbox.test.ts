import { describe, expect, it } from '@jest/globals'
import { patientDirectory, patients } from '@lentera/contracts/patients/patient'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import { openHouse } from '../server-house.js'
import { houseId } from '../test-house.js'
import { Browser, registration } from './browser.js'

const rina = houseId('rina')

async function registered() {
  const browser = new Browser(await openHouse())
  const core = await browser.ready()
  const { id } = await core.save(RegisterPatient, registration(rina, 'Rina Wanggai'))
  return { browser, core, id }
}

describe('what the records of the tray say', () => {
  it('is told while they wait and after the server has them, though their rows have left the device', async () => {
    const { core, id } = await registered()
    const said = [{ id, name: 'patients.register', args: expect.objectContaining({ patientId: rina }) }]
    expect(await core.openCommands([id])).toEqual(said)
    await core.drain()
    await core.pull()
    expect(core.view.get(patients, rina)).toBeNull()
    expect(core.view.get(patientDirectory, rina)?.record.name).toBe('Rina Wanggai')
    expect(await core.openCommands([id])).toEqual(said)
  })

  it('is told in the order asked for, without those that are not here', async () => {
    const { core, id } = await registered()
    const other = await core.save(RegisterPatient, registration(houseId('budi'), 'Budi Wenda'))
    const opened = await core.openCommands([other.id, houseId('nobody'), id])
    expect(opened.map((one) => one.id)).toEqual([other.id, id])
  })

  it('is told to nobody while the screen is locked', async () => {
    const { core, id } = await registered()
    await core.lock()
    await expect(core.openCommands([id])).rejects.toThrow('locked')
  })
})
