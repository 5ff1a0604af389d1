import { describe, expect, it } from '@jest/globals'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import { openHouse } from '../server-house.js'
import { houseId } from '../test-house.js'
import { Browser, PASSWORD, registration } from './browser.js'

const HOUR_MS = 3_600_000
const YEAR_MS = 365 * 24 * HOUR_MS

async function desk(error: number) {
  const house = await openHouse()
  const browser = new Browser(house)
  browser.clock.error = error
  const core = await browser.ready()
  const register = (name: string) => core.save(RegisterPatient, registration(houseId(name), name))
  const log = () => house.store.history.log
  return { house, browser, core, register, log }
}

describe('S22: a device whose clock is wrong (T7)', () => {
  it.each([
    ['ten years behind', -10 * YEAR_MS],
    ['eight hours ahead', 8 * HOUR_MS],
  ])('says so and saves and sends all the same: %s', async (_, error) => {
    const { house, browser, core, register, log } = await desk(error)
    await core.ping()
    const deviceTime = new Date(house.time.now() + error).toISOString()
    expect(core.snapshot.wrongClock).toEqual({ deviceTime })
    browser.line.isUp = false
    await register('Rina')
    house.time.advance(60_000)
    await register('Yosef')
    await core.ping()
    expect(core.snapshot.wrongClock).not.toBeNull()
    browser.line.isUp = true
    await core.drain()
    expect(log().map(({ seq, outcome, clockSuspect }) => [seq, outcome, clockSuspect])).toEqual([
      [1, 'applied', true],
      [2, 'applied', true],
    ])
    // Corrected by the offset that was measured before the line broke.
    expect(log().map(({ occurredAt }) => occurredAt)).toEqual([
      '2026-11-20T00:00:00.000Z',
      '2026-11-20T00:01:00.000Z',
    ])
  })

  it('keeps the order of what was done when the clock jumps back in the middle of a shift', async () => {
    const { house, browser, core, register, log } = await desk(0)
    await core.ping()
    expect(core.snapshot.wrongClock).toBeNull()
    await register('Rina')
    house.time.advance(HOUR_MS)
    browser.clock.error = -5 * HOUR_MS
    await register('Yosef')
    await core.drain()
    expect(core.snapshot.wrongClock).not.toBeNull()
    expect(log().map(({ seq, occurredAt, clockSuspect }) => [seq, occurredAt, clockSuspect])).toEqual([
      [1, '2026-11-20T00:00:00.000Z', false],
      [2, '2026-11-20T01:00:00.000Z', true],
    ])
    browser.clock.error = 0
    await core.ping()
    expect(core.snapshot.wrongClock).toBeNull()
  })

  it('knows it at the start without any line: before the last contact, or before the app was built', async () => {
    const { browser, core } = await desk(0)
    await core.ping()
    core.close()
    browser.line.isUp = false
    browser.clock.error = -HOUR_MS
    const later = await browser.open()
    await later.unlock('sari', PASSWORD)
    expect(later.snapshot.wrongClock).not.toBeNull()
    later.close()

    const fresh = new Browser(await openHouse(), 'desk')
    fresh.line.isUp = false
    const now = fresh.clock.now()
    const built = await fresh.open({ builtAt: now + 1 })
    expect(built.snapshot.wrongClock).toEqual({ deviceTime: new Date(now).toISOString() })
    built.close()
    const right = await fresh.open({ builtAt: now })
    expect(right.snapshot.wrongClock).toBeNull()
  })

  it('keeps what a push told of its clock, as what a heartbeat told, for a start without a line', async () => {
    const { house, browser, core, register } = await desk(-10 * YEAR_MS)
    await core.ping()
    browser.clock.error = 0
    await register('Rina')
    await core.drain()
    core.close()
    browser.line.isUp = false
    const later = await browser.open()
    expect(later.now()).toBe(new Date(house.time.now()).toISOString())
    expect(later.snapshot.wrongClock).toBeNull()
  })

  it('is not corrected by a server that guesses its own time', async () => {
    const { browser, core } = await desk(0)
    browser.line.instead = async (_request, reach) => {
      const real = await reach()
      const body = JSON.parse(real.text) as Record<string, unknown>
      return {
        ...real,
        text: JSON.stringify({ ...body, serverTime: '2009-01-01T00:00:00.000Z', confidence: 'guessed' }),
      }
    }
    expect(await core.ping()).toBe(true)
    expect(core.snapshot.wrongClock).toBeNull()
    expect(core.now()).toBe('2026-11-20T00:00:00.000Z')
  })
})
