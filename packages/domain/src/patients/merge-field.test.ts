import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { id } from '../testing/samples.js'
import { type GivenAt, isLater, mergeField } from './merge-field.js'

const act = (minute: number, clockProven = true, n = minute): GivenAt => ({
  at: `2026-11-20T00:${String(minute).padStart(2, '0')}:00.000Z`,
  clockProven,
  commandId: id(n),
})
const merge = (change: Partial<Parameters<typeof mergeField>[0]>) =>
  mergeField({
    seen: 'a',
    present: 'a',
    proposed: 'b',
    isIdentity: false,
    mine: act(2),
    theirs: act(1),
    ...change,
  })

describe('merging one field', () => {
  it.each([
    ['nobody changed it meanwhile', {}, 'take'],
    ['both said the same, I later', { present: 'b' }, 'agree'],
    ['both said the same, I earlier', { present: 'b', mine: act(0) }, 'same'],
    ['the registration said the same', { present: 'b', theirs: null }, 'same'],
    ['they changed it, I did not', { present: 'c', proposed: 'a' }, 'same'],
    ['the same, in another order of keys', { seen: { x: 1, y: 2 }, proposed: { y: 2, x: 1 } }, 'same'],
    ['two changed it, mine is later', { present: 'c' }, 'overtake'],
    ['two changed it, mine is earlier', { present: 'c', mine: act(0) }, 'yield'],
    ['my clock proves nothing', { present: 'c', mine: act(2, false) }, 'yield'],
    ['their clock proves nothing', { present: 'c', theirs: act(1, false) }, 'yield'],
    ['the registration changed it', { present: 'c', theirs: null }, 'yield'],
    ['the author did not say what was seen', { seen: undefined }, 'overtake'],
    ['I cleared it, they edited it', { present: 'c', proposed: null }, 'overtake'],
    ['they cleared it, I edited it earlier', { present: null, mine: act(0) }, 'yield'],
    ['two changed who it is', { present: 'c', isIdentity: true }, 'propose'],
    ['one changed who it is', { isIdentity: true }, 'take'],
  ])('%s', (_, change, verdict) => {
    expect(merge(change)).toBe(verdict)
  })

  it('of two acts lets the same one stand, whichever comes first', () => {
    const given = fc.record({
      at: fc.constantFrom(act(0).at, act(1).at),
      clockProven: fc.boolean(),
      commandId: fc.constantFrom(id(1), id(2), id(3)),
    })
    fc.assert(
      fc.property(given, given, (one, other) => {
        if (one.commandId === other.commandId) return
        const decided = [isLater(one, other), isLater(other, one)]
        expect(decided.filter(Boolean)).toHaveLength(one.clockProven && other.clockProven ? 1 : 0)
      }),
    )
  })
})
