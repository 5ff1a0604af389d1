import { describe, expect, it } from '@jest/globals'
import type { Patient } from 'fhir/r4.js'
import { CannotRegister, toPatient } from './patient.js'
import { patientSearch } from './patient-search.js'
import { aMapping } from './testing/mapping.js'
import { ardianto, claudia } from './testing/people.js'
import { aNewborn, anIdentifier, aPatient, aPerson } from './testing/persons.js'

const NOW = '2026-11-20T03:00:00.000Z'
const patient = (...person: Parameters<typeof aPerson>): Patient =>
  toPatient(aPerson(...person), NOW, aMapping()).resource

const areas = ({ address }: Patient): Record<string, string | undefined> =>
  Object.fromEntries(
    (address?.[0]?.extension?.[0]?.extension ?? []).map(({ url, valueCode }) => [url, valueCode]),
  )

describe('looking for a patient', () => {
  it('goes by the NIK', () => {
    expect(patientSearch(aPerson())).toEqual({
      identifier: `https://fhir.kemkes.go.id/id/nik|${ardianto.nik}`,
    })
  })

  it('goes by the mother’s NIK and the day of birth for a child without one', () => {
    expect(patientSearch(aNewborn())).toEqual({
      identifier: `https://fhir.kemkes.go.id/id/nik-ibu|${claudia.nik}`,
      birthdate: '2026-11-01',
    })
  })

  it('goes by no number that was replaced, and by none at all where there is none', () => {
    expect(patientSearch(aPerson({}, [anIdentifier({ replaced: true })]))).toBeNull()
    expect(patientSearch(aPerson({}, []))).toBeNull()
  })
})

describe('registering a patient', () => {
  it('takes the own number before the mother’s', () => {
    const both = [anIdentifier({ kind: 'mother_nik', value: claudia.nik }), anIdentifier()]
    expect(patient({}, both).identifier?.[0]?.value).toBe(ardianto.nik)
  })

  it('takes a newborn of sixty days by the mother’s number, and not of one more', () => {
    const register = (now: string) => toPatient(aNewborn(), now, aMapping())
    // 31 December until 23:59 in Jayapura, nine hours ahead of UTC.
    expect(register('2026-12-31T14:59:59.000Z').identifier).toContain('nik-ibu')
    expect(() => register('2026-12-31T15:00:00.000Z')).toThrow(CannotRegister)
  })

  it('tells why somebody cannot be registered', () => {
    expect(() => toPatient(aPerson({}, []), NOW, aMapping())).toThrow(
      expect.objectContaining({ reason: 'no_number' }),
    )
    expect(() => toPatient(aNewborn({ birthDate: '2026-01-01' }), NOW, aMapping())).toThrow(
      expect.objectContaining({ reason: 'not_newborn' }),
    )
  })

  it('sends areas as full codes of Kemendagri', () => {
    expect(areas(patient())).toEqual({
      province: '91',
      city: '9171',
      district: '917104',
      village: '9171041004',
      rt: '2',
      rw: '1',
    })
  })

  it('sends no more of an area than somebody could tell', () => {
    const { address } = aPatient()
    const somewhere = patient({ address: { ...address, villageCode: '9171000000', rt: null, rw: null } })
    expect(areas(somewhere)).toEqual({ province: '91', city: '9171' })
    const nowhere = patient({
      address: {
        villageCode: '0000000000',
        hamlet: null,
        rt: '1',
        rw: null,
        street: null,
        place: 'Kampung Yoka',
      },
    })
    expect(nowhere.address).toEqual([{ use: 'home', line: ['Kampung Yoka'], country: 'ID' }])
  })

  it('tells a single birth, a foreigner and a death', () => {
    expect(patient().multipleBirthInteger).toBe(0)
    const citizenship = ({ extension }: Patient) => extension?.[0]?.valueCode
    expect(citizenship(patient())).toBe('WNI')
    expect(citizenship(patient({ noNikReason: 'foreigner' }))).toBe('WNA')
    expect(patient({ deceasedOn: '2026-11-19' }).deceasedBoolean).toBe(true)
  })

  it('leaves out what nobody told', () => {
    const { contact, maritalStatus, telecom } = patient({ responsible: null, maritalStatus: null })
    expect([contact, maritalStatus, telecom]).toEqual([undefined, undefined, undefined])
  })
})
