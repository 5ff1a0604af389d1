import { describe, expect, it } from '@jest/globals'
import type { CatalogueDrug } from '@lentera/contracts/catalogue/drug'
import type { StockBatch } from '@lentera/contracts/inventory/stock-batch'
import type { PrescriptionLine } from '@lentera/contracts/medications/prescription'
import { drugs } from '@lentera/domain/testing/sample-drugs'
import {
  aDirectoryEntry,
  aPrescription,
  aPrescriptionLine,
  aSigna,
  id,
} from '@lentera/domain/testing/samples'
import { aBatch } from '@lentera/domain/testing/stock-samples'
import { type LineChoice, planHandOver } from './hand-over-plan'
import { labelsOf } from './labels'

const listed = { code: 'x', flags: [], words: '', active: true, loadId: id(1) }
const ten: CatalogueDrug = { ...drugs.amlodipine10, ...listed }
const five: CatalogueDrug = { ...drugs.amlodipine5, ...listed }
const syrup: CatalogueDrug = { ...drugs.amoxicillinSyrup, ...listed, flags: ['antibiotic'] }
const eyeDrops: CatalogueDrug = { ...drugs.chloramphenicolEye, ...listed }
const catalogue = [ten, five, syrup, eyeDrops]

const lineOf = (drug: CatalogueDrug, quantity: number, change: Partial<PrescriptionLine> = {}) =>
  aPrescriptionLine({
    ...{ id: drug.id, drugId: drug.id, drugName: drug.name, unit: drug.unit, quantity },
    signa: aSigna({ timesPerDay: 1, doseUnit: drug.unit }),
    ...change,
  })
const batch = (drug: CatalogueDrug, balance: number, expiresOn = '2027-06-30') =>
  aBatch({ id: id(500 + Number.parseInt(drug.id.slice(-4), 16)), itemId: drug.id, balance, expiresOn })

/** The labels of a hand-over as it stands on the screen. */
function labels(
  lines: readonly PrescriptionLine[],
  shelf: readonly StockBatch[],
  choices: Readonly<Record<string, LineChoice>> = {},
) {
  const plan = planHandOver(
    lines.map((line) => ({ id: line.id, drugId: line.drugId, owed: line.quantity })),
    choices,
    {
      batchesOf: (drugId) => shelf.filter(({ itemId }) => itemId === drugId),
      covers: (prescribed, given) => (prescribed === ten.id && given === five.id ? 0.5 : null),
      today: '2026-11-20',
    },
  )
  return labelsOf({
    ...{ prescription: aPrescription(), lines, plan, number: 'A3-014', facility: 'Puskesmas Sentani' },
    ...{ entry: aDirectoryEntry(), patientName: 'Ny. Maria Wenda' },
    drugById: new Map(catalogue.map((drug) => [drug.id, drug])),
  })
}

describe('the labels of a hand-over', () => {
  it('say whose it is, what, how much, how to take it and until when', () => {
    expect(labels([lineOf(ten, 30, { note: 'pagi hari' })], [batch(ten, 50)])).toEqual([
      {
        ...{ facility: 'Puskesmas Sentani', number: 'A3-014', date: '2026-11-20' },
        patient: { name: 'Ny. Maria Wenda', birthDate: '1990-03-12' },
        ...{ drug: ten.name, amount: '30 tablet', rule: '1 x sehari 1 tablet' },
        ...{ use: 'oral', shake: false, finish: false, note: 'pagi hari', expiresOn: '2027-06-30' },
      },
    ])
  })

  it('of a substitute name what is in the bag, and how many of it make the dose', () => {
    const [label] = labels([lineOf(ten, 30)], [batch(ten, 0), batch(five, 200, '2027-01-31')], {
      [ten.id]: { drugId: five.id },
    })
    expect(label).toMatchObject({
      ...{ drug: five.name, amount: '60 tablet', rule: '1 x sehari 2 tablet', expiresOn: '2027-01-31' },
    })
  })

  it('of a part say what was given, and a line of which nothing is given has none', () => {
    const given = labels([lineOf(ten, 30), lineOf(five, 30)], [batch(ten, 8), batch(five, 0)])
    expect(given.map(({ drug, amount }) => [drug, amount])).toEqual([[ten.name, '8 tablet']])
    expect(labels([lineOf(ten, 30)], [batch(ten, 50)], { [ten.id]: { quantity: 'banyak' } })).toEqual([])
  })

  it('are blue for what is not swallowed, and say shake and finish where that is so', () => {
    const [drops, bottle] = labels([lineOf(eyeDrops, 1), lineOf(syrup, 1)], [])
    expect(drops).toMatchObject({ use: 'external', shake: false, finish: false })
    expect(bottle).toMatchObject({ use: 'oral', shake: true, finish: true })
  })

  it('say no date where the batch is not known', () => {
    const [label] = labels([lineOf(ten, 10)], [batch(ten, 50)], { [ten.id]: { batchId: 'unknown' } })
    expect(label).toMatchObject({ amount: '10 tablet', expiresOn: null })
  })
})
