import { describe, expect, it } from '@jest/globals'
import { afterWrong, noAttempts, type Attempts } from './attempts'

const wrong = (times: number): Attempts =>
  Array.from({ length: times }).reduce<Attempts>((attempts) => afterWrong(attempts, 1000), noAttempts)

describe('wrong passwords', () => {
  it('cost nothing four times', () => {
    expect(wrong(4)).toEqual({ wrong: 4, waitUntil: 0 })
  })

  it('make the next try wait from the fifth on, each time longer', () => {
    expect([wrong(5), wrong(6), wrong(7)].map(({ waitUntil }) => waitUntil - 1000)).toEqual([
      5000, 10_000, 20_000,
    ])
  })

  it('never lock anybody out: five minutes are the longest', () => {
    expect(wrong(60).waitUntil - 1000).toBe(300_000)
  })
})
