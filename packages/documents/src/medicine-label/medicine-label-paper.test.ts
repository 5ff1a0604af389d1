import { describe, expect, it } from '@jest/globals'
import { renderHtml } from '../render-html.js'
import { paperLines } from '../testing/paper-lines.js'
import { aLabel, worstLabels } from '../testing/worst-cases.js'
import { medicineLabelsPaper } from './medicine-label-paper.js'

const one = (change: Parameters<typeof aLabel>[0] = {}) => medicineLabelsPaper([aLabel(change)], '60x40', 0)

describe('the label on a medicine', () => {
  it('says whose it is, what it is, how to take it and until when, and no price', () => {
    expect(paperLines(one())).toEqual([
      'Puskesmas Lentera Demo · No. A3-014 |  20-11-2026',
      'TN. YAKOB WENDA',
      'Lahir 12-08-1972',
      'Amoksisilin tab 500 mg |  15 tablet',
      '3 x sehari 1 tablet sesudah makan',
      'OBAT DALAM · HABISKAN',
      'ED 31-12-2027',
    ])
    expect(renderHtml(one()).body).not.toContain('Rp')
  })

  it('tells a medicine for the skin from one to swallow by word, frame and edge', () => {
    const { body } = renderHtml(one({ use: 'external', finish: false }))
    expect(body).toContain('<section class="sheet blue">')
    expect(body).toContain('<p class="bold framed">OBAT LUAR</p>')
    expect(renderHtml(one()).body).toContain('<section class="sheet none">')
  })

  it('says to shake a suspension, and what the pharmacist adds', () => {
    expect(paperLines(one({ shake: true, finish: false, note: 'simpan di lemari es' }))).toEqual(
      expect.arrayContaining(['OBAT DALAM · KOCOK DAHULU', 'simpan di lemari es']),
    )
  })

  it('does not leave an expiry that is not known here empty', () => {
    expect(paperLines(one({ expiresOn: null }))).toContain('ED lihat kemasan')
  })

  it('keeps an amount and its unit on one line', () => {
    expect(renderHtml(one()).body).toContain('3\u00a0x sehari 1\u00a0tablet')
  })

  it('prints all medicines of a prescription as one job, each on its own label, a copy being marked', () => {
    const paper = medicineLabelsPaper(worstLabels(), '50x30', 2)
    expect(renderHtml(paper).body.match(/<section/g)).toHaveLength(4)
    expect(renderHtml(paper).page).toEqual({ width: 50, height: 30 })
    expect(paperLines(paper).filter((line) => line.endsWith('SALINAN ke-2'))).toHaveLength(4)
  })

  it('is drawn as before', () => {
    expect(renderHtml(medicineLabelsPaper(worstLabels(), '60x40', 0)).body).toMatchSnapshot()
  })
})
