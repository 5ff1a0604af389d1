import { describe, expect, it } from '@jest/globals'
import type { CatalogueDrug } from '@lentera/contracts/catalogue/drug'
import { guessColumns, missingFields } from './import-fields'
import { priceOf } from './read-procedure'
import { readLines } from './read-lines'

const unknown = () => null
const table = (...rows: string[]) =>
  rows.map((row, at) => ({ line: at + 2, cells: row.split(';').map((cell) => cell.trim()) }))

describe('the columns of a file', () => {
  it('are told by their titles, however they are written', () => {
    expect(guessColumns('diagnoses', ['ICD-10 Code', 'icd10_en', 'icd10_id'])).toEqual({
      code: 0,
      english: 1,
      name: 2,
    })
    expect(guessColumns('drugs', ['No', 'Nama Obat', 'Satuan'])).toEqual({ name: 1, unit: 2 })
    expect(guessColumns('procedures', ['TINDAKAN', 'TARIF (Rp)'])).toEqual({ name: 0, price: 1 })
  })

  it('are those that somebody chose before, where the titles are the same', () => {
    expect(guessColumns('diagnoses', ['X1', 'Kode', 'Nama'], { name: 'X1' })).toEqual({ name: 0, code: 1 })
  })

  it('are missing where no title tells a needed one', () => {
    expect(missingFields('diagnoses', guessColumns('diagnoses', ['Kode', 'Arti']))).toEqual(['name'])
    expect(missingFields('drugs', { name: 0 })).toEqual([])
  })
})

describe('lines of a list of diagnoses', () => {
  const columns = { code: 0, name: 1, english: 2, words: 3 }

  it('are taken with the dot of the code put in and the lay words each once', () => {
    const { entries } = readLines(
      'diagnoses',
      table('j069; ISPA  akut;; batuk pilek, ISPA, batuk pilek'),
      columns,
      unknown,
    )
    expect(entries).toEqual([{ code: 'J06.9', name: 'ISPA akut', english: null, words: 'batuk pilek, ISPA' }])
  })

  it('are refused with their number and why, and hold up no other line', () => {
    const rows = table(
      'I10;Hipertensi;;',
      ';Tanpa kode;;',
      'abc;Salah;;',
      'K30;;;',
      'I10;Dua kali;;',
      `A09;${'x'.repeat(400)};;`,
    )
    const { entries, refused } = readLines('diagnoses', rows, columns, unknown)
    expect(entries.map(({ code }) => code)).toEqual(['I10'])
    expect(refused.map(({ line, why }) => [line, why])).toEqual([
      [3, 'code_missing'],
      [4, 'code_wrong'],
      [5, 'name_missing'],
      [6, 'twice'],
      [7, 'too_long'],
    ])
  })
})

describe('lines of a list of procedures', () => {
  it.each([
    ['Rp 15.000,00', 15000],
    ['15000', 15000],
    ['1,500,000', 1500000],
    ['Rp. 40.000,-', 40000],
    ['', null],
    ['0', 0],
    ['gratis', 'price_wrong'],
    ['15.5', 'price_wrong'],
  ])('have the tariff %j as %j', (written, price) => {
    expect(priceOf(written, null)).toBe(price)
  })

  it('get a code from their name where the file has none, and keep the tariff where it has no column', () => {
    const known = (code: string) => (code === 'cabut-gigi' ? ({ priceRupiah: 40000 } as never) : null)
    const { entries } = readLines('procedures', table('Cabut gigi'), { name: 0 }, known)
    expect(entries).toEqual([{ code: 'cabut-gigi', name: 'Cabut gigi', words: '', priceRupiah: 40000 }])
  })
})

describe('lines of a list of drugs', () => {
  const amoxicillin = {
    code: 'amox-500',
    form: 'tablet',
    unit: 'tablet',
    route: 'oral',
    generic: 'amoksisilin',
    ingredients: [{ substance: 'amoksisilin', amountMg: 500, perMl: null }],
    bottleMl: null,
    classes: ['penicillin'],
    pregnancy: 'safe',
    limits: { maxMgDay: 3000 },
    flags: ['antibiotic'],
  } as unknown as CatalogueDrug

  it('keep what warnings hang on, where the file does not speak of it', () => {
    const full = {
      ...amoxicillin,
      limits: {
        minMgPerKgDose: null,
        maxMgPerKgDose: null,
        maxMgPerKgDay: null,
        maxMgDose: null,
        maxMgDay: 3000,
      },
    }
    const { entries } = readLines(
      'drugs',
      table('amox-500;Amoksisilin tablet 500 mg'),
      { code: 0, name: 1 },
      () => full,
    )
    expect(entries[0]).toMatchObject({
      classes: ['penicillin'],
      pregnancy: 'safe',
      flags: ['antibiotic'],
      limits: { maxMgDay: 3000 },
    })
  })

  it('of a new drug say nothing that the file does not say: no group, no limit, pregnancy unknown', () => {
    const rows = table('Sefadroksil sirup kering 125 mg/5 ml;sefadroksil 125 mg/5 ml')
    const { entries } = readLines('drugs', rows, { name: 0, ingredients: 1 }, unknown)
    expect(entries).toMatchObject([
      {
        code: 'sefadroksil-sirup-kering-125-mg-5-ml',
        form: 'dry_syrup',
        unit: 'botol',
        classes: [],
        pregnancy: 'unknown',
        ingredients: [{ substance: 'sefadroksil', amountMg: 125, perMl: 5 }],
      },
    ])
  })

  it('are refused where the amounts cannot be read, for a warning would be wrong', () => {
    const { refused } = readLines('drugs', table('Obat A;lima ratus'), { name: 0, ingredients: 1 }, unknown)
    expect(refused.map(({ why }) => why)).toEqual(['ingredients_wrong'])
  })
})
