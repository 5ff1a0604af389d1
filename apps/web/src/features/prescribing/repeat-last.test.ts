import { describe, expect, it } from '@jest/globals'
import type { CatalogueDrug } from '@lentera/contracts/catalogue/drug'
import { drugs } from '@lentera/domain/testing/sample-drugs'
import { aPrescription, aPrescriptionLine, aSigna, id } from '@lentera/domain/testing/samples'
import { repeatLast } from './repeat-last'

const listed = (drug: (typeof drugs)[keyof typeof drugs], active = true): CatalogueDrug => ({
  ...drug,
  ...{ code: drug.name, flags: [], words: '', active, loadId: id(1) },
})
const amlodipine = listed(drugs.amlodipine5)
const simvastatin = listed(drugs.simvastatin, false)
const drugOf = (drugId: string) => [amlodipine, simvastatin].find((drug) => drug.id === drugId) ?? null

const october = aPrescription({
  id: id(45),
  visitId: id(19),
  serviceDate: '2026-10-20',
  prescribedAt: '2026-10-20T00:00:00.000Z',
})
const lines = [
  aPrescriptionLine({
    ...{ id: id(51), prescriptionId: id(45), position: 1, drugId: simvastatin.id, drugName: 'Simvastatin' },
  }),
  aPrescriptionLine({
    ...{ id: id(50), prescriptionId: id(45), drugId: amlodipine.id, drugName: 'Amlodipin', quantity: 30 },
    ...{ days: 30, signa: aSigna({ timesPerDay: 1, timing: 'after_meal' }), note: 'pagi hari' },
  }),
]
const again = (change: Partial<Parameters<typeof repeatLast>[0]> = {}, balance: number | null = 100) =>
  repeatLast({ prescriptions: [october], lines, ...change }, id(20), drugOf, () => balance)

describe('repeating the last prescription', () => {
  it('writes its lines as they would be typed, and says what is not in the list any more', () => {
    expect(again()).toEqual({
      on: '2026-10-20',
      lines: [{ drugId: amlodipine.id, text: '1x1 tab pc 30hr no 30 "pagi hari"' }],
      unlisted: ['Simvastatin'],
      short: [],
    })
  })

  it('says which drug the book has too little of, where it knows', () => {
    expect(again({}, 12)?.short).toEqual(['Amlodipin'])
    expect(again({}, null)?.short).toEqual([])
  })

  it('repeats neither what was cancelled nor what was sent in this visit', () => {
    expect(again({ prescriptions: [{ ...october, status: 'cancelled' }] })).toBeNull()
    expect(again({ prescriptions: [{ ...october, visitId: id(20) }] })).toBeNull()
  })

  it('takes the newest', () => {
    const older = aPrescription({ id: id(46), visitId: id(18), prescribedAt: '2026-09-01T00:00:00.000Z' })
    expect(again({ prescriptions: [older, october] })?.on).toBe('2026-10-20')
  })
})
