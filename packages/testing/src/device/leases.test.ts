import { describe, expect, it } from '@jest/globals'
import type { Id } from '@lentera/contracts/kernel/id'
import type { HeldLease } from '@lentera/contracts/sync/lease'
import type { PushRequest } from '@lentera/contracts/sync/push'
import { openHouse } from '../server-house.js'
import { Browser } from './browser.js'

const DAY_MS = 86_400_000

/** A desk on a server that leases the station code of each next day, or none. */
async function desk(codes: (number | null)[]) {
  const asked: HeldLease[][] = []
  const house = await openHouse({
    push: {
      leases: async (_device: Id, held) => {
        asked.push([...held])
        const code = codes.shift() ?? null
        const until = new Date(house.time.now() + 9 * 3_600_000).toISOString().slice(0, 10)
        return code === null ? [] : [{ id: `code ${until}`, series: 'station', from: code, to: code, until }]
      },
    },
  })
  const browser = new Browser(house)
  const core = await browser.ready()
  const pushes = () => browser.line.requests.filter(({ path }) => path.endsWith('/push'))
  return { house, browser, core, asked, pushes }
}

describe('S20: the station code of the day', () => {
  it('is asked for before anything is sent that day, also while locked', async () => {
    const { house, core, pushes } = await desk([4])
    await core.drain()
    expect(pushes()).toHaveLength(0)
    house.time.advance(DAY_MS)
    await core.lock()
    await core.drain()
    expect(pushes().map(({ body }) => (body as PushRequest).own)).toEqual([[]])
    expect(core.snapshot.device).toMatchObject({ station: '5', stationDate: '2026-11-21' })
    await core.drain()
    expect(pushes()).toHaveLength(1)
  })

  it('is asked for once a day where the server has none, and the old one stays', async () => {
    const { house, core, pushes } = await desk([null, null])
    house.time.advance(DAY_MS)
    await core.drain()
    await core.drain()
    expect(pushes()).toHaveLength(1)
    expect(core.snapshot.device).toMatchObject({ station: '3', stationDate: '2026-11-20' })
    house.time.advance(DAY_MS)
    await core.drain()
    expect(pushes()).toHaveLength(2)
  })
})
