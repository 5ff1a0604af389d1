import { describe, expect, it } from '@jest/globals'
import type { DiagnosisEntry } from '@lentera/contracts/catalogue/diagnosis'
import { asRow, diagnosisPart } from '../testing/packed-diagnoses.js'
import { DiagnosisSearch } from './search-diagnoses.js'

const list: DiagnosisEntry[] = [
  {
    code: 'I10',
    name: 'Hipertensi esensial',
    english: 'Essential hypertension',
    words: 'darah tinggi, tensi tinggi',
  },
  { code: 'I15.9', name: 'Hipertensi sekunder', english: null, words: '' },
  { code: 'O13', name: 'Hipertensi gestasional', english: null, words: 'tensi tinggi hamil' },
  { code: 'J02.9', name: 'Faringitis akut', english: 'Acute pharyngitis', words: 'radang tenggorokan' },
  { code: 'J02.0', name: 'Faringitis streptokokus', english: null, words: '' },
  { code: 'K08.8', name: 'Gangguan gigi lain', english: null, words: 'sakit gigi' },
  { code: 'M54.5', name: 'Nyeri punggung bawah', english: 'Low back pain', words: 'boyok' },
]
const parts = [diagnosisPart(list.slice(0, 3).map(asRow)), diagnosisPart(list.slice(3).map(asRow))]
const search = new DiagnosisSearch()
const found = (text: string, favourites: string[] = []) =>
  search.find(parts, text, { limit: 5, favourites: new Set(favourites) }).map(({ code }) => code)

describe('the search for a diagnosis', () => {
  it('finds by code, with the dot and without, whole and begun', () => {
    expect(found('J02.9')[0]).toBe('J02.9')
    expect(found('j029')[0]).toBe('J02.9')
    expect(found('j02')).toEqual(['J02.9', 'J02.0'])
  })

  it('finds by words in any order, each only begun', () => {
    expect(found('esen hiper')).toEqual(['I10'])
    expect(found('bawah nyeri pung')).toEqual(['M54.5'])
  })

  it('finds by what people say, the whole saying before a part of a name', () => {
    expect(found('tensi tinggi')[0]).toBe('I10')
    expect(found('tensi tinggi hamil')).toEqual(['O13'])
  })

  it('finds Latin, English and Dutch spelling, and what is typed by ear', () => {
    for (const typed of ['pharyngitis', 'faringitis', 'paringitis', 'pharingitis'])
      expect([typed, found(typed)[0]]).toEqual([typed, 'J02.9'])
  })

  it('takes sakit for nyeri, and bumil for hamil', () => {
    expect(found('sakit punggung')).toEqual(['M54.5'])
    expect(found('nyeri gigi')).toEqual(['K08.8'])
    expect(found('tensi tinggi bumil')).toEqual(['O13'])
  })

  it('forgives a slip, but only where nothing fits as it is typed', () => {
    expect(found('hipertnesi esensial')).toEqual(['I10'])
    expect(found('faringtis')[0]).toBe('J02.9')
    expect(found('boyok')).toEqual(['M54.5'])
  })

  it('shows what has most of the words where nothing has them all', () => {
    expect(found('hipertensi esensial berat')[0]).toBe('I10')
  })

  it('shows what the person uses often first', () => {
    expect(found('hipertensi')[0]).toBe('I10')
    expect(found('hipertensi', ['I15.9'])[0]).toBe('I15.9')
    expect(found('faringitis', ['I15.9'])).not.toContain('I15.9')
  })

  it('offers no code that is taken out of the list, and no older state of one', () => {
    const gone = [diagnosisPart([{ ...asRow(list[0]!), active: false }])]
    expect(search.find(gone, 'hipertensi', { limit: 5 })).toEqual([])
    const old = [diagnosisPart(list.map(asRow), (row) => row !== 0)]
    expect(search.find(old, 'hipertensi', { limit: 5 }).map(({ code }) => code)).not.toContain('I10')
  })

  it('finds nothing by nothing, and nothing by what is in no list', () => {
    expect(found('  ')).toEqual([])
    expect(found('xyzzy')).toEqual([])
  })
})
