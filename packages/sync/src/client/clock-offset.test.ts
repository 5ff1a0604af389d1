import { describe, expect, it } from '@jest/globals'
import { ClockOffset } from './clock-offset.js'

const at = (ms: number) => new Date(ms).toISOString()
const aClock = () => ({
  wall: 1_000_000,
  steady: 50,
  now: () => 0,
  monotonic: () => 0,
  after: () => () => {},
})

function measured() {
  const clock = aClock()
  clock.now = () => clock.wall
  clock.monotonic = () => clock.steady
  return { clock, offset: new ClockOffset(clock) }
}

describe('the offset of a device clock', () => {
  it('is nothing before it was measured', () => {
    expect(measured().offset.current).toEqual({ ms: 0, ageS: null })
  })

  it('corrects half of the round trip', () => {
    const { clock, offset } = measured()
    clock.steady = 450
    expect(offset.measure(at(1_005_000), 'ntp', 50)).toBe(true)
    // Server time 1,005,000 belongs to the middle, 200 ms before the answer arrived.
    expect(offset.current).toEqual({ ms: 5200, ageS: 0, confidence: 'ntp' })
  })

  it('is the median, so that one slow answer moves nothing', () => {
    const { clock, offset } = measured()
    for (const serverTime of [1_002_000, 1_002_000, 1_900_000])
      offset.measure(at(serverTime), 'ntp', clock.steady)
    expect(offset.current.ms).toBe(2000)
  })

  it('is not taken from a server that guesses its own time', () => {
    const { clock, offset } = measured()
    expect(offset.measure(at(1_900_000), 'guessed', clock.steady)).toBe(false)
    expect(offset.current).toEqual({ ms: 0, ageS: null })
  })

  it('follows a wall clock that is set during the shift, and grows old', () => {
    const { clock, offset } = measured()
    offset.measure(at(1_002_000), 'ntp', clock.steady)
    clock.steady += 90_000
    clock.wall += 90_000 - 3_600_000
    expect(offset.current).toEqual({ ms: 3_602_000, ageS: 90, confidence: 'ntp' })
  })

  it('is remembered over a restart with its age', () => {
    const { clock, offset } = measured()
    offset.remember({ ms: 700, atMs: clock.wall - 120_000 })
    expect(offset.current).toEqual({ ms: 700, ageS: 120 })
  })
})
