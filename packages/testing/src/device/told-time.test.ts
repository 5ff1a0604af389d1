import { describe, expect, it } from '@jest/globals'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import { openHouse } from '../server-house.js'
import { houseId } from '../test-house.js'
import { Browser, PASSWORD, registration } from './browser.js'

const HOUR_MS = 3_600_000
const YEAR_MS = 365 * 24 * HOUR_MS

/** A desk without a line that starts in the morning with a dead clock battery. */
async function deadClock() {
  const house = await openHouse()
  const browser = new Browser(house)
  const before = await browser.ready()
  await before.ping()
  before.close()
  browser.line.isUp = false
  browser.clock.error = -10 * YEAR_MS
  const open = async () => {
    const core = await browser.open()
    await core.unlock('sari', PASSWORD)
    return core
  }
  const core = await open()
  const truth = () => new Date(house.time.now()).toISOString()
  return { house, browser, core, open, truth }
}

describe('N10: the date at a desk whose clock is wrong and who has no line', () => {
  it('is in doubt, and goes by what a person says, once', async () => {
    const { house, core, truth } = await deadClock()
    expect(core.snapshot.dateInDoubt).toBe(true)
    await core.tellTime(truth())
    expect([core.snapshot.dateInDoubt, core.now()]).toEqual([false, truth()])
    // The clock is wrong all the same, and that stays in sight.
    expect(core.snapshot.wrongClock).not.toBeNull()
    house.time.advance(HOUR_MS)
    expect(core.now()).toBe(truth())
    const { id } = await core.save(RegisterPatient, registration(houseId('Rina'), 'Rina'))
    core.close()
    expect(id).toBeDefined()
  })

  it('puts the act where it happened, marked as told by no server', async () => {
    const { house, browser, core, truth } = await deadClock()
    await core.tellTime(truth())
    await core.save(RegisterPatient, registration(houseId('Rina'), 'Rina'))
    browser.line.isUp = true
    await core.drain()
    expect(house.store.history.log).toMatchObject([
      { occurredAt: '2026-11-20T00:00:00.000Z', clockSuspect: true, outcome: 'applied' },
    ])
  })

  it('may be confirmed as it is shown', async () => {
    const { core } = await deadClock()
    const shown = core.now()
    await core.tellTime(null)
    expect([core.snapshot.dateInDoubt, core.now()]).toEqual([false, shown])
  })

  it('is not asked again after a reload, but on the next day', async () => {
    const { house, core, open, truth } = await deadClock()
    await core.tellTime(truth())
    core.close()
    house.time.advance(2 * HOUR_MS)
    const reloaded = await open()
    expect([reloaded.snapshot.dateInDoubt, reloaded.now()]).toEqual([false, truth()])
    reloaded.close()
    house.time.advance(13 * HOUR_MS)
    expect((await open()).snapshot.dateInDoubt).toBe(true)
  })

  it('is what a server says, as soon as one is heard', async () => {
    const { browser, core, truth } = await deadClock()
    await core.tellTime('2026-11-21T12:00:00.000Z')
    browser.line.isUp = true
    await core.ping()
    expect([core.snapshot.dateInDoubt, core.now()]).toEqual([false, truth()])
  })

  it('is in no doubt at a desk whose clock is right, or that heard a server since it started', async () => {
    const { browser, core } = await deadClock()
    browser.line.isUp = true
    await core.ping()
    expect(core.snapshot).toMatchObject({ dateInDoubt: false, wrongClock: expect.anything() })
    const fresh = await new Browser(await openHouse(), 'desk').ready()
    expect(fresh.snapshot.dateInDoubt).toBe(false)
  })
})
