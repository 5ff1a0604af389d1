import { describe, expect, it } from '@jest/globals'
import type { CatalogueDrug } from '@lentera/contracts/catalogue/drug'
import { aDrug, drugs } from '@lentera/domain/testing/sample-drugs'
import { id } from '@lentera/domain/testing/samples'
import { emptyLine, readLine } from './read-lines'
import { substituteFor } from './substitute-offer'

const listed = { code: 'x', flags: [], words: '', active: true, loadId: id(1) }
const ten: CatalogueDrug = { ...drugs.amlodipine10, ...listed }
const five: CatalogueDrug = { ...drugs.amlodipine5, ...listed }
const ofStrength = (n: number, mg: number): CatalogueDrug => ({
  ...aDrug(`amlodipin tab ${mg} mg`, {
    id: id(n),
    ingredients: [{ substance: 'amlodipin', amountMg: mg, perMl: null }],
  }),
  ...listed,
})

/** `shelf`: what there is of a drug, by its id; of others nobody knows. */
function offer(text: string, shelf: Readonly<Record<string, number>>, others: readonly CatalogueDrug[] = []) {
  const list = [ten, five, ...others]
  const typed = { ...emptyLine(0), drugId: ten.id, text, reason: 'alasan lama' }
  const line = readLine(typed, (one) => list.find((drug) => drug.id === one) ?? null)
  const found = substituteFor(line, list, (one) => ({ balance: shelf[one] ?? null, asOf: null }))
  return found && { drug: found.drug.name, dose: found.dose, line: found.line }
}

describe('another strength in place of one that is empty', () => {
  it('is the same dose counted differently, and its amount follows', () => {
    expect(offer('1x1 no 30', { [five.id]: 100 })).toEqual({
      ...{ drug: five.name, dose: 2 },
      line: { key: 0, drugId: five.id, text: '1x2 tab no 60', reason: '' },
    })
  })

  it('keeps days as they were typed, and what was noted', () => {
    expect(offer('1x1 30hr "pagi hari"', { [five.id]: 100 })?.line.text).toBe('1x2 tab 30hr "pagi hari"')
  })

  it('is the nearest strength that is there', () => {
    const half = ofStrength(140, 2.5)
    expect(offer('1x1 no 30', { [half.id]: 500, [five.id]: 100 }, [half])?.drug).toBe(five.name)
    expect(offer('1x1 no 30', { [half.id]: 500, [five.id]: 0 }, [half])).toMatchObject({
      ...{ drug: half.name, dose: 4 },
    })
  })

  it('is none where nothing is there, nobody knows, or nobody can count it out', () => {
    expect(offer('1x1 no 30', { [five.id]: 0 })).toBeNull()
    expect(offer('1x1 no 30', {})).toBeNull()
    // A handful of eight, and a third of a tablet.
    expect(offer('1x1 no 30', { [id(141)]: 900 }, [ofStrength(141, 1.25)])).toBeNull()
    expect(offer('1x1 no 30', { [id(142)]: 900 }, [ofStrength(142, 30)])).toBeNull()
  })

  it('is none while the line says no rule', () => {
    expect(offer('', { [five.id]: 100 })).toBeNull()
  })
})
