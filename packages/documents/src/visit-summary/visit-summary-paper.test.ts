import { describe, expect, it } from '@jest/globals'
import { renderHtml } from '../render-html.js'
import { paperLines } from '../testing/paper-lines.js'
import { aVisitSummary, worstVisitSummary } from '../testing/worst-cases.js'
import type { VisitSummaryContent } from './visit-summary-content.js'
import { visitSummaryPaper } from './visit-summary-paper.js'

const linesOf = (change: Partial<VisitSummaryContent> = {}) =>
  paperLines(visitSummaryPaper(aVisitSummary(change)))
const nothing = { rows: [], complete: true }
const notHere = { rows: [], complete: false }

describe('the summary of a visit', () => {
  it('says who, when, what was found, what was given and who signs', () => {
    const lines = linesOf().join('\n')
    for (const said of [
      'Puskesmas Lentera Demo',
      'Nama | TN. YAKOB WENDA',
      'Tanggal datang | 20-11-2026',
      'TD (tensi) | 150/90 mmHg',
      'Keluhan (S) | Batuk pilek 3 hari, demam naik turun.',
      'Pemeriksaan (O) | Faring hiperemis, paru vesikuler. / Tidak ada ronki.',
      'Tindakan | Nebulizer',
      'Parasetamol tab 500 mg | 3 x sehari 1 tablet sesudah makan | 10 tablet',
      'Sentani, 20 November 2026',
      'dr. Maria Ohee',
      'SIP 503/114/DPMPTSP/2024',
      'Dicetak 20-11-2026 10:42',
    ])
      expect(lines).toContain(said)
  })

  it('puts the main diagnosis first', () => {
    const rows = linesOf().filter((line) => /Utama|Sekunder/.test(line))
    expect(rows).toEqual(['J06.9 | ISPA akut | Utama | Baru', 'I10 | Hipertensi esensial | Sekunder | Lama'])
  })

  it('never lets "not asked" or "not on this device" look like "no allergy"', () => {
    const said = (allergies: VisitSummaryContent['allergies']) =>
      linesOf({ allergies }).find((line) => /alergi/i.test(line) && line !== 'Alergi')
    expect(said({ state: 'none', askedOn: '2026-11-20' })).toBe('Tidak ada alergi (ditanya 20-11-2026)')
    expect(said({ state: 'present', names: ['Udang', 'Debu'], askedOn: null })).toBe('ALERGI: Udang, Debu')
    expect(said({ state: 'not_asked' })).toContain('BELUM DITANYA')
    expect(said({ state: 'not_here' })).toContain('belum ada di perangkat ini')
  })

  it('tells what is not there from what this device does not hold', () => {
    const empty = linesOf({ diagnoses: nothing, medicines: nothing, vitals: nothing, notes: nothing })
    expect(empty).toEqual(
      expect.arrayContaining([
        ...['Belum ada diagnosis.', 'Tidak ada obat yang diresepkan.', 'Tidak diukur pada kunjungan ini.'],
        'Tidak ada catatan pemeriksaan.',
      ]),
    )
    const unknown = linesOf({ diagnoses: notHere, medicines: notHere, vitals: notHere, notes: notHere })
    expect(unknown.filter((line) => line === 'Belum ada di perangkat ini.')).toHaveLength(4)
  })

  it('tells that nothing was done from what was done and is not known here', () => {
    const said = (procedures: VisitSummaryContent['procedures']) =>
      linesOf({ procedures }).filter((line) => line.startsWith('Tindakan'))
    expect(said(nothing)).toEqual(['Tindakan | Tidak ada tindakan.'])
    expect(said(notHere)).toEqual(['Tindakan | Belum ada di perangkat ini.'])
    expect(said({ rows: [{ code: '93.94', name: 'Nebulizer' }], complete: false })).toEqual([
      'Tindakan | 93.94 Nebulizer',
      expect.stringMatching(/^Tindakan \| Mungkin belum lengkap/),
    ])
  })

  it('says that a list may be longer than it stands here', () => {
    const { diagnoses } = aVisitSummary()
    expect(linesOf({ diagnoses: { ...diagnoses, complete: false } }).join()).toContain(
      'Mungkin belum lengkap',
    )
    expect(linesOf().join()).not.toContain('Mungkin belum lengkap')
  })

  it('marks a copy on its face and on every page', () => {
    const lines = linesOf({ copy: 2 })
    expect(lines).toContain('SALINAN ke-2')
    expect(lines.at(-1)).toBe('Dicetak 20-11-2026 10:42 · SALINAN ke-2')
    expect(linesOf().join()).not.toContain('SALINAN')
  })

  it('leaves room to sign by hand where nobody signed a note', () => {
    expect(linesOf({ doctor: null })).toContain('(...................................)')
  })

  it('is drawn as before, with 15 diagnoses and 12 medicines', () => {
    expect(renderHtml(visitSummaryPaper(worstVisitSummary())).body).toMatchSnapshot()
  })
})
