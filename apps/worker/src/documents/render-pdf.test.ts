import { describe, expect, it, jest } from '@jest/globals'
import { blockHtml } from '@lentera/documents/html-blocks'
import { pageMeasures } from '@lentera/documents/page-measures'
import type { Block, Paper } from '@lentera/documents/paper'
import { mm } from './place.js'
import { printable } from './printable.js'
import { renderPdf } from './render-pdf.js'
import { type DrawnText, type ReadPdf, readPdf } from './testing/pdf-text.js'
import { samplePapers } from './testing/sample-papers.js'
import { typeface } from './typeface.js'

// Hundreds of pages are laid out, on computers that do other things, too.
jest.setTimeout(120_000)

const letters = await typeface()
const papers = Object.entries(samplePapers)

/** Without white space: where a line ends is nobody's word. */
const bare = (text: string) => text.replace(/\s/g, '')
const said = (texts: readonly DrawnText[]) => bare(texts.map(({ text }) => text).join(''))

const entities: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
}
/** Each piece of text the HTML of a block shows: a paragraph, a cell, a label. */
const shownPieces = (block: Block): string[] =>
  blockHtml(block)
    .replace(/<svg.*?<\/svg>/g, '')
    .split(/<(?!br)[^>]*>/)
    .map((piece) =>
      piece.replace(/<br>/g, '\n').replace(/&(amp|lt|gt|quot|#39);/g, (sign) => entities[sign]!),
    )
    .map((piece) => bare(printable(piece, letters)))
    .filter(Boolean)

/** What stands on the pages beside head, foot and number of the page; those are drawn last. */
const contentOf = ({ format, running }: Paper, { texts, pages }: ReadPdf): string =>
  pages
    .map((_, n) => {
      const words = said(texts.filter(({ page }) => page === n + 1))
      if (pageMeasures[format].medium !== 'letter') return words
      const number = pages.length > 1 ? `Halaman${n + 1}dari${pages.length}` : ''
      const around = bare(`${running?.head ?? ''}${running?.foot ?? ''}`) + number
      expect(words.endsWith(around)).toBe(true)
      return words.slice(0, words.length - around.length)
    })
    .join('')

const aPaper = (blocks: readonly Block[], change: Partial<Paper> = {}): Paper => ({
  title: 'Contoh',
  format: 'a4',
  blocks,
  ...change,
})
const drawn = async (blocks: readonly Block[], change: Partial<Paper> = {}) =>
  readPdf(await renderPdf(aPaper(blocks, change)))
const text = (words: string): Block => ({ kind: 'text', text: words })

describe('a paper as PDF', () => {
  it.each(papers)('says whatever its HTML says, in the same order: %s', async (_, paper) => {
    const content = contentOf(paper, readPdf(await renderPdf(paper)))
    let from = 0
    for (const piece of paper.blocks.flatMap(shownPieces)) {
      const at = content.indexOf(piece, from)
      expect({ piece, isSaid: at >= 0, after: content.slice(from, from + 40) }).toMatchObject({
        isSaid: true,
      })
      from = at + piece.length
    }
    expect(from).toBeGreaterThan(0)
  })

  it.each(papers)('has nothing beside its page or across its edges: %s', async (_, paper) => {
    const { pages, texts } = readPdf(await renderPdf(paper))
    const { side } = pageMeasures[paper.format]
    for (const { page, x, y, size, text: words } of texts) {
      const { width, height } = pages[page - 1]!
      expect(x).toBeGreaterThanOrEqual(mm(side) - 0.1)
      // Bold letters are wider still.
      const end = x + letters.width(words.trimEnd(), size)
      expect({ words, isIn: end <= width - mm(side) + 0.1 }).toEqual({ words, isIn: true })
      expect(y - 0.8 * size).toBeGreaterThanOrEqual(0)
      expect(y).toBeLessThan(height)
    }
  })

  it('is as large as its sheet, its label, its roll', async () => {
    const sizeOf = async (name: string) => (await readPdf(await renderPdf(samplePapers[name]!))).pages[0]!
    expect(await sizeOf('visit summary')).toMatchObject({
      width: expect.closeTo(595.28),
      height: expect.closeTo(841.89),
    })
    expect(await sizeOf('daily register')).toMatchObject({
      width: expect.closeTo(841.89),
      height: expect.closeTo(595.28),
    })
    expect(await sizeOf('prescription')).toMatchObject({
      width: expect.closeTo(419.53),
      height: expect.closeTo(595.28),
    })
    expect(await sizeOf('medicine labels')).toMatchObject({
      width: expect.closeTo(170.08),
      height: expect.closeTo(113.39),
    })
    const short = await sizeOf('record number')
    const long = await sizeOf('ticket')
    expect(short.width).toBeCloseTo(164.41)
    expect(long.height - short.height).toBeGreaterThan(mm(40))
  })

  it('has a page for each label, whatever stands on it', async () => {
    for (const name of ['medicine labels', 'small medicine labels'])
      expect(readPdf(await renderPdf(samplePapers[name]!)).pages).toHaveLength(4)
  })

  it.each(papers)('is the same bytes each time: %s', async (_, paper) => {
    const [one, other] = await Promise.all([renderPdf(paper), renderPdf(structuredClone(paper))])
    expect(Buffer.compare(one, other)).toBe(0)
  })

  it('says the moment it is handed, and no other', async () => {
    const paper = samplePapers['ticket']!
    const at = (moment: string) => renderPdf(paper, new Date(moment))
    const morning = Buffer.from(await at('2026-11-20T00:49:00Z'))
    expect(morning.includes('D:20261120004900Z')).toBe(true)
    expect(Buffer.compare(morning, await at('2026-11-20T00:50:00Z'))).not.toBe(0)
    expect(Buffer.compare(morning, await at('2026-11-20T00:49:00Z'))).toBe(0)
  })

  it('carries its letters', async () => {
    const { fonts } = readPdf(await renderPdf(samplePapers['visit summary']!))
    expect(fonts.map(({ name }) => name.replace(/^\w+\+/, '')).sort()).toEqual([
      'Roboto-Medium',
      'Roboto-Regular',
    ])
    expect(fonts.every(({ isEmbedded }) => isEmbedded)).toBe(true)
  })
})

describe('the end of a page', () => {
  const table = (rows: readonly (readonly string[])[]): Block => ({
    kind: 'table',
    columns: [
      { label: 'No.', width: 20 },
      { label: 'Keterangan', width: 80 },
    ],
    rows,
  })

  it('cuts no row, and the names of the columns stand on each page', async () => {
    const rows = Array.from({ length: 200 }, (_, n) => [
      `nomor-${n}`,
      `mulai-${n} ${'uraian panjang '.repeat(n % 9)}akhir-${n}`,
    ])
    const { texts, pages } = await drawn([table(rows)])
    const pageOf = (words: string) =>
      texts.filter((part) => part.text.trim() === words).map(({ page }) => page)
    expect(pages.length).toBeGreaterThan(5)
    for (let n = 0; n < rows.length; n++) {
      expect(pageOf(`nomor-${n}`)).toHaveLength(1)
      expect([pageOf(`mulai-${n}`), pageOf(`akhir-${n}`)]).toEqual([
        pageOf(`nomor-${n}`),
        pageOf(`nomor-${n}`),
      ])
    }
    expect(pageOf('Keterangan')).toEqual(pages.map((_, n) => n + 1))
  })

  it('loses nothing of a row that is higher than a page', async () => {
    const high = Array.from({ length: 300 }, (_, n) => `baris-${n}`)
    const blocks: Block[] = [
      table([
        ['1', 'a'],
        ['2', high.join('\n')],
        ['3', 'z'],
      ]),
      {
        kind: 'facts',
        rows: [
          { label: 'Keluhan', value: high.join('\n') },
          { label: 'Rencana', value: 'pulang' },
        ],
      },
      { kind: 'text', text: high.join('\n'), framed: true },
    ]
    for (const block of blocks) {
      const { texts, pages } = await drawn([block])
      expect(pages.length).toBeGreaterThan(3)
      expect(
        texts.filter(({ text: words }) => words.startsWith('baris-')).map(({ text: words }) => words),
      ).toEqual(high)
    }
  })

  it('loses nothing of a row about as high as a page', async () => {
    for (let count = 46; count <= 56; count++) {
      const high = Array.from({ length: count }, (_, n) => `baris-${n}`)
      const { texts } = await drawn([
        text('di atas'),
        table([
          ['1', high.join('\n')],
          ['2', high.join('\n')],
        ]),
      ])
      expect(texts.filter(({ text: words }) => words.startsWith('baris-'))).toHaveLength(2 * count)
    }
  })

  const begins: [string, Block][] = [
    ['a text', text('mulai sini '.repeat(60))],
    ['facts', { kind: 'facts', rows: [{ label: 'mulai', value: 'uraian '.repeat(60) }] }],
    ['a table', table([['mulai', 'uraian '.repeat(60)]])],
    ['a frame', { kind: 'text', text: 'mulai '.repeat(60), framed: true }],
    ['a heading', { kind: 'heading', text: 'mulai' }],
  ]
  it.each(begins)('leaves no heading alone above %s', async (_, below) => {
    const filler = (lines: number) => text(Array.from({ length: lines }, (_, n) => `isi ${n}`).join('\n'))
    const pagesOfHeading = new Set<number>()
    for (let count = 44; count <= 53; count++) {
      const blocks = [filler(count), { kind: 'heading', text: 'Judul' } as const, below, text('penutup')]
      const { texts } = await drawn(blocks)
      const heading = texts.find((part) => part.text.trim() === 'Judul')!
      const first = texts.find((part) => part.text.trim() === 'mulai')!
      expect({ count, page: first.page }).toEqual({ count, page: heading.page })
      pagesOfHeading.add(heading.page)
    }
    // Both sides of the end of the page were tried.
    expect([...pagesOfHeading].sort()).toEqual([1, 2])
  })

  it('cuts no signature', async () => {
    const signature: Block = {
      kind: 'signature',
      lines: ['Sentani', 'Dokter'],
      name: 'dr.Maria',
      under: ['SIP'],
    }
    for (let count = 42; count <= 52; count += 2) {
      const filler = text(Array.from({ length: count }, (_, n) => `isi ${n}`).join('\n'))
      const { texts } = await drawn([filler, signature])
      const pageOf = (words: string) => texts.find((part) => part.text.trim() === words)!.page
      expect([pageOf('dr.Maria'), pageOf('SIP')]).toEqual([pageOf('Sentani'), pageOf('Sentani')])
    }
  })
})

describe('whatever somebody wrote', () => {
  const hostile: [string, string][] = [
    ['a word without an end', 'W'.repeat(2_000)],
    ['a thousand lines', Array.from({ length: 1_000 }, (_, n) => `baris ${n}`).join('\n')],
    ['a paragraph without an end', 'kata lain lagi '.repeat(800)],
    ['markup', '<script>alert("1")</script> & <b>x</b>'],
    ['other scripts and directions', '👩‍👩‍👧‍👦 🩺 \u202eTERBALIK\u202c \u200f نص عربي 漢字 \ud800 1⅓'],
    ['nothing', ''],
    ['white', ' \n\n\t '],
  ]
  const blocksOf = (words: string): Block[] => [
    { kind: 'text', text: words },
    { kind: 'facts', columns: 2, rows: [{ label: 'a', value: words }] },
    {
      kind: 'table',
      columns: [
        { label: 'a', width: 30, whole: true },
        { label: 'b', width: 70 },
      ],
      rows: [[words.slice(0, 300), words]],
    },
  ]
  const shortBlocksOf = (words: string): Block[] => [
    { kind: 'text', text: words, framed: true, bold: true },
    { kind: 'text', text: words, size: 'huge' },
    { kind: 'pair', label: words, value: words, marked: true },
    { kind: 'ends', left: words, right: words },
    { kind: 'rule' },
    { kind: 'heading', text: words },
    { kind: 'letterhead', over: [words], name: words, under: [words] },
    { kind: 'signature', lines: [words], name: words, under: [words] },
    { kind: 'squareCode', modules: [], label: words },
    { kind: 'facts', rows: [] },
    { kind: 'table', columns: [{ label: words, width: 100 }], rows: [] },
    { kind: 'table', columns: [], rows: [] },
    { kind: 'sheet', edge: 'blue', blocks: [{ kind: 'text', text: words }] },
  ]

  it.each(hostile)(
    'is printed whole on a letter and a roll: %s',
    async (_, words) => {
      for (const format of ['a4', 'roll58'] as const)
        for (const block of blocksOf(words)) {
          const { texts, pages } = await drawn([block], { format, running: { head: words, foot: 'kaki' } })
          expect(said(texts)).toContain(bare(printable(words, letters)).slice(-12))
          expect(said(texts).length).toBeGreaterThanOrEqual(bare(printable(words, letters)).length)
          expect(Math.max(...pages.map(({ height }) => height))).toBeLessThanOrEqual(14_400)
        }
    },
    120_000,
  )

  it('is printed whole to the ten thousandth line; a roll is cut where readers go no further', async () => {
    const rows = Array.from({ length: 10_000 }, (_, n) => `baris-${n}`)
    const blocks: Block[] = [
      text(rows.slice(0, 5_000).join('\n')),
      { kind: 'facts', rows: [{ label: 'Catatan', value: rows.slice(5_000).join('\n') }] },
    ]
    for (const format of ['a4', 'roll58'] as const) {
      const { texts, pages } = await drawn(blocks, { format })
      expect(texts.map((part) => part.text).filter((words) => words.startsWith('baris-'))).toEqual(rows)
      expect(Math.max(...pages.map(({ height }) => height))).toBeLessThanOrEqual(14_400)
    }
  }, 120_000)

  it.each(hostile)(
    'stands in any block of any format: %s',
    async (_, words) => {
      for (const format of ['a5', 'roll58', 'label50x30'] as const)
        for (const block of shortBlocksOf(words.slice(0, 1_000))) {
          const bytes = await renderPdf(aPaper([block], { format, title: words.slice(0, 100) }))
          expect(readPdf(bytes).pages.length).toBeGreaterThan(0)
        }
    },
    120_000,
  )

  it('is text and never an instruction: no file is read and nothing is requested', async () => {
    const words = 'file:///etc/passwd https://example.org/x.png {{a}} ![x](y)'
    const { texts } = await drawn([text(words)])
    expect(said(texts)).toBe(bare(words))
  })

  it('has its rows refused where a cell would be left out', async () => {
    const block: Block = { kind: 'table', columns: [{ label: 'a', width: 100 }], rows: [['1', '2']] }
    await expect(renderPdf(aPaper([block]))).rejects.toThrow('more cells')
  })
})
