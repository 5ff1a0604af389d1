import { describe, expect, it } from '@jest/globals'
import { type Plant, plants } from './plants.js'
import { beQuick } from './quick.js'
import { runSeed } from './run-seed.js'

beQuick()

const MINUTE = 60_000
const invariantsOf = (violations: readonly { invariant: string }[]) => [
  ...new Set(violations.map(({ invariant }) => invariant)),
]

describe('the simulator', () => {
  it.each([1, 2, 3, 4, 5, 6])(
    'finds nothing wrong with seed %i',
    async (seed) => {
      const { violations, saved, trace } = await runSeed({ seed })
      if (violations.length > 0)
        throw new Error([...violations.map((one) => `${one.invariant} ${one.detail}`), ...trace].join('\n'))
      expect(saved).toBeGreaterThanOrEqual(30)
    },
    MINUTE,
  )

  it(
    'does the same again for the same seed, to the last line',
    async () => {
      const [first, second] = [await runSeed({ seed: 7 }), await runSeed({ seed: 7 })]
      expect(second.trace).toEqual(first.trace)
      expect(second.outcomes).toEqual(first.outcomes)
    },
    MINUTE,
  )

  it(
    'makes every outcome happen',
    async () => {
      const outcomes = new Set<string>()
      for (let seed = 20; seed < 30 && outcomes.size < 5; seed += 1) {
        for (const name of Object.keys((await runSeed({ seed })).outcomes)) outcomes.add(name)
      }
      expect([...outcomes].sort()).toEqual(['applied', 'blocked', 'flagged', 'quarantined', 'refused'])
    },
    MINUTE,
  )
})

describe('a planted mistake', () => {
  const names = Object.keys(plants) as Plant[]

  it.each(names)(
    '%s turns its invariant red, ten times out of ten',
    async (plant) => {
      const red = async (seed: number) =>
        invariantsOf((await runSeed({ seed, plant, small: true })).violations).includes(plants[plant])
      let seed = 1
      while (seed <= 60 && !(await red(seed))) seed += 1
      for (let again = 0; again < 10; again += 1) expect(await red(seed)).toBe(true)
    },
    5 * MINUTE,
  )

  it(
    'of a pull that believes any answer loses rows by seed 32, where the echoed cursor keeps them',
    async () => {
      const run = (plant: Plant | null) => runSeed({ seed: 32, plant, small: true })
      expect(invariantsOf((await run('anyPullAnswer')).violations)).toEqual(['I5'])
      expect((await run(null)).violations).toEqual([])
    },
    MINUTE,
  )

  it('covers every invariant the first piece promises', () => {
    expect(new Set(Object.values(plants))).toEqual(new Set(['I1', 'I2', 'I3', 'I4', 'I5', 'I7']))
  })
})
