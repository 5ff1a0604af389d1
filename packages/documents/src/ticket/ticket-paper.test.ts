import { describe, expect, it } from '@jest/globals'
import { renderHtml } from '../render-html.js'
import { type TicketContent, ticketPaper } from './ticket-paper.js'

const aTicket = (change: Partial<TicketContent> = {}): TicketContent => ({
  facility: 'Puskesmas Lentera Demo',
  number: 'A3-014',
  unit: 'Poli Umum',
  ahead: { count: 4, complete: true },
  issuedAt: '20-11-2026 07:49',
  recordNumber: { value: '00-12-34', isTemporary: false },
  ...change,
})
/** The lines as somebody reads them. */
const linesOf = (change: Partial<TicketContent> = {}): string[] =>
  renderHtml(ticketPaper(aTicket(change)))
    .body.replace(/<svg.*?<\/svg>/g, '[kode]')
    .split(/<\/p>|<hr>/)
    .map((line) => line.replace(/<[^>]+>/g, '').trim())
    .filter(Boolean)

describe('the queue ticket', () => {
  it('says the number, the poli and how many people come before', () => {
    expect(linesOf()).toEqual([
      'Puskesmas Lentera Demo',
      'Nomor antrean',
      'A3-014',
      'Poli Umum',
      '4 orang di depan Anda',
      'No. RM 00-12-34',
      '20-11-2026 07:49',
      'Simpan kertas ini sampai selesai dilayani.',
    ])
  })

  it('says "at least" where another desk may have registered somebody', () => {
    expect(linesOf({ ahead: { count: 4, complete: false } })).toContain('Sedikitnya 4 orang di depan Anda')
  })

  it('marks a temporary record number as temporary', () => {
    const recordNumber = { value: 'T-7K2P-3', isTemporary: true }
    expect(linesOf({ recordNumber })).toContain('No. RM sementara T-7K2P-3')
    expect(renderHtml(ticketPaper(aTicket({ recordNumber }))).body).toContain('class="marked"')
    expect(renderHtml(ticketPaper(aTicket())).body).not.toContain('class="marked"')
  })

  it('says that it was printed before, and which number it takes the place of', () => {
    expect(linesOf({ again: { replaces: 'A3-009' } })).toEqual(
      expect.arrayContaining(['CETAK ULANG', 'Pengganti nomor A3-009']),
    )
    expect(linesOf({ again: { replaces: null } }).join()).not.toContain('Pengganti')
  })

  it('is as wide as the roll and as long as what it says', () => {
    expect(renderHtml(ticketPaper(aTicket())).page).toEqual({ width: 58, height: null })
  })
})

describe('a paper as HTML', () => {
  it('takes no value for markup', () => {
    const { body } = renderHtml(ticketPaper(aTicket({ unit: `<img src=x onerror="a('b')">&` })))
    expect(body).toContain('&lt;img src=x onerror=&quot;a(&#39;b&#39;)&quot;&gt;&amp;')
    expect(body).not.toContain('<img')
  })

  it('draws a code with its quiet zone, each run of black squares once', () => {
    const modules = [
      [true, true, false],
      [false, false, true],
      [true, false, true],
    ]
    const { body } = renderHtml(
      ticketPaper(aTicket({ code: { kind: 'squareCode', modules, label: 'Pindai' } })),
    )
    expect(body).toContain('viewBox="0 0 11 11"')
    expect(/ d="([^"]+)"/.exec(body)?.[1]).toBe('M4 4h2v1h-2zM6 5h1v1h-1zM4 6h1v1h-1zM6 6h1v1h-1z')
  })
})
