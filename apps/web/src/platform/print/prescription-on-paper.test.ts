import { describe, expect, it } from '@jest/globals'
import { aPrescription, aPrescriptionLine, aSigna } from '@lentera/domain/testing/samples'
import { prescriptionOnPaper } from './prescription-on-paper'

const line = aPrescriptionLine({
  ...{ drugName: 'Parasetamol tab 500 mg', unit: 'tablet', quantity: 9, note: 'kalau demam' },
  signa: aSigna({ dose: 1, doseUnit: 'tablet', timesPerDay: 3, timing: null }),
})

describe('a sent prescription as its paper says it', () => {
  it('has each medicine with rule, amount and note', () => {
    expect(prescriptionOnPaper(aPrescription(), [line], '1990-03-12').medicines).toEqual([
      {
        ...{ name: 'Parasetamol tab 500 mg', rule: '3 x sehari 1 tablet' },
        ...{ amount: '9 tablet', note: 'kalau demam' },
      },
    ])
  })

  it('says the weight of a child, also that there was none, and of a grown-up nothing', () => {
    const weightOf = (birthDate: string, weightKg: number | null) =>
      prescriptionOnPaper(aPrescription({ weightKg }), [line], birthDate).weight
    expect(weightOf('2025-10-15', 9)).toEqual({ kg: 9, measuredOn: null })
    expect(weightOf('2025-10-15', null)).toEqual({ kg: null, measuredOn: null })
    expect(weightOf('1990-03-12', null)).toBe('not_asked')
  })

  it('keeps why something was given all the same', () => {
    const paper = prescriptionOnPaper(
      aPrescription({ overrideReason: 'tidak ada lain' }),
      [line],
      '1990-03-12',
    )
    expect(paper).toMatchObject({ overrideReason: 'tidak ada lain', date: '2026-11-20' })
  })
})
