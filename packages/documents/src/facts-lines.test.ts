import { describe, expect, it } from '@jest/globals'
import { factsLines } from './facts-lines.js'

const long = 'Dusun Kampung Tengah RT 3/RW 1, Holtekamp'
const lines = (values: readonly string[], columns?: 2) =>
  factsLines({
    kind: 'facts',
    rows: values.map((value) => ({ label: 'x', value })),
    ...(columns ? { columns } : {}),
  }).map((line) => line.map(({ value }) => value))

describe('facts on the lines of a letter', () => {
  it('stand two to a line, a long one alone, and none moves up past a long one', () => {
    expect(lines(['a', 'b', 'c', long, 'd', 'e'], 2)).toEqual([['a', 'b'], ['c'], [long], ['d', 'e']])
  })

  it('stand below one another where there is one column', () => {
    expect(lines(['a', 'b', long])).toEqual([['a'], ['b'], [long]])
  })
})
