import { describe, expect, it } from '@jest/globals'
import type { PatientDirectoryEntry } from '@lentera/contracts/patients/patient'
import fc from 'fast-check'
import { partOf } from '../testing/packed-parts.js'
import { aDirectoryEntry, id } from '../testing/samples.js'
import { packEntry, searchByRows } from '../testing/search-by-rows.js'
import { likelyDuplicates } from './likely-duplicates.js'
import { DirectorySearch } from './search-directory.js'

const on = '2026-11-20'
const villages = new Map([
  ['9171041001', 'Koya Barat'],
  ['9171041002', 'Koya Timur'],
  ['9171041003', 'An Nur'],
])

const word = fc.constantFrom(
  ...[
    'Siti',
    'Aminah',
    'Soeparman',
    'Parman',
    'Moch.',
    'M',
    'Joesoef',
    'Yusuf',
    'Djoko',
    'Tjut',
    'Nyak',
    'S',
  ],
  ...['Hj.', 'dr.', 'An', 'Nisa', 'bin', 'Rumbiak', 'Aiéda', "Nu'man", 'Abdoel', 'Koya', 'anana', 'nana'],
)
const name = fc
  .tuple(fc.array(word, { minLength: 1, maxLength: 4 }), fc.constantFrom('', ', S.Kep.'))
  .map(([words, degree]) => words.join(' ') + degree)
const digits = (length: number) =>
  fc.array(fc.constantFrom(...'0129'), { minLength: length, maxLength: length }).map((all) => all.join(''))
const date = fc.constantFrom('1961-08-17', '1983-01-01', '2020-02-29', '1961-05-02', '2026-11-19')

const entries: fc.Arbitrary<PatientDirectoryEntry[]> = fc
  .array(
    fc.record({
      name,
      motherName: fc.option(name),
      hamlet: fc.option(name),
      villageCode: fc.constantFrom(...villages.keys(), '9999999999'),
      birthDate: date,
      lastVisitOn: fc.option(date),
      medicalRecordNumber: fc.oneof(
        digits(6).map((all) => all.replace(/(..)(..)(..)/, '$1-$2-$3')),
        fc.constantFrom('T-2-1', 'T-9A-12'),
      ),
      formerNumbers: fc.option(
        fc
          .constantFrom('T-2-1', '00-12-90', 'T-9A-12 00-00-12 01-29-00')
          .map((numbers) => numbers.split(' ')),
        {
          nil: undefined,
        },
      ),
      nikTail: fc.option(digits(4)),
      bpjsTail: fc.option(digits(6)),
      phoneTail: fc.option(digits(6)),
    }),
    { maxLength: 25 },
  )
  .map((all) => all.map((change, n) => entryOf(change, 100 + n)))

function entryOf(
  { formerNumbers, ...change }: Partial<PatientDirectoryEntry> & { formerNumbers: string[] | undefined },
  n: number,
): PatientDirectoryEntry {
  return aDirectoryEntry({ ...change, ...(formerNumbers ? { formerNumbers } : {}), id: id(n) })
}

const typed = fc
  .array(
    fc.oneof(
      word,
      word.map((one) => one.slice(0, 2)),
      word.map((one) => one.slice(1)),
      fc.constantFrom(
        'koya',
        'bar',
        'T-2-1',
        't-9a-12',
        '1961',
        '17-8-1961',
        '170861',
        '17081961',
        'rt 3',
        '-',
      ),
      digits(4),
      digits(6),
      fc.constantFrom('9171041708610129', '0001234012901', '+62 812 3301 2901', '0', '12', '00-12-90'),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((parts) => parts.join(' '))

describe('the search over packed rows', () => {
  it('finds the same people in the same order as looking at every row by itself', () => {
    fc.assert(
      fc.property(
        entries,
        typed,
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 9 }),
        (all, query, limit, size) => {
          const expected = searchByRows(
            all.map((entry) => packEntry(entry, villages.get(entry.villageCode) ?? null)),
            query,
            { on, limit },
          ).map(({ entry }) => entry.id)
          const parts = []
          for (let at = 0; at < all.length; at += size) parts.push(partOf(all.slice(at, at + size)))
          const found = new DirectorySearch(villages).find(parts, query, { on, limit })
          expect(found.map((entry) => entry.id)).toEqual(expected)
        },
      ),
      { numRuns: 3000 },
    )
  })

  it('shows a row that changed once, as it is now', () => {
    fc.assert(
      fc.property(entries, entries, typed, (all, news, query) => {
        const newer = new Map(news.map((entry) => [entry.id, entry]))
        const present = [...all.filter((entry) => !newer.has(entry.id)), ...news]
        const ids = (found: readonly PatientDirectoryEntry[]) => found.map((entry) => entry.id)
        const search = new DirectorySearch(villages)
        const options = { on, limit: 100 }
        const old = partOf(all, (row) => !newer.has(all[row]!.id))
        expect(ids(search.find([old, partOf(news)], query, options))).toEqual(
          ids(search.find([partOf(present)], query, options)),
        )
      }),
      { numRuns: 500 },
    )
  })

  it('finds everybody who may be a person by name and about the age, or by mother and village', () => {
    const told = fc.constantFrom('1959-07-01', '1961-07-01', '1983-07-01', '2026-03-20')
    const asked = fc.record({
      name,
      sex: fc.constantFrom('male' as const, 'female' as const, null),
      birthDate: fc.option(fc.oneof(date, told)),
      birthDateEstimated: fc.boolean(),
      nik: fc.option(digits(16)),
      motherName: fc.option(name),
      villageCode: fc.option(fc.constantFrom(...villages.keys(), '9999999999', '0000000000')),
    })
    const estimated = fc.option(told)
    fc.assert(
      fc.property(
        entries,
        fc.array(estimated, { minLength: 25, maxLength: 25 }),
        asked,
        fc.integer({ min: 1, max: 9 }),
        (rows, ages, person, size) => {
          const all = rows.map((row, n) =>
            ages[n] ? { ...row, birthDate: ages[n], birthDateEstimated: true } : row,
          )
          const parts = []
          for (let at = 0; at < all.length; at += size) parts.push(partOf(all.slice(at, at + size)))
          const found = new DirectorySearch(villages).named(parts, person, on)
          const onDay = all.filter(({ birthDate }) => birthDate === person.birthDate)
          const looked = [...new Map([...onDay, ...found].map((row) => [row.id, row])).values()]
          expect(likelyDuplicates(person, looked)).toEqual(likelyDuplicates(person, all))
        },
      ),
      { numRuns: 1000 },
    )
  })
})
