import type { CatalogueKind } from '@lentera/contracts/catalogue/entry'

/** Something a line of a list says. */
export type FieldName =
  'code' | 'name' | 'english' | 'words' | 'generic' | 'form' | 'unit' | 'ingredients' | 'classes' | 'price'

export interface ImportField {
  readonly name: FieldName
  readonly isNeeded: boolean
  /** Titles of columns that mean it, in lower case without anything but letters and digits. */
  readonly titles: readonly string[]
}

const field = (name: FieldName, isNeeded: boolean, titles: string): ImportField => ({
  name,
  isNeeded,
  titles: titles.split(' '),
})

const words = field('words', false, 'kata katasehari istilah istilahawam sinonim alias awam words synonyms')

export const importFields: Record<CatalogueKind, readonly ImportField[]> = {
  diagnoses: [
    field(
      'code',
      true,
      'kode code icd icd10 icd10code kodeicd kodeicd10 kdicd kddiag kodediagnosa kodediagnosis',
    ),
    field(
      'name',
      true,
      'nama name icd10id namaid indonesia namaindonesia diagnosa diagnosis namadiagnosa namadiagnosis nmdiag namapenyakit penyakit deskripsi keterangan',
    ),
    field('english', false, 'inggris english icd10en namaen nameen namainggris str description'),
    words,
  ],
  drugs: [
    field('name', true, 'nama name namaobat nmobat obat barang namabarang sediaan'),
    field('code', false, 'kode code kodeobat kdobat kfa kodekfa kodebarang'),
    field('generic', false, 'generik generic namagenerik zataktif'),
    field('form', false, 'bentuk form bentuksediaan sediaanobat'),
    field('unit', false, 'satuan unit kemasan satuankecil'),
    field('ingredients', false, 'kandungan komposisi ingredients isi kekuatan'),
    field('classes', false, 'golongan kelas class kelasterapi'),
    words,
  ],
  procedures: [
    field('name', true, 'nama name namatindakan tindakan layanan pelayanan jenispelayanan uraian'),
    field('code', false, 'kode code kodetindakan icd9 icd9cm kdtindakan'),
    field('price', false, 'tarif harga price biaya tarifrp jumlah rupiah'),
    words,
  ],
}

/** Which column says which field; a field that is missing is in no column. */
export type ColumnChoice = Partial<Record<FieldName, number>>

export const titleKey = (title: string): string =>
  title
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')

/**
 * The columns as their titles tell them.
 * @param remembered titles that somebody chose before on this computer, by field; they come first
 */
export function guessColumns(
  kind: CatalogueKind,
  titles: readonly string[],
  remembered: Partial<Record<FieldName, string>> = {},
): ColumnChoice {
  const keys = titles.map(titleKey)
  const taken = new Set<number>()
  const choice: ColumnChoice = {}
  const take = (name: FieldName, wanted: readonly string[]) => {
    if (choice[name] !== undefined) return
    const at = wanted
      .map((title) => keys.findIndex((key, n) => key === title && !taken.has(n)))
      .find((n) => n >= 0)
    if (at === undefined) return
    choice[name] = at
    taken.add(at)
  }
  for (const { name } of importFields[kind]) if (remembered[name]) take(name, [titleKey(remembered[name])])
  for (const { name, titles: meant } of importFields[kind]) take(name, meant)
  return choice
}

/** What is needed and in no column. */
export const missingFields = (kind: CatalogueKind, choice: ColumnChoice): FieldName[] =>
  importFields[kind]
    .filter(({ name, isNeeded }) => isNeeded && choice[name] === undefined)
    .map(({ name }) => name)
