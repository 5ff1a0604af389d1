import { describe, expect, it } from '@jest/globals'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import { OpenVisit } from '@lentera/contracts/visits/visit'
import { handlers } from '@lentera/domain/registry'
import type { NetAnswer } from '@lentera/sync/client/ports'
import { createJudgeWaiting } from '@lentera/sync/server/judge-waiting'
import { openHouse } from '../server-house.js'
import { houseId } from '../test-house.js'
import { closeVisitHandler, withBug } from '../test-rules.js'
import { arrival, Browser, registration } from './browser.js'

describe('what the server could not judge', () => {
  it('is asked about again until an answer speaks of it, not of a batch before', async () => {
    let isBuggy = true
    const rules = handlers.map((one) =>
      one.command.name === 'visits.open' ? withBug(one, () => isBuggy) : one,
    )
    const house = await openHouse({ handlers: [...rules, closeVisitHandler] })
    const browser = new Browser(house)
    const core = await browser.ready()
    const rina = houseId('rina')
    let old: NetAnswer | null = null
    browser.line.instead = async ({ path }, reach) => (path.endsWith('/push') ? (old = await reach()) : null)
    await core.save(RegisterPatient, registration(rina, 'Rina Wanggai'))
    await core.drain()
    browser.line.instead = async () => null
    await core.save(OpenVisit, arrival(houseId('visit'), rina))
    await core.drain()
    const outcome = async () => (await core.outbox(9)).find(({ seq }) => seq === 2)?.outcome
    expect(await outcome()).toBe('quarantined')

    // The server learns to judge it; other rows come, and the device asks again.
    isBuggy = false
    await createJudgeWaiting(house.judging)(true)
    const desk = await new Browser(house, 'desk').ready()
    await desk.save(RegisterPatient, registration(houseId('obed'), 'Obed Wonda'))
    await desk.drain()
    await core.pull()
    // What comes back is an answer of before, about other commands.
    browser.line.instead = async ({ path }) => (path.endsWith('/push') ? old : null)
    expect(await core.drain()).toMatchObject({ result: 'unreachable' })
    expect(await outcome()).toBe('quarantined')
    browser.line.instead = async () => null
    await core.drain()
    expect(await outcome()).toBe('applied')
  })
})
