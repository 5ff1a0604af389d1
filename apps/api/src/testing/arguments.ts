import { randomBytes, randomInt, randomUUID } from 'node:crypto'
import { LAST_RECORD_NUMBER, recordNumber } from '@lentera/contracts/patients/record-number'
import type { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import type { RecordVitals } from '@lentera/contracts/charting/vitals'
import type { OpenVisit } from '@lentera/contracts/visits/visit'
import type { ArgsOf } from '@lentera/contracts/kernel/command'

/** Pairwise unlike, so that nobody looks like somebody registered before. */
const syllables = [
  'ba',
  'ko',
  'ri',
  'mu',
  'te',
  'sa',
  'lo',
  'gi',
  'nu',
  'pe',
  'wa',
  'di',
  'ho',
  'fu',
  'ye',
  'ja',
]
const newName = (): string => {
  const word = () => [...randomBytes(3)].map((byte) => syllables[byte % syllables.length]).join('')
  return [word(), word()].map((name) => name[0]!.toUpperCase() + name.slice(1)).join(' ')
}
const newBirthDate = (): string =>
  new Date(Date.UTC(1940, 0, 1) + randomInt(25_000) * 86_400_000).toISOString().slice(0, 10)

/** Registers somebody; every call another person. */
export const aRegistration = (
  more: Partial<ArgsOf<typeof RegisterPatient>> = {},
): ArgsOf<typeof RegisterPatient> => ({
  patientId: randomUUID(),
  medicalRecordNumber: recordNumber(randomInt(1_000_000, LAST_RECORD_NUMBER)),
  demographics: {
    title: null,
    name: newName(),
    sex: 'female',
    birthDate: newBirthDate(),
    birthDateEstimated: false,
    motherName: null,
    responsible: { name: 'Yohana', relation: 'parent', phone: '+6281234509876' },
    address: { villageCode: '9101012001', hamlet: null, rt: '001', rw: '002', street: 'Jalan Rahasia 77' },
    noNikReason: null,
    payer: 'bpjs',
    religion: null,
    education: null,
    occupation: null,
    maritalStatus: null,
    bloodGroup: 'O',
  },
  nik: null,
  bpjsCard: null,
  familyCard: null,
  phone: null,
  ...more,
})

export const aVisit = (patientId: string, ticket: string): ArgsOf<typeof OpenVisit> => ({
  visitId: randomUUID(),
  patientId,
  kind: 'outpatient',
  unit: 'umum',
  payer: 'bpjs',
  sick: true,
  ticket,
})

export const someVitals = (visitId: string, patientId: string): ArgsOf<typeof RecordVitals> => ({
  vitalsId: randomUUID(),
  visitId,
  patientId,
  values: {
    systolic: 120,
    diastolic: 80,
    pulse: 78,
    respiratoryRate: 18,
    temperature: 36.5,
    spo2: 98,
    weight: 61.25,
    height: 160,
    waist: null,
    muac: null,
    headCircumference: null,
  },
})
