import { describe, expect, it } from '@jest/globals'
import { renderHtml } from '../render-html.js'
import { paperLines } from '../testing/paper-lines.js'
import { aStockCard, worstStockCard } from '../testing/worst-cases.js'
import { stockCardPaper } from './stock-card-paper.js'

const rowsOf = (change: Parameters<typeof aStockCard>[0] = {}) =>
  paperLines(stockCardPaper(aStockCard(change))).filter((line) => /^\d\d-\d\d-\d{4} /.test(line))

describe('the stock card', () => {
  it('counts what remains from the opening, line by line', () => {
    expect(rowsOf()).toEqual([
      '02-11-2026 | Gudang farmasi kabupaten | AMX-2411 | 31-12-2027 | 1.000 |  | 2.200 | Aditya',
      '03-11-2026 | Resep A3-014 | AMX-2411 | 31-12-2027 |  | 15 | 2.185 | Aditya',
    ])
  })

  it('writes no remainder where the opening is not known on this device', () => {
    expect(rowsOf({ opening: null })[0]).toContain('| 1.000 |  |  | Aditya')
  })

  it('says that a balance below zero has to be counted', () => {
    const lines = (opening: number) => paperLines(stockCardPaper(aStockCard({ opening })))
    expect(lines(-1100)).toContain('Selisih: sisa di bawah nol, hitung stok.')
    expect(lines(0)).not.toContain('Selisih: sisa di bawah nol, hitung stok.')
  })

  it('is drawn as before, with 60 movements', () => {
    expect(renderHtml(stockCardPaper(worstStockCard())).body).toMatchSnapshot()
  })
})
