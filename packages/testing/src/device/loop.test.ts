import { describe, expect, it } from '@jest/globals'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import { openHouse } from '../server-house.js'
import { houseId } from '../test-house.js'
import { Browser, problem, registration } from './browser.js'

/** Lets everything that was started come to rest; virtual time stands still meanwhile. */
const rest = async () => {
  for (let n = 0; n < 60; n += 1) await new Promise((resolve) => setTimeout(resolve, 1))
}

/** Waits, at most some seconds on a busy machine, until it is so. */
async function until(isSo: () => boolean): Promise<void> {
  for (let n = 0; n < 50 && !isSo(); n += 1) await rest()
  expect(isSo()).toBe(true)
}

async function running() {
  const browser = new Browser(await openHouse())
  const core = await browser.ready()
  const stop = core.start()
  const pass = async (ms: number) => {
    browser.house.time.advance(ms)
    await rest()
  }
  await pass(0)
  const asked = () => browser.line.requests.splice(0).map(({ path }) => path.split('/').at(-1))
  /** Until this was asked and its answer has been taken in. */
  const heard = async (what: string) => {
    await until(() => browser.line.requests.some(({ path }) => path.endsWith(`/${what}`)))
    await rest()
  }
  return { browser, core, stop, pass, asked, heard }
}

describe('the engine left to itself', () => {
  it('asks, sends and fetches at once, then every 15 seconds', async () => {
    const { core, stop, pass, asked } = await running()
    expect(asked()).toEqual(['ping', 'pull'])
    expect(core.snapshot.sync).toMatchObject({
      server: 'reachable',
      lastContactAt: '2026-11-20T00:00:00.000Z',
    })
    await pass(14_000)
    expect(asked()).toEqual([])
    await pass(1000)
    expect(asked()).toEqual(['ping', 'pull'])
    stop()
    await pass(60_000)
    expect(asked()).toEqual([])
  })

  it('sends 300 ms after a write', async () => {
    const { core, stop, pass, asked, heard } = await running()
    asked()
    await core.save(RegisterPatient, registration(houseId('rina'), 'Rina Wanggai'))
    await pass(299)
    expect(asked()).toEqual([])
    await pass(1)
    await heard('pull')
    expect(asked()).toEqual(['ping', 'push', 'pull'])
    expect(core.snapshot.sync.unsent).toBe(0)
    stop()
  })

  it('waits longer and longer without a line, at most a minute, and comes back by itself', async () => {
    const { browser, core, stop, pass, asked } = await running()
    browser.line.isUp = false
    for (let n = 0; n < 10; n += 1) await pass(61_000)
    const tries = asked().filter((path) => path === 'ping').length
    expect(tries).toBeGreaterThanOrEqual(10)
    expect(core.snapshot.sync.server).toBe('unreachable')
    await core.save(RegisterPatient, registration(houseId('rina'), 'Rina Wanggai'))
    browser.line.isUp = true
    await pass(60_000)
    expect(core.snapshot.sync).toMatchObject({ server: 'reachable', unsent: 0 })
    stop()
  })

  it('S23: starts again where a request never ends (I12)', async () => {
    const { browser, core, stop, pass, asked } = await running()
    browser.line.instead = ({ path }) =>
      path.endsWith('/push') ? new Promise(() => undefined) : Promise.resolve(null)
    await core.save(RegisterPatient, registration(houseId('rina'), 'Rina Wanggai'))
    await pass(300)
    asked()
    await pass(64_999)
    expect(asked()).toEqual([])
    browser.line.instead = async () => null
    await pass(1)
    await pass(2000)
    await until(() => core.snapshot.sync.unsent === 0)
    expect(asked()).toContain('push')
    expect(core.snapshot.sync).toMatchObject({ server: 'reachable', unsent: 0 })
    stop()
  })

  it('does not come back before the time the server asked for, not even after a write', async () => {
    const { browser, core, stop, pass, asked, heard } = await running()
    browser.line.instead = async ({ path }) =>
      path.endsWith('/push') ? { ...problem('server.busy'), retryAfterS: 90 } : null
    await core.save(RegisterPatient, registration(houseId('rina'), 'Rina Wanggai'))
    await pass(300)
    await heard('push')
    asked()
    await core.save(RegisterPatient, registration(houseId('yosef'), 'Yosef Rumbiak'))
    await pass(80_000)
    expect(asked()).toEqual([])
    browser.line.instead = async () => null
    await pass(11_000)
    await until(() => core.snapshot.sync.unsent === 0)
    stop()
  })

  it('comes back when a busy server said, to the fraction of a second, also after the tenth time', async () => {
    const { browser, core, stop, pass, asked, heard } = await running()
    const busy = problem('server.busy')
    const body = JSON.stringify({ ...(JSON.parse(busy.text) as object), retryAfterS: 1.25 })
    browser.line.instead = async ({ path }) =>
      path.endsWith('/push') ? { ...busy, text: body, retryAfterS: 2 } : null
    await core.save(RegisterPatient, registration(houseId('rina'), 'Rina Wanggai'))
    await pass(300)
    for (let n = 0; n < 10; n += 1) {
      asked()
      await pass(1249)
      expect(asked()).toEqual([])
      await pass(1001)
      await heard('push')
    }
    browser.line.instead = async () => null
    await pass(2250)
    expect(core.snapshot.sync.unsent).toBe(0)
    stop()
  })

  it('stamps acts with the corrected time, also when the clock is set during the shift', async () => {
    const { browser, core, stop, pass } = await running()
    browser.clock.error = -3_600_000
    await pass(15_000)
    expect(core.now()).toBe('2026-11-20T00:00:15.000Z')
    browser.clock.error = 8 * 3_600_000
    expect(core.now()).toBe('2026-11-20T00:00:15.000Z')
    await core.save(RegisterPatient, registration(houseId('rina'), 'Rina Wanggai'))
    expect((await core.outbox(1))[0]?.savedAt).toBe('2026-11-20T00:00:15.000Z')
    stop()
  })
})
