import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { MedicalRecordNumber } from './patient.js'
import { LAST_RECORD_NUMBER, recordNumber } from './record-number.js'

describe('a record number', () => {
  it('is printed in pairs, six digits first and eight when they are used up', () => {
    expect([1, 123_456, 999_999, 1_000_000, LAST_RECORD_NUMBER].map(recordNumber)).toEqual([
      '00-00-01',
      '12-34-56',
      '99-99-99',
      '01-00-00-00',
      '99-99-99-99',
    ])
  })

  it('is legal and readable back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: LAST_RECORD_NUMBER }), (no) => {
        const printed = recordNumber(no)
        expect(MedicalRecordNumber.safeParse(printed).success).toBe(true)
        expect(Number(printed.replaceAll('-', ''))).toBe(no)
      }),
    )
  })

  it('does not exist outside its series', () => {
    for (const no of [0, -1, 1.5, LAST_RECORD_NUMBER + 1]) expect(() => recordNumber(no)).toThrow(RangeError)
  })
})
