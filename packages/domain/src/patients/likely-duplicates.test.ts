import { describe, expect, it } from '@jest/globals'
import { aDirectoryEntry, id } from '../testing/samples.js'
import { type AskedPerson, likelyDuplicates } from './likely-duplicates.js'

const asked: AskedPerson = {
  ...{ name: 'Maria Wenda', sex: 'female', birthDate: '1986-07-01', birthDateEstimated: true },
  ...{ nik: null, motherName: null, villageCode: null },
}
const reasons = (
  person: Partial<AskedPerson>,
  ...entries: readonly (Parameters<typeof aDirectoryEntry>[0] & object)[]
) =>
  likelyDuplicates(
    { ...asked, ...person },
    entries.map((entry, n) => aDirectoryEntry({ id: id(11 + n), ...entry })),
  ).map(({ entry, reason }) => [entry.id, reason])

describe('who may be registered already', () => {
  it('was born within two years of a told age', () => {
    expect(
      reasons(
        {},
        { birthDate: '1984-07-01' },
        { birthDate: '1984-06-30' },
        { birthDate: '1988-07-01' },
        { birthDate: '1988-07-02' },
        { birthDate: '1986-07-01' },
      ),
    ).toEqual([
      [id(15), 'same_name'],
      [id(11), 'same_name_about'],
      [id(13), 'same_name_about'],
    ])
  })

  it('was registered with an age once, and brings a date today', () => {
    const dated = { birthDate: '1987-03-12', birthDateEstimated: false }
    expect(
      reasons(
        dated,
        { birthDate: '1986-07-01', birthDateEstimated: true },
        { birthDate: '1986-07-01', birthDateEstimated: false },
      ),
    ).toEqual([[id(11), 'same_name_about']])
  })

  it('of a like name only with the same sex, unless nobody said it yet', () => {
    const man = { name: 'Marla Wenda', sex: 'male' as const, birthDate: '1985-01-01' }
    expect(reasons({}, man)).toEqual([])
    expect(reasons({ sex: null }, man)).toEqual([[id(11), 'similar_name_about']])
  })

  it('has the same name, mother and village, whatever the day, in any spelling', () => {
    const home = { motherName: 'Yosefina Wenda', villageCode: '9171041004' }
    const known = { birthDate: '1961-08-17', motherName: 'Ibu Josefina Wenda' }
    expect(reasons({ ...home, birthDate: null }, known)).toEqual([[id(11), 'same_mother']])
    expect(reasons({ ...home, name: 'Marla Wenda' }, known)).toEqual([])
    expect(reasons({ ...home, villageCode: '9171041005' }, known)).toEqual([])
    expect(reasons({ ...home, motherName: 'Dewi' }, known)).toEqual([])
    expect(reasons({ ...home, motherName: '' }, { ...known, motherName: null })).toEqual([])
  })

  it.each(['0000000000', '3171000000'])(
    'is no neighbour where nobody knows the village (%s)',
    (villageCode) => {
      const home = { motherName: 'Yosefina Wenda', villageCode }
      expect(reasons(home, { birthDate: '1961-08-17', ...home })).toEqual([])
    },
  )

  it('is somebody else with another NIK, however old they were said to be', () => {
    const nik = '9171044107869001'
    expect(reasons({ nik }, { birthDate: '1985-07-01', nikTail: '9002' })).toEqual([])
    expect(reasons({ nik }, { birthDate: '1985-07-01', nikTail: '9001' })).toEqual([
      [id(11), 'same_name_about'],
    ])
  })
})
