import { deflateRawSync } from 'node:zlib'
import { describe, expect, it } from '@jest/globals'
import { readTable } from './read-table'

const csv = async (content: string | Uint8Array<ArrayBuffer>) => readTable(new Blob([content]))
const cells = async (content: string | Uint8Array<ArrayBuffer>) =>
  (await csv(content)).map((row) => row.cells)

/** A zip file as spreadsheets write it. */
function zip(members: Record<string, string>): Uint8Array<ArrayBuffer> {
  const [locals, directory]: [Buffer[], Buffer[]] = [[], []]
  let at = 0
  for (const [name, text] of Object.entries(members)) {
    const [body, label] = [deflateRawSync(text), Buffer.from(name)]
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50)
    local.writeUInt16LE(8, 8)
    local.writeUInt16LE(label.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(body.length, 20)
    entry.writeUInt32LE(Buffer.byteLength(text), 24)
    entry.writeUInt16LE(label.length, 28)
    entry.writeUInt32LE(at, 42)
    locals.push(local, label, body)
    directory.push(entry, label)
    at += local.length + label.length + body.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(Object.keys(members).length, 10)
  end.writeUInt32LE(at, 16)
  return Uint8Array.from(Buffer.concat([...locals, ...directory, end]))
}

const workbook = (sheet: string, more: Record<string, string> = {}) =>
  zip({
    'xl/workbook.xml': '<workbook><sheets><sheet name="Pasien" r:id="rId7"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId7" Target="worksheets/satu.xml"/></Relationships>',
    'xl/worksheets/satu.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
    'xl/sharedStrings.xml':
      '<sst><si><t>Nama</t></si><si><r><t>Siti </t></r><r><t>Aminah &amp; Co</t></r></si></sst>',
    'xl/styles.xml':
      '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy"/></numFmts>' +
      '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
      '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs></styleSheet>',
    ...more,
  })

describe('a file with separated values', () => {
  it.each([
    ['semicolons, as Excel writes it in Indonesia', 'kode;nama\nI10;Hipertensi\n'],
    ['commas', 'kode,nama\nI10,Hipertensi'],
    ['tabs', 'kode\tnama\r\nI10\tHipertensi\r\n'],
    ['a mark in front', '\ufeffkode;nama\nI10;Hipertensi'],
    ['a first line that tells the separator', 'sep=,\nkode,nama\nI10,Hipertensi'],
    ['empty lines between', '\n\nkode;nama\n;\nI10;Hipertensi\n\n'],
    ['quotes around everything', '"kode";"nama"\n"I10";"Hipertensi"'],
  ])('is read with %s', async (_, text) => {
    expect(await cells(text)).toEqual([
      ['kode', 'nama'],
      ['I10', 'Hipertensi'],
    ])
  })

  it('may hold separators, quotes and line ends between quotes', async () => {
    expect(await csv('nama,alamat\n"Siti ""Ti"" Aminah","Jl. Mawar,\nRT 2"\nBudi,Jl. Melati')).toEqual([
      { line: 1, cells: ['nama', 'alamat'] },
      { line: 2, cells: ['Siti "Ti" Aminah', 'Jl. Mawar,\nRT 2'] },
      { line: 4, cells: ['Budi', 'Jl. Melati'] },
    ])
  })

  it('is not parted at commas inside names when semicolons part it', async () => {
    expect((await cells('kode;nama\nA01;Tifus, tipes, tipus\nB05;Campak, gabagen, tampek'))[1]).toEqual([
      'A01',
      'Tifus, tipes, tipus',
    ])
  })

  it('is read as Windows wrote it, and in two bytes a letter', async () => {
    expect(
      await cells(Uint8Array.from([0x6e, 0x3b, 0x6d, 0x0a, 0x63, 0x61, 0x66, 0xe9, 0x3b, 0x78])),
    ).toEqual([
      ['n', 'm'],
      ['café', 'x'],
    ])
    const wide = Uint8Array.from(Buffer.from('\ufeffkode;nama\nI10;Hipertensi', 'utf16le'))
    expect(await cells(wide)).toEqual([
      ['kode', 'nama'],
      ['I10', 'Hipertensi'],
    ])
  })
})

describe('a workbook of Excel', () => {
  it('gives texts, numbers and dates as people see them, each in its column', async () => {
    const sheet =
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>Lahir</t></is></c></row>' +
      '<row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3"><v>3201014107909001</v></c><c r="C3" s="2"><v>32944</v></c></row>' +
      '<row r="4"><c r="B4"><v>3.201014107909001E15</v></c><c r="C4" s="1"><v>32944.5</v></c><c r="D4" t="b"><v>1</v></c></row>'
    expect(await readTable(new Blob([workbook(sheet)]))).toEqual([
      { line: 1, cells: ['Nama', '', 'Lahir'] },
      { line: 3, cells: ['Siti Aminah & Co', '3201014107909001', '1990-03-12'] },
      { line: 4, cells: ['', '3201014107909001', '1990-03-12', 'ya'] },
    ])
  })

  it('gives the sheet that is shown, not a hidden one', async () => {
    const more = {
      'xl/workbook.xml':
        '<workbook><sheets><sheet name="x" state="hidden" r:id="rId1"/><sheet name="y" r:id="rId7"/></sheets></workbook>',
    }
    const book = workbook('<row r="1"><c r="A1"><v>5</v></c></row>', more)
    expect((await readTable(new Blob([book])))[0]!.cells).toEqual(['5'])
  })
})

describe('a file that is no table', () => {
  it.each([
    ['empty', 'empty', new Uint8Array()],
    ['a picture', 'not_a_table', Uint8Array.from([0x89, 0x50, 0, 0, 0, 1])],
    ['a workbook from before 2007', 'old_excel', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0])],
    ['a cut workbook', 'damaged', workbook('<row r="1"/>').slice(0, 200)],
    ['another zip file', 'not_a_table', zip({ 'catatan.txt': 'halo' })],
    ['a workbook of one empty sheet', 'empty', workbook('')],
  ])('is told by why: %s', async (_, trouble, bytes) => {
    await expect(csv(bytes as Uint8Array<ArrayBuffer>)).rejects.toMatchObject({ trouble })
  })
})
