import { describe, expect, it } from '@jest/globals'
import { renderHtml } from '../render-html.js'
import { paperLines } from '../testing/paper-lines.js'
import { aPrescription, worstPrescription } from '../testing/worst-cases.js'
import { prescriptionPaper } from './prescription-paper.js'

describe('a prescription on paper', () => {
  it('says each medicine with its rule and amount, and the allergies above them', () => {
    expect(paperLines(prescriptionPaper(aPrescription()))).toEqual(
      expect.arrayContaining([
        'Tidak ada alergi (ditanya 20-11-2026)',
        '1 | Parasetamol tab 500 mg / 3 x sehari 1 tablet | 10 tablet',
      ]),
    )
  })

  it('says a child’s weight with its day, and that it was not taken', () => {
    const said = (weight: { kg: number | null; measuredOn: string | null }) =>
      paperLines(prescriptionPaper(aPrescription({ weight }))).find((line) => line.startsWith('Berat badan'))
    expect(said({ kg: 9.5, measuredOn: '2026-11-18' })).toBe('Berat badan | 9,5 kg (18-11-2026)')
    expect(said({ kg: null, measuredOn: null })).toBe('Berat badan | belum diukur')
  })

  it('keeps the reason why a medicine is given all the same', () => {
    const lines = paperLines(prescriptionPaper(aPrescription({ overrideReason: 'tidak ada pilihan lain' })))
    expect(lines).toContain('Tetap diberikan, alasan | tidak ada pilihan lain')
  })

  it('is drawn as before, with 12 medicines', () => {
    expect(renderHtml(prescriptionPaper(worstPrescription())).body).toMatchSnapshot()
  })
})
