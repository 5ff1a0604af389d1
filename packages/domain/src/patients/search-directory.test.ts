import { describe, expect, it } from '@jest/globals'
import { partsOf } from '../testing/packed-parts.js'
import { aDirectoryEntry, id } from '../testing/samples.js'
import { DirectorySearch } from './search-directory.js'

const on = '2026-11-20'
const people = [
  aDirectoryEntry({
    id: id(1),
    name: 'Suparman',
    sex: 'male',
    birthDate: '1961-05-02',
    medicalRecordNumber: '00-00-01',
    hamlet: 'Krajan',
    motherName: 'Tukiyem',
    nikTail: '9012',
    bpjsTail: '567890',
    phoneTail: '112233',
  }),
  aDirectoryEntry({
    id: id(2),
    name: 'Siti Aminah',
    birthDate: '1961-08-17',
    medicalRecordNumber: '00-00-02',
    hamlet: null,
  }),
  aDirectoryEntry({
    id: id(3),
    name: 'Hj. Siti Aminah Rumbiak',
    birthDate: '1983-01-01',
    medicalRecordNumber: '00-12-34',
    hamlet: null,
    lastVisitOn: '2026-10-01',
  }),
  aDirectoryEntry({
    id: id(4),
    name: 'Muhammad Yusuf',
    sex: 'male',
    birthDate: '2020-02-29',
    medicalRecordNumber: 'T-2-1',
  }),
  aDirectoryEntry({
    id: id(5),
    name: 'Aminah Siti',
    birthDate: '1999-12-31',
    lastVisitOn: '2026-11-19',
    hamlet: 'Suparna',
  }),
]
const villages = [
  ['9171041004', 'Koya Barat'],
  ['9171041005', 'Koya Timur'],
] as const
const search = new DirectorySearch(villages)
const parts = partsOf(
  people.map((entry) => (entry.id === id(5) ? { ...entry, villageCode: '9171041005' } : entry)),
)
const find = (query: string, limit = 10): string[] =>
  search.find(parts, query, { on, limit }).map((entry) => entry.medicalRecordNumber + ' ' + entry.name)

describe('finding a person', () => {
  it.each([
    ['a part of the name and the hamlet', 'parman krajan', '00-00-01 Suparman'],
    ['old spelling', 'soeparman', '00-00-01 Suparman'],
    ['fragments in any order', 'krajan supar', '00-00-01 Suparman'],
    ['a birth year and a name', 'siti 1983', '00-12-34 Hj. Siti Aminah Rumbiak'],
    ['a birth date', '17-8-1961', '00-00-02 Siti Aminah'],
    ['a birth date as six digits', '170861', '00-00-02 Siti Aminah'],
    ['the record number in pairs', '00-12-34', '00-12-34 Hj. Siti Aminah Rumbiak'],
    ['the record number without zeros', '1234', '00-12-34 Hj. Siti Aminah Rumbiak'],
    ['a temporary number', 't-2-1', 'T-2-1 Muhammad Yusuf'],
    ['a short form of the name', 'moch joesoef', 'T-2-1 Muhammad Yusuf'],
    ['a whole NIK', '9171040205619012', '00-00-01 Suparman'],
    ['the last digits of a NIK', '9012', '00-00-01 Suparman'],
    ['a BPJS card', '0001234567890', '00-00-01 Suparman'],
    ['a phone number with spaces', '0812 3311 2233', '00-00-01 Suparman'],
    ['the mother', 'tukiyem', '00-00-01 Suparman'],
    ['the village', 'yusuf barat', 'T-2-1 Muhammad Yusuf'],
  ])('%s', (_what, query, expected) => {
    expect(find(query)[0]).toBe(expected)
  })

  it('leaves titles and RT out', () => {
    expect(find('ibu siti rt 3')).toEqual(find('siti'))
    expect(find('siti')).toHaveLength(3)
  })

  it('needs every fragment to fit', () => {
    expect(find('siti krajan')).toEqual([])
    expect(find('suparman 1962')).toEqual([])
  })

  it('puts whole words before beginnings and equal ones by their last visit', () => {
    expect(find('siti aminah').map((hit) => hit.slice(9))).toEqual([
      'Aminah Siti',
      'Hj. Siti Aminah Rumbiak',
      'Siti Aminah',
    ])
    expect(find('suparn')[0]).toContain('Aminah Siti')
    expect(find('am')).toHaveLength(3)
  })

  it('finds nobody for nothing', () => {
    expect([find(''), find('   '), find('--'), find('rt 3')]).toEqual([[], [], [], []])
  })

  it('answers no more than asked', () => {
    expect(find('siti', 2)).toHaveLength(2)
  })
})

describe('people of a like name', () => {
  const named = (name: string, change: Partial<Parameters<DirectorySearch['named']>[1]> = {}) =>
    search
      .named(parts, { name, birthDate: null, birthDateEstimated: true, villageCode: null, ...change }, on)
      .map((entry) => entry.id)

  it('born about then where an age was told', () => {
    expect(named('Siti Amina', { birthDate: '1962-07-01' })).toEqual([id(2)])
    expect(named('Siti Amina', { birthDate: '1966-07-01' })).toEqual([])
    expect(named('Siti', { birthDate: '1962-07-01' })).toEqual([id(2)])
  })

  it('of a day only those who may have told an age', () => {
    expect(named('Siti Aminah', { birthDate: '1961-08-17', birthDateEstimated: false })).toEqual([])
  })

  it('and the same words in the same village, whatever the day', () => {
    expect(named('Aminah Siti', { villageCode: '9171041005' })).toEqual([id(5)])
    expect(named('Aminah', { villageCode: '9171041005' })).toEqual([])
    expect(named('Siti Aminah', { villageCode: '0000000000' })).toEqual([])
  })
})
