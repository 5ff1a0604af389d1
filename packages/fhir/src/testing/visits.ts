// Builders of what happens in a visit: each fills in what a sentence of a test does not need.
import type { Diagnosis } from '@lentera/contracts/charting/diagnosis'
import type { Visit } from '@lentera/contracts/visits/visit'
import type { VisitStep } from '@lentera/contracts/visits/visit-step'
import { id } from './id.js'
import { alexander, ardianto, sheila } from './people.js'

/** 08:30 in Jayapura on 20 November 2026. */
export const aVisit = (change: Partial<Visit> = {}): Visit => ({
  id: id(20),
  patientId: ardianto.localId,
  kind: 'outpatient',
  unit: 'umum',
  payer: 'bpjs',
  sick: true,
  status: 'open',
  openedAt: '2026-11-19T23:30:00.250Z',
  serviceDate: '2026-11-20',
  ...change,
})

/** Forty minutes later, by the doctor. */
export const aClosedVisit = (change: Partial<Visit> = {}): Visit =>
  aVisit({
    status: 'closed',
    closedAt: '2026-11-20T00:10:20.900Z',
    closedBy: alexander.localId,
    outcome: 'home',
    ...change,
  })

export const aStep = (change: Partial<VisitStep> = {}): VisitStep => ({
  id: id(21),
  visitId: id(20),
  patientId: ardianto.localId,
  kind: 'started',
  fromUnit: 'umum',
  unit: 'umum',
  at: '2026-11-19T23:50:00.000Z',
  by: alexander.localId,
  ...change,
})

export const anIntake = (change: Partial<VisitStep> = {}): VisitStep =>
  aStep({ id: id(22), stage: 'intake', at: '2026-11-19T23:40:00.000Z', by: sheila.localId, ...change })

export const anExamination = (change: Partial<VisitStep> = {}): VisitStep =>
  aStep({ id: id(23), stage: 'examination', ...change })

export const aDiagnosis = (change: Partial<Diagnosis> = {}): Diagnosis => ({
  id: id(110),
  visitId: id(20),
  patientId: ardianto.localId,
  code: 'J06.9',
  name: 'Infeksi saluran napas atas akut',
  rank: 'primary',
  caseKind: 'new',
  certainty: 'confirmed',
  status: 'active',
  recordedAt: '2026-11-20T00:00:00.500Z',
  recordedBy: alexander.localId,
  serviceDate: '2026-11-20',
  ...change,
})
