import { describe, expect, it } from '@jest/globals'
import type { Fault } from './fault.js'
import { FaultBoard } from './fault-board.js'
import { seededRandom } from './seeded-random.js'

const board = (...faults: Fault[]) => {
  const made = new FaultBoard(() => 1000, seededRandom(7))
  for (const fault of faults) made.add(fault)
  return made
}
const ENCOUNTER = '/fhir-r4/v1/Encounter'

describe('the fault board', () => {
  it('strikes the next so many requests that match, and no other', () => {
    const faults = board({ kind: 'server-error', method: 'POST', path: ENCOUNTER, times: 2 })
    const struck = [
      faults.strike('GET', ENCOUNTER),
      faults.strike('POST', '/fhir-r4/v1/Encounter/1'),
      faults.strike('POST', ENCOUNTER),
      faults.strike('POST', ENCOUNTER),
      faults.strike('POST', ENCOUNTER),
    ].map((fault) => fault?.kind ?? null)
    expect(struck).toEqual([null, null, 'server-error', 'server-error', null])
  })

  it('takes a star for anything and every other sign for itself', () => {
    const faults = board({ kind: 'quota', path: '/fhir-r4/v1/*', probability: 1 })
    expect(faults.strike('GET', ENCOUNTER)).not.toBeNull()
    expect(faults.strike('GET', '/fhir-r4/v1')).toBeNull()
    expect(board({ kind: 'quota', path: '/a.c', probability: 1 }).strike('GET', '/abc')).toBeNull()
  })

  it('strikes by chance as the seed says, the same every time', () => {
    const run = () => {
      const faults = board({ kind: 'quota', probability: 0.3 })
      return Array.from({ length: 1000 }, () => faults.strike('GET', '/') !== null)
    }
    expect(run()).toEqual(run())
    const hits = run().filter(Boolean).length
    expect(hits).toBeGreaterThan(240)
    expect(hits).toBeLessThan(360)
  })

  it.each([
    [{ kind: 'quota' }],
    [{ kind: 'nonsense', times: 1 }],
    [{ kind: 'quota', times: 1, commits: true }],
    [{ kind: 'quota', probability: 2 }],
    [{ kind: 'quota', times: 1, path: 'no slash' }],
  ])('refuses %j', (fault) => {
    expect(() => board(fault as Fault)).toThrow()
  })

  it('behaves again once it is cleared', () => {
    const faults = board({ kind: 'quota', probability: 1 })
    faults.maintenanceUntil = 2000
    faults.latency = 50
    expect(faults.isMaintenance()).toBe(true)
    faults.clear()
    expect([faults.strike('GET', '/'), faults.isMaintenance(), faults.latency]).toEqual([null, false, 0])
  })
})
