import { describe, expect, it } from '@jest/globals'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import { openHouse } from '../server-house.js'
import { houseId } from '../test-house.js'
import { Browser, problem, registration } from './browser.js'

const databases = async (browser: Browser) => (await browser.storage.databases()).length

/** A desk that worked at a demonstration, which began anew since: no request of it is known any more. */
async function left(unsent: number) {
  const browser = new Browser(await openHouse())
  const core = await browser.ready()
  await core.save(RegisterPatient, registration(houseId('rina'), 'Rina Wanggai'))
  await core.drain()
  const paths: string[] = []
  browser.line.instead = async ({ path }) => {
    paths.push(path)
    return problem('auth.required')
  }
  for (let n = 0; n < unsent; n += 1)
    await core.save(RegisterPatient, registration(houseId(`unsent ${n}`), 'Yosef Rumbiak'))
  await core.drain()
  return { browser, core, paths }
}

describe('a device at a server that never knew it', () => {
  it('sends nothing and keeps everything, until a person decides', async () => {
    const { core } = await left(1)
    expect(core.snapshot.sync).toMatchObject({ unsent: 1, stoppedBy: 'auth.required' })
    await core.metOtherServer()
    expect(core.snapshot.isOtherServer).toBe(true)
    await core.lock()
    expect(core.snapshot.sync.unsent).toBe(1)
  })

  it('is emptied without asking that server, drafts and all, where its own server had everything', async () => {
    const { browser, core, paths } = await left(0)
    await core.saveDraft('soap', houseId('rina'), { text: 'latihan' })
    await core.metOtherServer()
    await core.lock()
    paths.length = 0
    expect(await core.wipe()).toEqual({ result: 'wiped' })
    expect(paths).toEqual([])
    expect(await databases(browser)).toBe(0)
    expect((await browser.open()).snapshot).toMatchObject({ device: null, people: [], isOtherServer: false })
  })

  it('is not emptied of what no server has, unless it lies in a file; then by anybody', async () => {
    const { browser, core } = await left(1)
    await core.metOtherServer()
    await core.lock()
    expect(await core.wipe()).toEqual({
      ...{ result: 'refused', reason: 'unsaved_work' },
      ...{ commands: 1, carried: 0, drafts: 0 },
    })
    const { ids } = await core.exportRescueFile()
    expect(ids).toHaveLength(1)
    expect(await core.wipe(ids)).toEqual({ result: 'wiped' })
    expect(await databases(browser)).toBe(0)
  })

  it('asks its own server as ever while nobody said that this is another one', async () => {
    const { core } = await left(0)
    expect(await core.wipe()).toMatchObject({ result: 'refused', reason: 'server_not_asked' })
    expect(await core.wipe([])).toMatchObject({ result: 'refused', reason: 'not_admin' })
  })
})
