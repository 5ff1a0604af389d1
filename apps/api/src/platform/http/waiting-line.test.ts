import { describe, expect, it } from '@jest/globals'
import { WaitingLine } from './waiting-line.js'

/** Somebody at the door; `said` stays null while waiting. */
function guest(line: WaitingLine) {
  const leaving = new AbortController()
  const one = { said: null as boolean | null, leave: () => leaving.abort(), asked: Promise.resolve(false) }
  one.asked = line.enter(leaving.signal).then((isIn) => (one.said = isIn))
  return one
}
const aMoment = () => new Promise((resolve) => setImmediate(resolve))

describe('a line before few places', () => {
  it('lets in as many as there are places, and the next in the order in which they came', async () => {
    const line = new WaitingLine({ most: 2, waiting: 3, waitMs: 60_000 })
    const guests = Array.from({ length: 5 }, () => guest(line))
    await aMoment()
    expect(guests.map(({ said }) => said)).toEqual([true, true, null, null, null])
    guests[1]!.leave()
    await aMoment()
    expect(guests.map(({ said }) => said)).toEqual([true, true, true, null, null])
    guests[0]!.leave()
    guests[2]!.leave()
    await aMoment()
    expect(guests.map(({ said }) => said)).toEqual([true, true, true, true, true])
    for (const one of guests) one.leave()
    expect(await Promise.all([guest(line).asked, guest(line).asked])).toEqual([true, true])
  })

  it('turns away at once who finds the line full', async () => {
    const line = new WaitingLine({ most: 1, waiting: 1, waitMs: 60_000 })
    const [inside, waiting, late] = [guest(line), guest(line), guest(line)]
    await late.asked
    expect([inside.said, waiting.said, late.said]).toEqual([true, null, false])
    waiting.leave()
    await waiting.asked
  })

  it('turns away who has waited too long, and keeps no place for them', async () => {
    const line = new WaitingLine({ most: 1, waiting: 1, waitMs: 20 })
    const [inside, waiting] = [guest(line), guest(line)]
    await waiting.asked
    expect([inside.said, waiting.said]).toEqual([true, false])
    inside.leave()
    expect(await guest(line).asked).toBe(true)
  })

  it('gives the place of somebody who left the line to nobody', async () => {
    const line = new WaitingLine({ most: 1, waiting: 2, waitMs: 60_000 })
    const [inside, first, second] = [guest(line), guest(line), guest(line)]
    first.leave()
    await aMoment()
    inside.leave()
    await aMoment()
    expect([first.said, second.said]).toEqual([false, true])
  })

  it('frees the place of somebody who left in the moment of being called', async () => {
    const line = new WaitingLine({ most: 1, waiting: 1, waitMs: 60_000 })
    const [inside, waiting] = [guest(line), guest(line)]
    inside.leave()
    waiting.leave()
    await aMoment()
    expect(await guest(line).asked).toBe(true)
  })
})
