import { describe, expect, it } from '@jest/globals'
import { newIn, steadyOrder } from './steady-order'

const rows = (...ids: string[]) => ids.map((id) => ({ id }))

describe('the waiting list while somebody works in it', () => {
  it('keeps its order, whoever goes first meanwhile', () => {
    expect(steadyOrder(rows('c', 'a', 'b'), ['a', 'b', 'c'])).toEqual(rows('a', 'b', 'c'))
  })

  it('loses who is gone and has who is new at the end, in their order', () => {
    expect(steadyOrder(rows('emergency', 'a', 'late', 'c'), ['a', 'b', 'c'])).toEqual(
      rows('a', 'c', 'emergency', 'late'),
    )
    expect(newIn(rows('emergency', 'a'), ['a', 'b'])).toEqual(rows('emergency'))
  })

  it('is in the order of the queue when nobody works in it', () => {
    expect(steadyOrder(rows('b', 'a'), null)).toEqual(rows('b', 'a'))
    expect(newIn(rows('b', 'a'), null)).toEqual([])
  })
})
