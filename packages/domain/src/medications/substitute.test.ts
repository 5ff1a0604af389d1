import { describe, expect, it } from '@jest/globals'
import type { CatalogueDrug } from '@lentera/contracts/catalogue/drug'
import { id } from '../testing/samples.js'
import { owedOf } from './owed.js'
import { coveredByOne, substitutesFor } from './substitute.js'

const tablet = (n: number, substance: string, amountMg: number, more: Partial<CatalogueDrug> = {}) =>
  ({
    id: id(n),
    route: 'oral',
    form: 'tablet',
    active: true,
    ingredients: [{ substance, amountMg, perMl: null }],
    ...more,
  }) as CatalogueDrug

const ten = tablet(1, 'amlodipin', 10)
const five = tablet(2, 'amlodipin', 5)
const syrup = tablet(3, 'amlodipin', 5, { ingredients: [{ substance: 'amlodipin', amountMg: 5, perMl: 5 }] })
const mixed = tablet(4, 'amlodipin', 5, {
  ingredients: [...five.ingredients, { substance: 'valsartan', amountMg: 80, perMl: null }],
})

describe('a substitute', () => {
  it('of half the strength covers a half', () => {
    expect(coveredByOne(ten, five)).toBe(0.5)
    expect(coveredByOne(five, ten)).toBe(2)
  })

  it('is not computed from another substance, a liquid or a mixture', () => {
    expect(coveredByOne(ten, tablet(5, 'nifedipin', 10))).toBeNull()
    expect(coveredByOne(ten, syrup)).toBeNull()
    expect(coveredByOne(ten, mixed)).toBeNull()
  })

  it('is offered for the same route, the nearest strength first, nothing that was taken off the list', () => {
    const half = tablet(6, 'amlodipin', 2.5)
    const gone = tablet(7, 'amlodipin', 10, { active: false })
    const cream = tablet(8, 'amlodipin', 10, { route: 'topical' })
    expect(substitutesFor(ten, [half, gone, cream, five, ten])).toEqual([five, half])
  })
})

describe('what is owed', () => {
  it('is what was prescribed less what the given stands for', () => {
    const line = { id: id(9), quantity: 30 }
    expect(owedOf(line, [])).toBe(30)
    expect(
      owedOf(line, [
        { lineId: id(9), covers: 10 },
        { lineId: id(9), covers: 7.5 },
      ]),
    ).toBe(12.5)
    expect(owedOf(line, [{ lineId: id(8), covers: 10 }])).toBe(30)
    expect(owedOf(line, [{ lineId: id(9), covers: 40 }])).toBe(0)
  })
})
