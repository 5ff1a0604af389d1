import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { decodeCursor, encodeCursor, nextXid, xidBefore } from './cursor.js'

const xid = fc.bigInt({ min: 0n, max: 18_446_744_073_709_551_615n }).map(String)
const seq = fc.bigInt({ min: 0n, max: 9_223_372_036_854_775_807n }).map(String)
const uuid = fc.uuid()

describe('a cursor', () => {
  it('comes back as it was written, to the last digit', () => {
    const cursors = fc.record({ epoch: uuid, xid, seq, after: fc.option(uuid) })
    fc.assert(fc.property(cursors, (cursor) => expect(decodeCursor(encodeCursor(cursor))).toEqual(cursor)))
  })

  it('is never longer than the contract allows', () => {
    const longest = {
      epoch: 'f'.repeat(36),
      xid: '18446744073709551615',
      seq: '9223372036854775807',
      after: 'f'.repeat(36),
    }
    expect(encodeCursor(longest).length).toBeLessThanOrEqual(200)
  })

  it('is not read from anything else', () => {
    fc.assert(fc.property(fc.string(), (text) => expect(decodeCursor(text)).toBeNull()))
    expect(decodeCursor('c1.0f000000-0000-4000-8000-000000000001.01.0.')).toBeNull()
    expect(decodeCursor('c1.0f000000-0000-4000-8000-000000000001.-1.0.')).toBeNull()
  })

  it('counts beyond what a number can hold', () => {
    expect(nextXid('9007199254740993')).toBe('9007199254740994')
    expect(xidBefore('9007199254740993', '9007199254740994')).toBe(true)
    expect(xidBefore('10', '9')).toBe(false)
  })
})
