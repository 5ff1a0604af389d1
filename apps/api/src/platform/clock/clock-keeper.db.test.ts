import { afterEach, describe, expect, it, jest } from '@jest/globals'
import { SetClock } from '@lentera/contracts/clock/clock-setting'
import { startTestApi, type TestApi } from '../../testing/test-api.js'
import { TestDevice } from '../../testing/test-device.js'
import { type Machine, RealClock } from './server-clock.js'

jest.setTimeout(60_000)

let server: TestApi
afterEach(() => server.close())

const HOUR_MS = 3_600_000
/** A machine whose clock lost three hours, without a network to set it. */
const slow = (): Machine => ({
  wall: () => Date.now() - 3 * HOUR_MS,
  steady: () => performance.now(),
  uptimeS: () => HOUR_MS / 1000,
  isSynchronised: () => false,
})

const ping = async () =>
  (await (await fetch(`${server.url}/api/v1/sync/ping`)).json()) as { serverTime: string; confidence: string }

describe('N11: a server that guesses the time', () => {
  it('says so, until an administrator told it, and goes by that at once', async () => {
    server = await startTestApi()
    await server.addPerson('budi', ['it_admin'])
    const clock = new RealClock(slow())
    server = await server.restart({ clock })
    const admin = await TestDevice.enrol(server.url, 'budi')
    const before = await ping()
    expect(before.confidence).toBe('guessed')
    // Not before its last commit, or nobody would hold a role; but not the time of day either.
    expect(Date.parse(before.serverTime)).toBeGreaterThan(Date.now() - HOUR_MS)

    const tell = async (run: string, actual: number) => {
      const args = { run, shown: before.serverTime, actual: new Date(actual).toISOString() }
      const record = await admin.record(SetClock, args, { unit: 'all' })
      return (await admin.push([admin.opened(record)])).body.outcomes[0]!.outcome
    }
    const truth = Date.parse(before.serverTime) + 2 * HOUR_MS
    // Of another run it says nothing about this one.
    expect(await tell(crypto.randomUUID(), truth)).toBe('applied')
    expect(await tell(clock.run, truth)).toBe('applied')
    const until = Date.now() + 20_000
    while ((await ping()).confidence === 'guessed' && Date.now() < until)
      await new Promise((resolve) => setTimeout(resolve, 100))
    const after = await ping()
    expect(after.confidence).toBe('operator')
    const gone = Date.parse(after.serverTime) - truth
    expect(gone).toBeGreaterThanOrEqual(0)
    expect(gone).toBeLessThan(60_000)
  })
})
