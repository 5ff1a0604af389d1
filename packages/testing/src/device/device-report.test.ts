import { describe, expect, it } from '@jest/globals'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import type { PullRequest } from '@lentera/contracts/sync/pull'
import type { PushRequest } from '@lentera/contracts/sync/push'
import type { KeepingPort } from '@lentera/sync/client/ports'
import { openHouse } from '../server-house.js'
import { houseId } from '../test-house.js'
import { Browser, problem, registration } from './browser.js'

/** A browser that makes no promise to keep anything. */
const keeping: KeepingPort = {
  obstacle: async () => null,
  isPrivate: async () => false,
  isPersistent: async () => false,
  askPersistent: async () => false,
  room: async () => null,
  browserStart: () => 'one',
}

describe('N8: what a device says of itself', () => {
  it('goes with every push and pull: what waits, since when, its clock, and whether its data is kept', async () => {
    const house = await openHouse()
    const browser = new Browser(house)
    browser.clock.error = -3000
    const core = await browser.ready({ keeping })
    await core.ping()
    await core.save(RegisterPatient, registration(houseId('Rina'), 'Rina'))
    house.time.advance(60_000)
    await core.save(RegisterPatient, registration(houseId('Yosef'), 'Yosef'))
    browser.line.instead = async ({ path }) => (path.endsWith('/push') ? problem('server.busy') : null)
    await core.drain()
    await core.pull()
    const said = (end: string) =>
      browser.line.requests.flatMap(({ path, body }) =>
        path.endsWith(end) ? [(body as PushRequest | PullRequest).report] : [],
      )
    const report = {
      ...{ unsent: 2, oldestUnsentAt: '2026-11-20T00:00:00.000Z' },
      ...{ offsetMs: 3000, persisted: false },
    }
    expect(said('/push')).toEqual([report])
    expect(said('/pull').at(-1)).toEqual(report)
    browser.line.instead = async () => null
    await core.drain()
    await core.pull()
    expect(said('/pull').at(-1)).toMatchObject({ unsent: 0, oldestUnsentAt: null })
  })

  it('says nothing about what it cannot know', async () => {
    const browser = new Browser(await openHouse())
    const core = await browser.ready()
    await core.pull()
    const { report } = browser.line.requests.find(({ path }) => path.endsWith('/pull'))!.body as PullRequest
    expect(report).toEqual({ unsent: 0, oldestUnsentAt: null, offsetMs: null, persisted: null })
  })
})
