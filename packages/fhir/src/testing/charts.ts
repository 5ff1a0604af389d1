import type { Allergy } from '@lentera/contracts/charting/allergies'
import type { ProcedureDone } from '@lentera/contracts/charting/procedure'
import type { Vitals } from '@lentera/contracts/charting/vitals'
import { id } from './id.js'
import { alexander, ardianto, sheila } from './people.js'

/** All signs measured. */
export const someVitals = (change: Partial<Vitals> = {}): Vitals => ({
  id: id(30),
  visitId: id(20),
  patientId: ardianto.localId,
  measuredAt: '2026-11-19T23:42:00.000Z',
  measuredBy: sheila.localId,
  serviceDate: '2026-11-20',
  systolic: 118,
  diastolic: 76,
  pulse: 82,
  respiratoryRate: 18,
  temperature: 37.4,
  spo2: 98,
  weight: 61.5,
  height: 168,
  waist: 78,
  muac: 27.5,
  headCircumference: 55.2,
  ...change,
})

export const aProcedure = (change: Partial<ProcedureDone> = {}): ProcedureDone => ({
  id: id(40),
  visitId: id(20),
  patientId: ardianto.localId,
  code: '89.52',
  name: 'Rekam jantung (EKG)',
  note: null,
  status: 'active',
  doneAt: '2026-11-20T00:02:00.000Z',
  doneBy: alexander.localId,
  serviceDate: '2026-11-20',
  ...change,
})

export const anAllergy = (change: Partial<Allergy> = {}): Allergy => ({
  id: id(50),
  patientId: ardianto.localId,
  answer: 'present',
  category: 'drug',
  substance: 'Amoksisilin',
  reaction: 'Gatal-gatal',
  status: 'active',
  recordedAt: '2026-11-19T23:44:00.000Z',
  recordedBy: sheila.localId,
  ...change,
})
