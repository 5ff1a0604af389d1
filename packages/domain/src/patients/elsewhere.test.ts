import { describe, expect, it } from '@jest/globals'
import { elsewhereCode, isElsewhere, knownVillage, unknownVillage } from './elsewhere.js'

describe('the code of an address (ADR 0031)', () => {
  it('is a village, somewhere in a kabupaten, or nothing anybody could tell', () => {
    expect([isElsewhere('9171041004'), isElsewhere(elsewhereCode('3171'))]).toEqual([false, true])
    expect(isElsewhere(unknownVillage)).toBe(false)
    expect([knownVillage('9171041004'), knownVillage(unknownVillage)]).toEqual(['9171041004', null])
  })
})
