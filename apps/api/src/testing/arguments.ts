import { randomUUID } from 'node:crypto'
import type { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import type { RecordVitals } from '@lentera/contracts/charting/vitals'
import type { OpenVisit } from '@lentera/contracts/visits/visit'
import type { ArgsOf } from '@lentera/contracts/kernel/command'

/** Registers somebody; every call another person. */
export const aRegistration = (more: Partial<ArgsOf<typeof RegisterPatient>> = {}): ArgsOf<typeof RegisterPatient> => {
  const patientId = randomUUID()
  return {
    patientId,
    medicalRecordNumber: `00-${patientId.replace(/\D/g, '').padEnd(4, '7').slice(0, 2)}-${patientId.replace(/\D/g, '').padEnd(4, '7').slice(2, 4)}`,
    demographics: {
      title: null,
      name: `Uji ${patientId.slice(0, 8).replace(/\d/g, 'x')}`,
      sex: 'female',
      birthDate: '1990-04-01',
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
  }
}

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
