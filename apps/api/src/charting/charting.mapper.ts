import { allergies } from '@lentera/contracts/charting/allergies'
import { assessments } from '@lentera/contracts/charting/assessment'
import { flagAcknowledgements } from '@lentera/contracts/charting/danger'
import { diagnoses } from '@lentera/contracts/charting/diagnosis'
import { notes } from '@lentera/contracts/charting/note'
import { accessLog } from '@lentera/contracts/charting/open-chart'
import { proceduresDone } from '@lentera/contracts/charting/procedure'
import { vitals } from '@lentera/contracts/charting/vitals'
import { absentIfNull, mapTable } from '../platform/database/table-map.js'

export const allergiesTable = mapTable(allergies, {
  kind: 'patient',
  columns: {
    patient_id: 'uuid',
    answer: 'text',
    category: 'text',
    substance: 'text',
    reaction: 'text',
    status: 'text',
    recorded_at: 'instant',
    recorded_by: 'uuid',
    seen: 'json',
  },
  indexes: { patientId: { columns: ['patient_id'] } },
  fromRow: (row) => absentIfNull(row, 'seen'),
})

export const vitalsTable = mapTable(vitals, {
  kind: 'visit',
  columns: {
    visit_id: 'uuid',
    patient_id: 'uuid',
    measured_at: 'instant',
    measured_by: 'uuid',
    service_date: 'date',
    systolic: 'int',
    diastolic: 'int',
    pulse: 'int',
    respiratory_rate: 'int',
    temperature: 'decimal',
    spo2: 'int',
    weight: 'decimal',
    height: 'decimal',
    waist: 'decimal',
    muac: 'decimal',
    head_circumference: 'decimal',
    seen: 'json',
  },
  indexes: { visitId: { columns: ['visit_id'] }, patientId: { columns: ['patient_id'] } },
  fromRow: (row) => absentIfNull(row, 'seen'),
})

const ofVisit = { visitId: { columns: ['visit_id'] }, patientId: { columns: ['patient_id'] } }

export const notesTable = mapTable(notes, {
  kind: 'visit',
  columns: {
    visit_id: 'uuid',
    patient_id: 'uuid',
    kind: 'text',
    subjective: 'text',
    objective: 'text',
    assessment: 'text',
    plan: 'text',
    amends: 'uuid',
    written_at: 'instant',
    written_by: 'uuid',
    service_date: 'date',
    seen: 'json',
  },
  indexes: ofVisit,
  fromRow: (row) => absentIfNull(row, 'seen'),
})

export const diagnosesTable = mapTable(diagnoses, {
  kind: 'visit',
  columns: {
    visit_id: 'uuid',
    patient_id: 'uuid',
    code: 'text',
    name: 'text',
    rank: 'text',
    case_kind: 'text',
    certainty: 'text',
    status: 'text',
    recorded_at: 'instant',
    recorded_by: 'uuid',
    service_date: 'date',
    retracted_at: 'instant',
    retracted_by: 'uuid',
    seen: 'json',
  },
  indexes: ofVisit,
  fromRow: (row) => absentIfNull(row, 'retracted_at', 'retracted_by', 'seen'),
})

export const proceduresDoneTable = mapTable(proceduresDone, {
  kind: 'visit',
  columns: {
    visit_id: 'uuid',
    patient_id: 'uuid',
    code: 'text',
    name: 'text',
    note: 'text',
    status: 'text',
    done_at: 'instant',
    done_by: 'uuid',
    service_date: 'date',
    retracted_at: 'instant',
    retracted_by: 'uuid',
    seen: 'json',
  },
  indexes: ofVisit,
  fromRow: (row) => absentIfNull(row, 'retracted_at', 'retracted_by', 'seen'),
})

export const assessmentsTable = mapTable(assessments, {
  kind: 'visit',
  columns: {
    visit_id: 'uuid',
    patient_id: 'uuid',
    form: 'text',
    version: 'int',
    answers: 'json',
    recorded_at: 'instant',
    recorded_by: 'uuid',
    service_date: 'date',
    seen: 'json',
  },
  indexes: { visitId: { columns: ['visit_id'] }, patientId: { columns: ['patient_id'] } },
  fromRow: (row) => absentIfNull(row, 'seen'),
})

export const flagAcknowledgementsTable = mapTable(flagAcknowledgements, {
  kind: 'visit',
  columns: { visit_id: 'uuid', patient_id: 'uuid', answer: 'text', at: 'instant', by: 'uuid' },
  indexes: { visitId: { columns: ['visit_id'] } },
})

export const accessLogTable = mapTable(accessLog, {
  kind: null,
  columns: {
    person: 'uuid',
    patient_id: 'uuid',
    purpose: 'text',
    screen: 'text',
    at: 'instant',
    device_id: 'uuid',
    command_id: 'uuid',
    opened: 'bool',
  },
})
