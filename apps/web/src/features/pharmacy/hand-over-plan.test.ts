import { describe, expect, it } from '@jest/globals'
import type { StockBatch } from '@lentera/contracts/inventory/stock-batch'
import { id } from '@lentera/domain/testing/samples'
import { aBatch } from '@lentera/domain/testing/stock-samples'
import { amountOf, planHandOver, type LineChoice } from './hand-over-plan'

const [ten, five] = [id(1), id(2)]
const batch = (n: number, itemId: string, expiresOn: string, balance: number) =>
  aBatch({ id: id(n), itemId, expiresOn, balance })
const plan = (
  batches: readonly StockBatch[],
  owed: readonly number[],
  choices: Readonly<Record<string, LineChoice>> = {},
) =>
  planHandOver(
    owed.map((amount, n) => ({ id: id(50 + n), drugId: ten, owed: amount })),
    choices,
    {
      batchesOf: (drugId) => batches.filter(({ itemId }) => itemId === drugId),
      covers: (prescribed, given) => (prescribed === ten && given === five ? 0.5 : null),
      today: '2026-11-23',
    },
  ).map(({ quantity, parts, short, isExpired }) => ({
    quantity,
    parts: parts.map((part) => [part.batch?.id ?? null, part.quantity, part.covers]),
    short,
    isExpired,
  }))

describe('what is handed over for a prescription', () => {
  it('is all that was prescribed, from the batch that expires first', () => {
    const batches = [batch(10, ten, '2027-06-30', 50), batch(11, ten, '2026-12-31', 50)]
    expect(plan(batches, [30])).toEqual([
      { quantity: 30, parts: [[id(11), 30, 30]], short: 0, isExpired: false },
    ])
  })

  it('is what there is, and the rest is owed; expired drugs are not there', () => {
    const batches = [batch(10, ten, '2027-06-30', 8), batch(11, ten, '2026-10-31', 50)]
    expect(plan(batches, [30])).toEqual([
      { quantity: 8, parts: [[id(10), 8, 8]], short: 22, isExpired: false },
    ])
  })

  it('does not count the same tablets for two lines', () => {
    const [first, second] = plan([batch(10, ten, '2027-06-30', 10)], [8, 8])
    expect([first!.quantity, second!.quantity]).toEqual([8, 2])
  })

  it('of a drug without a card is all of it, from no batch', () => {
    expect(plan([], [10])).toEqual([{ quantity: 10, parts: [[null, 10, 10]], short: 0, isExpired: false }])
  })

  it('may be more than the book knows of: it is booked on the batch that was used last', () => {
    const batches = [batch(10, ten, '2027-06-30', 1), batch(11, ten, '2026-10-31', 50)]
    const typed = { [id(50)]: { quantity: '2' } }
    expect(plan(batches, [2], typed)[0]!.parts).toEqual([[id(10), 2, 2]])
    const empty = [batch(10, ten, '2027-06-30', 0), batch(11, ten, '2026-10-31', 50)]
    expect(plan(empty, [2], typed)[0]!.parts).toEqual([[id(10), 2, 2]])
  })

  it('from a batch that somebody picked is taken there, and an expired one is said to be expired', () => {
    const batches = [batch(10, ten, '2027-06-30', 50), batch(11, ten, '2026-10-31', 50)]
    expect(plan(batches, [5], { [id(50)]: { batchId: id(11) } })).toEqual([
      { quantity: 5, parts: [[id(11), 5, 5]], short: 0, isExpired: true },
    ])
    expect(plan(batches, [5], { [id(50)]: { batchId: 'unknown' } })[0]!.parts).toEqual([[null, 5, 5]])
  })

  it('by a substitute of half the strength is twice as much, and leaves nothing owed', () => {
    const batches = [batch(10, ten, '2027-06-30', 0), batch(12, five, '2027-06-30', 200)]
    expect(plan(batches, [30], { [id(50)]: { drugId: five } })).toEqual([
      { quantity: 60, parts: [[id(12), 60, 30]], short: 0, isExpired: false },
    ])
  })

  it('is nothing where nothing was typed, and no amount where no half was', () => {
    expect(amountOf('')).toBe(0)
    expect(amountOf('7,5')).toBe(7.5)
    for (const text of ['1,3', '-2', 'dua', '1/2']) expect(amountOf(text)).toBeNull()
  })
})
