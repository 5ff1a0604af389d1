import { describe, expect, it } from '@jest/globals'
import { renderHtml } from '../render-html.js'
import { paperLines } from '../testing/paper-lines.js'
import { aDailyRegister, aRegisteredVisit, worstDailyRegister } from '../testing/worst-cases.js'
import { dailyRegisterPaper } from './daily-register-paper.js'

const linesOf = (change: Parameters<typeof aDailyRegister>[0] = {}) =>
  paperLines(dailyRegisterPaper(aDailyRegister(change)))

describe('the register of a day', () => {
  it('says each visit on a line, in the order of arrival, and how many they were', () => {
    const lines = linesOf()
    expect(lines).toEqual(
      expect.arrayContaining(['Poli | Poli Umum', 'Tanggal | 20 November 2026', 'Penanggung jawab']),
    )
    expect(lines).toContain('Jumlah kunjungan | 2 (laki-laki 1, perempuan 1)')
    expect(lines.filter((line) => /^\d+ \| /.test(line))).toEqual([
      '1 | 07:49 | 00-12-34 | TN. YAKOB WENDA | 54 th 3 bl | L | Holtekamp | J06.9, I10 | BPJS | Pulang',
      '2 | 08:10 | T-7K2P-3 | AN. AISYAH PUTRI | 1 th 1 bl | P | - | - | Umum | belum selesai',
    ])
  })

  it('stands on a sheet lying on its side, its unit and day on each', () => {
    const { page, body } = renderHtml(dailyRegisterPaper(aDailyRegister()))
    expect(page).toEqual({ width: 297, height: 210 })
    expect(body).toContain('<td class="top">Poli Umum · 20-11-2026</td>')
  })

  it('tells a day without visits from visits that this device does not hold, and counts only what it knows', () => {
    const none = linesOf({ visits: { rows: [], complete: true } })
    expect(none).toEqual(
      expect.arrayContaining(['Tidak ada kunjungan pada hari ini.', 'Jumlah kunjungan | 0']),
    )
    const unknown = linesOf({ visits: { rows: [], complete: false } }).join('\n')
    expect(unknown).toContain('Belum ada di perangkat ini.')
    expect(unknown).not.toContain('Jumlah kunjungan')
    const some = linesOf({ visits: { rows: [aRegisteredVisit()], complete: false } }).join('\n')
    expect(some).toContain('Mungkin belum lengkap')
    expect(some).not.toContain('Jumlah kunjungan')
  })

  it('is drawn as before, with long names and 40 visits', () => {
    expect(renderHtml(dailyRegisterPaper(worstDailyRegister(40))).body).toMatchSnapshot()
  })
})
