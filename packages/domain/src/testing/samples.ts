// Builders for examples: each fills in what the sentence of a test does not need.
import type { ArgsOf, CommandDefinition } from '@lentera/contracts/kernel/command'
import type { Facility } from '@lentera/contracts/kernel/facility'
import type { Command, Known } from '@lentera/contracts/kernel/rule'
import { INTAKE_VERSION, type IntakeAnswers } from '@lentera/contracts/assessments/intake'
import type { Assessment } from '@lentera/contracts/charting/assessment'
import type { VitalValues } from '@lentera/contracts/charting/vitals'
import type {
  Demographics,
  Patient,
  PatientDirectoryEntry,
  PatientIdentifier,
  Pregnancy,
} from '@lentera/contracts/patients/patient'
import type { PatientFieldChange } from '@lentera/contracts/patients/field-change'
import type { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import type { Prescribe } from '@lentera/contracts/medications/prescribe'
import type { LineOrder, Prescription, PrescriptionLine } from '@lentera/contracts/medications/prescription'
import type { Signa } from '@lentera/contracts/medications/signa'
import type { OutreachList } from '@lentera/contracts/outreach/outreach-list'
import type { ReviewItem } from '@lentera/contracts/reviews/review-item'
import type { OpenVisit, Visit } from '@lentera/contracts/visits/visit'
import type { Diagnosis, RecordDiagnosis } from '@lentera/contracts/charting/diagnosis'
import type { Note } from '@lentera/contracts/charting/note'
import type { Allergy } from '@lentera/contracts/charting/allergies'

/** A readable id: `id(7)` is the same everywhere. */
export const id = (n: number): string => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`

export const known = <T>(rows: readonly T[]): Known<T> => ({
  rows,
  complete: true,
  asOf: '2026-11-20T01:00:00.000Z',
})
/** Rows a device happens to hold; there may be more. */
export const partly = <T>(rows: readonly T[]): Known<T> => ({ rows, complete: false, asOf: null })

export const aFacility = (change: Partial<Facility> = {}): Facility => ({
  id: id(1),
  name: 'Puskesmas Contoh',
  timeZone: 'Asia/Jayapura',
  districtCode: '917104',
  units: [
    { code: 'umum', name: 'Poli Umum', letter: 'A' },
    { code: 'farmasi', name: 'Farmasi', letter: null },
  ],
  ...change,
})

/** Acts at 09:00 WIT on 20 November 2026 unless told otherwise. */
export const aCommand = <D extends CommandDefinition>(
  _definition: D,
  args: ArgsOf<D>,
  change: Partial<Omit<Command<D>, 'args'>> = {},
): Command<D> => ({
  id: id(900),
  args,
  actorId: id(901),
  deviceId: id(902),
  unit: 'umum',
  occurredAt: '2026-11-20T00:00:00.000Z',
  facility: aFacility(),
  clockProven: true,
  overridden: new Set(),
  from: {},
  repairs: null,
  ...change,
})

export const someDemographics = (change: Partial<Demographics> = {}): Demographics => ({
  title: 'ny',
  name: 'Maria Wenda',
  sex: 'female',
  birthDate: '1990-03-12',
  birthDateEstimated: false,
  motherName: 'Yosefina Wenda',
  responsible: null,
  address: { villageCode: '9171041004', hamlet: 'Kampung Baru', rt: '2', rw: '1', street: null },
  noNikReason: null,
  payer: 'bpjs',
  religion: 'protestant',
  education: 'senior',
  occupation: null,
  maritalStatus: 'married',
  bloodGroup: null,
  ...change,
})

export const aRegistration = (
  change: Partial<Omit<ArgsOf<typeof RegisterPatient>, 'demographics'>> & {
    demographics?: Partial<Demographics>
  } = {},
): ArgsOf<typeof RegisterPatient> => ({
  patientId: id(10),
  medicalRecordNumber: '00-00-10',
  nik: null,
  bpjsCard: null,
  familyCard: null,
  phone: null,
  ...change,
  demographics: someDemographics(change.demographics),
})

export const aPatient = (change: Partial<Patient> = {}): Patient => ({
  ...someDemographics(),
  id: id(10),
  medicalRecordNumber: '00-00-10',
  registeredAt: '2026-11-01T00:00:00.000Z',
  ...change,
})

export const aDirectoryEntry = (change: Partial<PatientDirectoryEntry> = {}): PatientDirectoryEntry => ({
  id: id(10),
  name: 'Maria Wenda',
  title: 'ny',
  medicalRecordNumber: '00-00-10',
  sex: 'female',
  birthDate: '1990-03-12',
  birthDateEstimated: false,
  motherName: 'Yosefina Wenda',
  villageCode: '9171041004',
  hamlet: 'Kampung Baru',
  payer: 'bpjs',
  allergyAnswer: 'unknown',
  allergyNames: [],
  allergyAnsweredAt: null,
  pregnant: null,
  bloodGroup: null,
  nikTail: null,
  bpjsTail: null,
  phoneTail: null,
  lastVisitOn: null,
  ...change,
})

/** 31 weeks on 2026-11-20. */
export const aPregnancy = (change: Partial<Pregnancy> = {}): Pregnancy => ({
  status: 'open',
  lastMenstruationOn: '2026-04-17',
  dueOn: '2027-01-22',
  endedOn: null,
  toldAt: '2026-10-01T00:00:00.000Z',
  ...change,
})

export const anIdentifier = (change: Partial<PatientIdentifier> = {}): PatientIdentifier => ({
  id: id(60),
  patientId: id(10),
  kind: 'nik',
  value: '9171045203900001',
  ...change,
})

export const aVisit = (change: Partial<Visit> = {}): Visit => ({
  id: id(20),
  patientId: id(10),
  kind: 'outpatient',
  unit: 'umum',
  payer: 'bpjs',
  sick: true,
  status: 'open',
  openedAt: '2026-11-19T23:30:00.000Z',
  serviceDate: '2026-11-20',
  ...change,
})

export const anArrival = (change: Partial<ArgsOf<typeof OpenVisit>> = {}): ArgsOf<typeof OpenVisit> => ({
  visitId: id(21),
  patientId: id(10),
  kind: 'outpatient',
  unit: 'umum',
  payer: 'bpjs',
  sick: true,
  ticket: 'A2-014',
  ...change,
})

export const someVitals = (change: Partial<VitalValues> = {}): VitalValues => ({
  systolic: null,
  diastolic: null,
  pulse: null,
  respiratoryRate: null,
  temperature: null,
  spo2: null,
  weight: null,
  height: null,
  waist: null,
  muac: null,
  headCircumference: null,
  ...change,
})

export const aDiagnosisSaid = (
  change: Partial<ArgsOf<typeof RecordDiagnosis>> = {},
): ArgsOf<typeof RecordDiagnosis> => ({
  diagnosisId: id(110),
  visitId: id(20),
  patientId: id(10),
  code: 'J06.9',
  name: 'ISPA akut',
  rank: 'primary',
  caseKind: 'new',
  certainty: 'confirmed',
  ...change,
})

export const aDiagnosis = (change: Partial<Diagnosis> = {}): Diagnosis => {
  const { diagnosisId, ...said } = aDiagnosisSaid()
  return {
    ...said,
    id: diagnosisId,
    status: 'active',
    recordedAt: '2026-11-20T00:00:00.000Z',
    recordedBy: id(901),
    serviceDate: '2026-11-20',
    ...change,
  }
}

export const aNote = (change: Partial<Note> = {}): Note => ({
  id: id(100),
  visitId: id(20),
  patientId: id(10),
  kind: 'soap',
  subjective: 'Batuk pilek tiga hari',
  objective: 'Faring hiperemis',
  assessment: null,
  plan: 'Banyak minum',
  amends: null,
  writtenAt: '2026-11-20T00:00:00.000Z',
  writtenBy: id(901),
  serviceDate: '2026-11-20',
  ...change,
})

export const someAnswers = (change: Partial<IntakeAnswers> = {}): IntakeAnswers => ({
  complaint: null,
  pain: null,
  fall: null,
  cough: null,
  nutrition: null,
  danger: null,
  pregnant: null,
  lastMenstruationOn: null,
  pregnancyEndedOn: null,
  breastfeeding: null,
  ...change,
})

/** Answers of the intake, as a row of the visit. */
export const anAssessment = (
  answers: Partial<IntakeAnswers> = {},
  change: Partial<Assessment> = {},
): Assessment => ({
  id: id(110),
  visitId: id(20),
  patientId: id(10),
  form: 'intake',
  version: INTAKE_VERSION,
  answers: someAnswers(answers),
  recordedAt: '2026-11-20T00:00:00.000Z',
  recordedBy: id(901),
  serviceDate: '2026-11-20',
  ...change,
})

export const anAllergy = (change: Partial<Allergy> = {}): Allergy => ({
  id: id(30),
  patientId: id(10),
  answer: 'present',
  category: 'drug',
  substance: 'Amoksisilin',
  reaction: null,
  status: 'active',
  recordedAt: '2026-11-01T00:00:00.000Z',
  recordedBy: id(901),
  ...change,
})

export const aSigna = (change: Partial<Signa> = {}): Signa => ({
  dose: 1,
  doseUnit: 'tablet',
  timesPerDay: 3,
  everyHours: null,
  timing: null,
  prn: false,
  external: false,
  text: null,
  ...change,
})

export const anOrder = (change: Partial<LineOrder> = {}): LineOrder => ({
  drugId: id(100),
  drugName: 'Parasetamol tab 500 mg',
  unit: 'tablet',
  quantity: 15,
  signa: aSigna(),
  days: 5,
  note: null,
  ...change,
})

export const aPrescribing = (change: Partial<ArgsOf<typeof Prescribe>> = {}): ArgsOf<typeof Prescribe> => ({
  prescriptionId: id(44),
  visitId: id(20),
  patientId: id(10),
  lines: [anOrder()],
  weightKg: null,
  note: null,
  overrideReason: null,
  ...change,
})

export const aPrescription = (change: Partial<Prescription> = {}): Prescription => ({
  id: id(44),
  visitId: id(20),
  patientId: id(10),
  status: 'sent',
  prescribedAt: '2026-11-20T00:00:00.000Z',
  prescribedBy: id(901),
  serviceDate: '2026-11-20',
  weightKg: null,
  note: null,
  overrideReason: null,
  ...change,
})

export const aPrescriptionLine = (change: Partial<PrescriptionLine> = {}): PrescriptionLine => ({
  ...anOrder(),
  id: id(47),
  prescriptionId: id(44),
  visitId: id(20),
  patientId: id(10),
  position: 0,
  ...change,
})

export const aFieldChange = (change: Partial<PatientFieldChange> = {}): PatientFieldChange => ({
  id: id(85),
  patientId: id(10),
  field: 'name',
  value: 'Mariana',
  state: 'stands',
  by: id(901),
  deviceId: id(902),
  unit: 'umum',
  at: '2026-11-20T00:00:00.000Z',
  clockProven: true,
  commandId: id(84),
  ...change,
})

export const aReviewItem = (change: Partial<ReviewItem> = {}): ReviewItem => ({
  id: id(80),
  commandId: id(84),
  commandName: 'patients.amend',
  issueCode: 'patients.identity_conflict',
  outcome: 'flagged',
  unit: 'umum',
  authorId: id(901),
  deviceId: id(902),
  openedAt: '2026-11-20T00:00:00.000Z',
  closedAt: null,
  closedByCommand: null,
  resolution: null,
  ...change,
})

export const anOutreachList = (change: Partial<OutreachList> = {}): OutreachList => ({
  id: id(60),
  kind: 'posyandu',
  name: 'Posyandu Mawar',
  unit: 'umum',
  deviceId: id(902),
  endsOn: '2026-11-21',
  people: 2,
  madeBy: id(901),
  madeAt: '2026-11-20T00:00:00.000Z',
  closedAt: null,
  closedBy: null,
  ...change,
})
