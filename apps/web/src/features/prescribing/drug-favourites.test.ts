import { describe, expect, it } from '@jest/globals'
import { id } from '@lentera/domain/testing/samples'
import { learned } from './drug-favourites'

describe('drugs a doctor prescribes often', () => {
  it('are learned with the rule that was written last', () => {
    const once = learned([], [{ drugId: id(1), rule: '3x1 5hr' }])
    expect(learned(once, [{ drugId: id(1), rule: '3x1 3hr' }])).toEqual([
      { drugId: id(1), rule: '3x1 3hr', times: 2 },
    ])
  })

  it('are kept in the order of use, and not without end', () => {
    const many = Array.from({ length: 70 }, (_, n) => ({ drugId: id(n), rule: '1x1' }))
    const kept = learned(learned([], many), [{ drugId: id(5), rule: '1x1' }])
    expect(kept[0]).toMatchObject({ drugId: id(5), times: 2 })
    expect(kept).toHaveLength(60)
  })
})
