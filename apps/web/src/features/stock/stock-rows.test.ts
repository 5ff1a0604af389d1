import { describe, expect, it } from '@jest/globals'
import type { CatalogueDrug } from '@lentera/contracts/catalogue/drug'
import type { LocalView } from '@lentera/sync/client/api'
import { id } from '@lentera/domain/testing/samples'
import { aBatch } from '@lentera/domain/testing/stock-samples'
import { findStock, stockList } from './stock-rows'

const drug = (n: number, name: string, active = true) =>
  ({ id: id(n), name, generic: name.toLowerCase(), code: `D${n}`, words: 'obat', active }) as CatalogueDrug
const known = (records: readonly { id: string }[]) => ({
  rows: records.map((record) => ({ record, rowVersion: 1, pendingBy: null })),
  complete: true,
  asOf: '2026-11-23T00:00:00.000Z',
})
const drugs = [drug(1, 'Parasetamol tab 500 mg'), drug(2, 'Amlodipin tab 5 mg'), drug(3, 'Kodein', false)]
const batches = [
  aBatch({ id: id(10), itemId: id(1), balance: 0 }),
  aBatch({ id: id(11), itemId: id(2), balance: 40 }),
  aBatch({ id: id(12), itemId: id(3), balance: 4, expiresOn: '2026-01-31' }),
]
const view = {
  all: ({ name }: { name: string }) => known(name === 'stock_batches' ? batches : drugs),
} as unknown as Pick<LocalView, 'all'>
const rows = stockList(view, '2026-11-23').rows

describe('the list of the stock', () => {
  it('is by name, with what is used no more as long as some of it lies there', () => {
    expect(rows.map((row) => [row.drug.name, row.shelf.usable, row.shelf.marks])).toEqual([
      ['Amlodipin tab 5 mg', 40, []],
      ['Kodein', 0, ['expired', 'empty']],
      ['Parasetamol tab 500 mg', 0, ['empty']],
    ])
  })

  it('is found by fragments in any order', () => {
    expect(findStock(rows, '500 para', false).map((row) => row.id)).toEqual([id(1)])
    expect(findStock(rows, 'xyz', false)).toEqual([])
  })

  it('can be cut down to what needs somebody', () => {
    expect(findStock(rows, '', true).map((row) => row.id)).toEqual([id(3), id(1)])
  })
})
