import type { Patient, PatientIdentifier } from '@lentera/contracts/patients/patient'
import type { Person } from '../person-number.js'
import { id } from './id.js'
import { ardianto, claudia } from './people.js'

export const aPatient = (change: Partial<Patient> = {}): Patient => ({
  id: ardianto.localId,
  medicalRecordNumber: '00-00-10',
  registeredAt: '2026-11-01T00:00:00.000Z',
  title: 'tn',
  name: ardianto.name,
  sex: 'male',
  birthDate: '1992-01-09',
  birthDateEstimated: false,
  motherName: null,
  responsible: { name: claudia.name, relation: 'spouse', phone: '+6281200000001' },
  address: {
    villageCode: '9171041004',
    hamlet: 'Kampung Baru',
    rt: '2',
    rw: '1',
    street: 'Jalan Contoh 2',
  },
  noNikReason: null,
  payer: 'bpjs',
  religion: null,
  education: null,
  occupation: null,
  maritalStatus: 'married',
  bloodGroup: null,
  ...change,
})

export const anIdentifier = (change: Partial<PatientIdentifier> = {}): PatientIdentifier => ({
  id: id(12),
  patientId: ardianto.localId,
  kind: 'nik',
  value: ardianto.nik,
  ...change,
})

export const aPerson = (change: Partial<Patient> = {}, identifiers = [anIdentifier()]): Person => ({
  patient: aPatient(change),
  identifiers,
})

/** Born on the first of November 2026, the second of two, known by the mother's number only. */
export const aNewborn = (change: Partial<Patient> = {}): Person =>
  aPerson(
    {
      id: id(13),
      title: 'by',
      name: `By. Ny. ${claudia.name}`,
      sex: 'female',
      birthDate: '2026-11-01',
      responsible: { name: claudia.name, relation: 'parent', phone: null },
      noNikReason: 'newborn',
      maritalStatus: null,
      twinOf: id(14),
      birthOrder: 2,
      ...change,
    },
    [anIdentifier({ patientId: id(13), kind: 'mother_nik', value: claudia.nik })],
  )
