import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { id } from '../testing/samples.js'
import { aBatch } from '../testing/stock-samples.js'
import { isExpired, proposeBatches } from './propose-batches.js'

const today = '2026-11-23'
const batch = (n: number, expiresOn: string | null, balance: number) =>
  aBatch({ id: id(n), expiresOn, balance })
const taken = (batches: Parameters<typeof proposeBatches>[0], quantity: number) => {
  const { parts, missing } = proposeBatches(batches, quantity, today)
  return { parts: parts.map((part) => [part.batch.id, part.quantity]), missing }
}

describe('what to take from which batch', () => {
  it('is the one that expires first', () => {
    const batches = [batch(1, '2027-06-30', 50), batch(2, '2026-12-31', 50)]
    expect(taken(batches, 10)).toEqual({ parts: [[id(2), 10]], missing: 0 })
  })

  it('goes on with the next where one is not enough, and says what is missing', () => {
    const batches = [batch(1, '2027-06-30', 4), batch(2, '2026-12-31', 3)]
    expect(taken(batches, 10)).toEqual({
      parts: [
        [id(2), 3],
        [id(1), 4],
      ],
      missing: 3,
    })
  })

  it('is never an expired one, not even where there is nothing else; its last day still counts', () => {
    expect(taken([batch(1, '2026-11-22', 50)], 1)).toEqual({ parts: [], missing: 1 })
    expect(taken([batch(1, '2026-11-23', 50)], 1)).toEqual({ parts: [[id(1), 1]], missing: 0 })
  })

  it('is one of which nobody knows when it expires only after all others', () => {
    const batches = [batch(1, null, 5), batch(2, '2028-01-31', 5)]
    expect(taken(batches, 6).parts).toEqual([
      [id(2), 5],
      [id(1), 1],
    ])
  })

  it('adds up to what was asked for, whatever the shelf looks like, and never empties more than there is', () => {
    const shelf = fc.array(
      fc.record({
        expiresOn: fc.constantFrom('2026-11-22', '2026-11-23', '2027-01-31', '2028-01-31', null),
        balance: fc.integer({ min: -5, max: 20 }),
      }),
      { maxLength: 6 },
    )
    fc.assert(
      fc.property(shelf, fc.integer({ min: 1, max: 60 }), (rows, quantity) => {
        const batches = rows.map(({ expiresOn, balance }, n) => batch(n + 1, expiresOn, balance))
        const { parts, missing } = proposeBatches(batches, quantity, today)
        expect(parts.reduce((sum, part) => sum + part.quantity, missing)).toBe(quantity)
        for (const part of parts) {
          expect(part.quantity).toBeGreaterThan(0)
          expect(part.quantity).toBeLessThanOrEqual(part.batch.balance)
          expect(isExpired(part.batch, today)).toBe(false)
        }
      }),
    )
  })
})
