import { describe, expect, it } from '@jest/globals'
import { Id } from '@lentera/contracts/kernel/id'
import { newId } from './new-id'

const random = Uint8Array.from([0xab, 0xcd, 0xff, 1, 2, 3, 4, 5, 6, 7])

describe('a new id', () => {
  it('is a UUID of version 7 that begins with the time', () => {
    expect(newId(0x019a_bcde_f012, random)).toBe('019abcde-f012-7bcd-bf01-020304050607')
  })

  it('is one also before 1970 and without a given time', () => {
    for (const id of [newId(-5), newId(0), newId()]) {
      expect(Id.safeParse(id).success).toBe(true)
      expect(id[14]).toBe('7')
      expect('89ab').toContain(id[19])
    }
  })
})
