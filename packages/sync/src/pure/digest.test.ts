import { describe, expect, it } from '@jest/globals'
import { digestOf } from './digest.js'

const rows = Array.from({ length: 500 }, (_, n) => ({
  entity: n % 2 ? 'patients' : 'visits',
  id: `0192f0a0-0000-4000-8000-${String(n).padStart(12, '0')}`,
  rowVersion: 1 + (n % 7),
}))

describe('a digest', () => {
  it('is the same in any order, and of fixed form', () => {
    expect(digestOf([...rows].reverse())).toEqual(digestOf(rows))
    expect(digestOf(rows)).toMatchObject({ count: 500, xor: expect.stringMatching(/^[0-9a-f]{16}$/) })
    expect(digestOf([])).toEqual({ count: 0, xor: '0000000000000000' })
  })

  it('differs for a row that is missing, is another, or has another version', () => {
    const [first, second] = [rows[0]!, rows[1]!]
    const others = [
      rows.slice(1),
      [{ ...first, rowVersion: 2 }, ...rows.slice(1)],
      [{ ...first, entity: 'vitals' }, ...rows.slice(1)],
      [{ ...first, rowVersion: 2 }, { ...second, rowVersion: 1 }, ...rows.slice(2)],
    ]
    const xors = [rows, ...others].map((one) => digestOf(one).xor)
    expect(new Set(xors).size).toBe(5)
  })
})
