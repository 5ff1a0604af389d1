import { describe, expect, it } from '@jest/globals'
import { ImportRow } from '@lentera/contracts/patients/import-rows'
import { matchingOf } from './columns'
import { readImport } from './read-import'

const today = '2026-11-23'
const places = { villages: new Map([['koyabarat', '9171041004']]), regencyCode: '9171' }
const header = 'No RM|Nama Pasien|J.K|Tgl. Lahir|NIK|Nama Ibu|Kelurahan|No. BPJS|Agama|Pekerjaan'.split('|')
const good =
  '03-0457-02|Maria Wenda|P|12-03-1990|9171045203909001|Yosefina|Koya Barat|0001234567890|Katholik|Petani'
const read = (...lines: string[]) =>
  readImport(
    lines.map((line, index) => ({ line: index + 2, cells: line.split('|') })),
    matchingOf(header),
    places,
    today,
  )
const troubles = (...lines: string[]) => read(...lines).refused.map(({ line, trouble }) => [line, trouble])
const withCells = (change: Record<number, string>) =>
  good
    .split('|')
    .map((cell, at) => change[at] ?? cell)
    .join('|')

describe('a list of an older system', () => {
  it('is read into registrations that the server takes', () => {
    const { rows, refused } = read(good)
    expect(refused).toEqual([])
    expect(ImportRow.parse(rows[0])).toEqual(rows[0])
    expect(rows[0]).toMatchObject({
      line: 2,
      nik: '9171045203909001',
      bpjsCard: '0001234567890',
      formerNumber: '03-0457-02',
      demographics: {
        ...{ name: 'Maria Wenda', sex: 'female', birthDate: '1990-03-12', motherName: 'Yosefina' },
        ...{ religion: 'catholic', occupation: 'Petani', payer: 'bpjs', noNikReason: null },
        address: { villageCode: '9171041004' },
      },
    })
  })

  it('keeps the name of a village nobody knows here', () => {
    const [row] = read(withCells({ 6: 'Desa Antah' })).rows
    expect(row!.demographics.address).toMatchObject({ villageCode: '9171000000', place: 'Desa Antah' })
  })

  it.each([
    ['12/3/1990', '1990-03-12'],
    ['1990-03-12', '1990-03-12'],
    ['12031990', '1990-03-12'],
    ['120390', '1990-03-12'],
    ['1990-03-12 00:00:00', '1990-03-12'],
  ])('reads %s as a day', (text, date) => {
    expect(read(withCells({ 3: text })).rows[0]!.demographics.birthDate).toBe(date)
  })

  it('names each line that is not brought in, and why', () => {
    expect(
      troubles(
        withCells({ 1: '' }),
        withCells({ 2: '?' }),
        withCells({ 3: '' }),
        withCells({ 3: '31-02-1990' }),
        withCells({ 3: '01-01-2027' }),
        withCells({ 3: '01-01-1890' }),
        withCells({ 4: '917104520390900' }),
      ),
    ).toEqual([
      [2, 'name_missing'],
      [3, 'sex_missing'],
      [4, 'birth_missing'],
      [5, 'birth_unreadable'],
      [6, 'birth_future'],
      [7, 'birth_too_old'],
      [8, 'nik_length'],
    ])
  })

  it('has nobody twice: the same NIK, or the same name, day and mother', () => {
    const noNik = withCells({ 4: '-' })
    const { rows, refused } = read(good, withCells({ 1: 'Mariana Wenda' }), noNik, noNik)
    expect(rows.map(({ line }) => line)).toEqual([2, 4])
    expect(refused).toEqual([
      { line: 3, name: 'Mariana Wenda', trouble: 'same_nik', like: 2 },
      { line: 5, name: 'Maria Wenda', trouble: 'same_person', like: 4 },
    ])
  })

  it('does not take signs for numbers', () => {
    const [row] = read(withCells({ 0: '-', 4: '0000000000000000', 7: '0' })).rows
    expect(row).toMatchObject({ nik: null, formerNumber: null, bpjsCard: null })
  })
})
