import { describe, expect, it } from '@jest/globals'
import { renderHtml } from '../render-html.js'
import { paperLines } from '../testing/paper-lines.js'
import { aSickLetter, worstSickLetter } from '../testing/worst-cases.js'
import { sickLetterPaper } from './sick-letter-paper.js'

describe('the sick letter', () => {
  it('says who rests, and from which day until which, in figures and words', () => {
    const lines = paperLines(sickLetterPaper(aSickLetter()))
    expect(lines).toEqual(
      expect.arrayContaining([
        'Nomor: SKS/A3-002/20-11-2026',
        'Umur | 54 th 3 bl (12-08-1972)',
        'Pekerjaan | Nelayan',
        'Alamat | Dusun Kampung Tengah RT 3/RW 1, Holtekamp',
      ]),
    )
    expect(lines.join(' ')).toContain(
      'perlu beristirahat selama 3 (tiga) hari, terhitung mulai tanggal 20 November 2026 sampai dengan 22 November 2026.',
    )
  })

  it('has no place for a diagnosis', () => {
    expect(renderHtml(sickLetterPaper(aSickLetter())).body).not.toMatch(/diagnos|ICD/i)
  })

  it('says nothing where nothing is known', () => {
    const { patient } = aSickLetter()
    const unknown = { ...patient, occupation: null, address: null }
    expect(paperLines(sickLetterPaper(aSickLetter({ patient: unknown })))).toEqual(
      expect.arrayContaining(['Pekerjaan | -', 'Alamat | -']),
    )
  })

  it('is A5, and drawn as before', () => {
    const { body, page } = renderHtml(sickLetterPaper(worstSickLetter()))
    expect(page).toEqual({ width: 148, height: 210 })
    expect(body).toMatchSnapshot()
  })
})
