import { describe, expect, it } from '@jest/globals'
import { rungsOf } from './rungs'

const words = (...given: Parameters<typeof rungsOf>) => rungsOf(...given).map(({ word }) => word)

describe('how far a record has come', () => {
  it('is only here until the server has answered', () => {
    expect(words({ state: 'pending', outcome: null })).toEqual(['saved', 'waiting'])
    expect(words({ state: 'sent', outcome: null })).toEqual(['saved', 'sent'])
  })

  it('is on the server once it has an outcome, and says which unless all is well', () => {
    expect(words({ state: 'settled', outcome: 'applied' })).toEqual(['saved', 'onServer'])
    for (const outcome of ['flagged', 'refused', 'blocked', 'quarantined'] as const) {
      expect(words({ state: 'settled', outcome })).toEqual(['saved', 'onServer', outcome])
    }
  })

  it('never looks sent when it cannot be', () => {
    expect(words({ state: 'unsendable', outcome: null })).toEqual(['saved', 'unsendable'])
  })
})
