import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { AssignRecordNumber } from '@lentera/contracts/patients/assign-record-number'
import type { Patient, PatientDirectoryEntry } from '@lentera/contracts/patients/patient'
import { partOf } from '../testing/packed-parts.js'
import { aCommand, aDirectoryEntry, aPatient, id, known, partly } from '../testing/samples.js'
import { assignRecordNumber } from './assign-record-number.js'
import { DirectorySearch } from './search-directory.js'

const temporary = 'T-7K2P-3'
const assign = (
  patient: Patient | null,
  change: Partial<Parameters<typeof aCommand<typeof AssignRecordNumber>>[1]> = {},
  holders: Patient[] = [],
) => {
  const entry = patient && aDirectoryEntry(numbersOf(patient))
  const { writes, issues } = assignRecordNumber(
    {
      patient: known(patient ? [patient] : []),
      entry: known(entry ? [entry] : []),
      numberHolders: known(holders),
    },
    aCommand(AssignRecordNumber, {
      ...{ patientId: id(10), replaces: temporary, medicalRecordNumber: '00-12-34', printed: false },
      ...change,
    }),
  )
  return {
    patient: writes.find(({ entity }) => entity === 'patients')?.record as Patient | undefined,
    entry: writes.find(({ entity }) => entity === 'patient_directory')?.record as
      PatientDirectoryEntry | undefined,
    codes: issues.map(({ code }) => code),
  }
}
const numbersOf = ({ medicalRecordNumber, formerNumbers }: Patient) => ({
  medicalRecordNumber,
  ...(formerNumbers ? { formerNumbers } : {}),
})
const aTemporary = () => aPatient({ medicalRecordNumber: temporary })

describe('N2: a record number that takes the place of a temporary one', () => {
  it('stands on the record and in the directory, and the old one is kept', () => {
    const { patient, entry, codes } = assign(aTemporary())
    expect(patient).toEqual(aPatient({ medicalRecordNumber: '00-12-34', formerNumbers: [temporary] }))
    expect(entry).toMatchObject({ medicalRecordNumber: '00-12-34', formerNumbers: [temporary] })
    expect(codes).toEqual([])
  })

  it('N4: opens an item to print again where something was printed under the old one', () => {
    expect(assign(aTemporary(), { printed: true }).codes).toEqual(['documents.reprint'])
  })

  it('of two that come, the first stands; the other is kept and looked at', () => {
    const first = assign(aTemporary()).patient!
    const { patient, codes } = assign(first, { medicalRecordNumber: '00-55-55' })
    expect(patient).toMatchObject({
      medicalRecordNumber: '00-12-34',
      formerNumbers: [temporary, '00-55-55'],
    })
    expect(codes).toEqual(['documents.reprint'])
  })

  it('is looked at where another patient has it', () => {
    const holder = aPatient({ id: id(11), medicalRecordNumber: '00-12-34' })
    expect(assign(aTemporary(), {}, [holder]).codes).toEqual(['patients.number_in_use'])
  })

  it('concludes nothing about a patient this device does not hold', () => {
    const { writes, issues, unknown } = assignRecordNumber(
      {
        patient: partly([]),
        entry: known([aDirectoryEntry({ medicalRecordNumber: temporary })]),
        numberHolders: partly([]),
      },
      aCommand(AssignRecordNumber, {
        ...{ patientId: id(10), replaces: temporary, medicalRecordNumber: '00-12-34', printed: false },
      }),
    )
    expect(writes.map(({ entity }) => entity)).toEqual(['patient_directory'])
    expect([issues, unknown]).toEqual([[], ['patient', 'numberHolders']])
  })

  it('N3: whatever comes in whatever order, each number the patient ever had finds the patient', () => {
    const numbers = fc.uniqueArray(fc.constantFrom('00-00-01', '00-00-02', '00-00-03', '01-00-00-00'), {
      minLength: 1,
      maxLength: 4,
    })
    const order = fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(numbers, order, (given, arrivals) => {
        let patient = aTemporary()
        const arrived = arrivals.map((at) => given[at % given.length]!)
        for (const medicalRecordNumber of arrived) patient = assign(patient, { medicalRecordNumber }).patient!
        expect(patient.medicalRecordNumber).toBe(arrived[0])
        const parts = [partOf([aDirectoryEntry(numbersOf(patient))])]
        const search = new DirectorySearch([])
        for (const number of [temporary, temporary.toLowerCase(), ...arrived])
          expect([number, search.find(parts, number, { on: '2026-11-20', limit: 5 }).length]).toEqual([
            number,
            1,
          ])
      }),
    )
  })
})
