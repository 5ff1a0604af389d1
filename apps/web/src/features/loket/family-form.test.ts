import { describe, expect, it } from '@jest/globals'
import { aDirectoryEntry, anIdentifier, aPatient, id } from '@lentera/domain/testing/samples'
import { familyForm, mayBeTwin, twinForm, withAnsweringAdult, type Relative } from './family-form'
import { emptyPerson } from './person-form'
import { readAge } from '../../platform/patients/short-birth'

const today = '2026-11-23'
const mother: Relative = {
  entry: aDirectoryEntry({ name: 'Dewi Lestari' }),
  seen: {
    patient: aPatient({ name: 'Dewi Lestari', religion: 'islam' }),
    identifiers: [
      anIdentifier({ kind: 'family_card', value: '9171040101209001' }),
      anIdentifier({ id: id(61), kind: 'nik' }),
    ],
  },
}

describe('a new member of a family', () => {
  it('has card, address, religion and payer of the family, and nothing that is one person’s own', () => {
    expect(familyForm(mother, today)).toEqual({
      ...emptyPerson,
      ...{ villageCode: '9171041004', hamlet: 'Kampung Baru', rt: '2', rw: '1' },
      ...{ familyCard: '9171040101209001', religion: 'islam', payer: 'bpjs' },
    })
  })

  it('has at least the village where the relative is not whole on this device', () => {
    expect(familyForm({ ...mother, seen: null }, today)).toMatchObject({
      villageCode: '9171041004',
      familyCard: '',
      religion: null,
    })
  })

  it('is asked where they live where nobody could tell it of the relative', () => {
    const unknown = { ...mother, entry: aDirectoryEntry({ villageCode: '0000000000' }), seen: null }
    expect(familyForm(unknown, today).villageCode).toBeNull()
  })

  it('who is a child is answered for by the grown-up', () => {
    const child = { ...familyForm(mother, today), birthDate: '2020-05-04' }
    expect(withAnsweringAdult(child, mother, today)).toMatchObject({
      responsibleName: 'Dewi Lestari',
      responsibleRelation: 'parent',
    })
    expect(withAnsweringAdult({ ...child, birthDate: '', age: '21hr' }, mother, today).responsibleName).toBe(
      'Dewi Lestari',
    )
  })

  it('who is grown up, or has somebody, is left alone', () => {
    const grown = { ...emptyPerson, birthDate: '1988-05-04' }
    expect(withAnsweringAdult(grown, mother, today)).toBe(grown)
    const child = { ...emptyPerson, birthDate: '2020-05-04', responsibleName: 'Agus' }
    expect(withAnsweringAdult(child, mother, today)).toBe(child)
    const sibling: Relative = { entry: aDirectoryEntry({ birthDate: '2012-01-01' }), seen: null }
    const small = { ...emptyPerson, birthDate: '2020-05-04' }
    expect(withAnsweringAdult(small, sibling, today)).toBe(small)
  })
})

describe('a twin', () => {
  it('is meant of a small child, or of whoever was born that day, and never of the mother', () => {
    const child: Relative = { entry: aDirectoryEntry({ birthDate: '2026-11-02' }), seen: null }
    expect(mayBeTwin(child, emptyPerson, today)).toBe(true)
    expect(mayBeTwin(child, { ...emptyPerson, birthDate: '2024-01-01' }, today)).toBe(false)
    expect(mayBeTwin(mother, emptyPerson, today)).toBe(false)
  })

  it('has the day, the mother and the reason for no NIK of the other', () => {
    const first: Relative = {
      entry: aDirectoryEntry(),
      seen: {
        patient: aPatient({ birthDate: '2026-11-02', motherName: 'Dewi Lestari', noNikReason: 'newborn' }),
        identifiers: [anIdentifier({ kind: 'mother_nik', value: '9171045203909001' })],
      },
    }
    expect(twinForm(first, emptyPerson, today)).toMatchObject({
      birthDate: '2026-11-02',
      motherName: 'Dewi Lestari',
      noNikReason: 'newborn',
      motherNik: '9171045203909001',
      name: '',
      sex: null,
    })
  })

  it('makes a twin of somebody of whom only an age was told as old to the day', () => {
    for (const birthDate of ['2026-11-02', '2026-05-09', '2023-07-01']) {
      const first = {
        ...mother,
        seen: { ...mother.seen!, patient: aPatient({ birthDate, birthDateEstimated: true }) },
      }
      const second = twinForm(first, emptyPerson, today)
      expect(readAge(second.age, today, 120)?.date).toBe(birthDate)
    }
  })
})
