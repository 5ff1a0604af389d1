import { describe, expect, it } from '@jest/globals'
import { type BreathCount, pressed, secondsLeft } from './breath-count'

/** Presses at these seconds, one after the other. */
const after = (...seconds: readonly number[]) =>
  seconds.reduce<BreathCount | null>((count, second) => pressed(count, 5_000 + second * 1000), null)!

describe('breaths of a whole minute', () => {
  it('begin with a press that is no breath itself', () => {
    expect(after(0)).toEqual({ startedAt: 5_000, breaths: 0 })
    expect(after(0, 2, 4, 6).breaths).toBe(3)
  })

  it('are counted until the minute is over, and not after it', () => {
    expect(after(0, 1, 59.9).breaths).toBe(2)
    expect(after(0, 1, 60, 61).breaths).toBe(1)
  })

  it('show the seconds that are left, rounded up, and never fewer than none', () => {
    const count = after(0)
    const left = (seconds: number) => secondsLeft(count, 5_000 + seconds * 1000)
    expect([left(0), left(0.3), left(59.1), left(60), left(75)]).toEqual([60, 60, 1, 0, 0])
  })
})
