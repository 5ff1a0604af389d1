import { describe, expect, it } from '@jest/globals'
import { keptAddendum, leftUnsigned } from './addendum-draft'
import { emptyDraft } from './draft'

const flu = { id: 'd1', code: 'J06.9', name: 'ISPA', certainty: 'confirmed', caseKind: null } as const
const left = {
  ...emptyDraft('n1'),
  objective: 'Faring hiperemis',
  diagnoses: [flu],
  retracted: ['d0', 'procedure'],
}

describe('what was typed and not signed before the visit was over', () => {
  it('is offered as words, its diagnoses as diagnoses while those are taken', () => {
    expect(leftUnsigned(left, ['d0'])).toEqual({
      text: 'Faring hiperemis',
      diagnoses: [flu],
      retracted: ['d0'],
    })
  })

  it('is offered as words altogether afterwards', () => {
    expect(leftUnsigned(left, null)).toEqual({
      text: 'Faring hiperemis\nJ06.9 ISPA',
      diagnoses: [],
      retracted: [],
    })
  })
})

describe('an addendum that was begun', () => {
  it('is opened again, also one that was kept as text alone', () => {
    expect(keptAddendum('sudah membaik')).toEqual({ text: 'sudah membaik', diagnoses: [], retracted: [] })
    expect(keptAddendum({ text: '', diagnoses: [flu], retracted: [] }).diagnoses).toEqual([flu])
  })
})
