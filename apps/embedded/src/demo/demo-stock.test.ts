import { describe, expect, it } from '@jest/globals'
import { CountStock } from '@lentera/contracts/inventory/count-stock'
import { ReceiveStock } from '@lentera/contracts/inventory/receive-stock'
import { puskesmasDrugs } from '@lentera/terminology/catalogue/drugs'
import { catalogueId } from '@lentera/domain/catalogue/catalogue-id'
import { demoFacility } from './demo-facility.js'
import { demoStock } from './demo-stock.js'

const drugs = puskesmasDrugs()
const today = '2026-11-23'
const stock = demoStock(drugs, today)
const lines = stock.deliveries.flatMap((delivery) => delivery.lines)
const idOf = (name: string) =>
  catalogueId(demoFacility.id, 'drugs', drugs.find((drug) => drug.name.startsWith(name))!.code)

describe('the stock of the demonstration', () => {
  it('could be typed, and is the same every time', () => {
    expect(demoStock(drugs, today)).toEqual(stock)
    for (const args of stock.deliveries) expect(ReceiveStock.args.safeParse(args).error).toBeUndefined()
    for (const args of stock.counts) expect(CountStock.args.safeParse(args).error).toBeUndefined()
  })

  it('has one to three batches of each drug, some about to expire, a few shelves empty', () => {
    for (const { code } of drugs) {
      const own = lines.filter(({ itemId }) => itemId === catalogueId(demoFacility.id, 'drugs', code))
      expect(own.length).toBeGreaterThanOrEqual(1)
      expect(own.length).toBeLessThanOrEqual(4)
    }
    expect(lines.some(({ expiresOn }) => expiresOn > today && expiresOn < '2027-02-20')).toBe(true)
    const empty = new Set(stock.counts.map(({ itemId }) => itemId)).size
    expect(empty).toBeGreaterThanOrEqual(2)
    expect(empty).toBeLessThanOrEqual(Math.ceil(drugs.length * 0.08))
  })

  it('is as the acceptance day finds it', () => {
    const of = (name: string) => lines.filter(({ itemId }) => itemId === idOf(name))
    expect(of('Amlodipin tab 5 mg').map(({ quantity }) => quantity)).toEqual([200])
    expect(of('OBH').map(({ quantity }) => quantity)).toEqual([1])
    expect(stock.counts.some(({ itemId }) => itemId === idOf('Amlodipin tab 10 mg'))).toBe(true)
    expect(of('Klorfeniramin').filter(({ expiresOn }) => expiresOn < today)).toHaveLength(1)
    expect(lines.filter(({ expiresOn }) => expiresOn < today)).toHaveLength(1)
  })
})
