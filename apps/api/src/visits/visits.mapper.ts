import { visits } from '@lentera/contracts/visits/visit'
import { visitSteps } from '@lentera/contracts/visits/visit-step'
import { absentIfNull, mapTable } from '../platform/database/table-map.js'

export const visitsTable = mapTable(visits, {
  kind: 'visit',
  columns: {
    patient_id: 'uuid',
    kind: 'text',
    unit: 'text',
    payer: 'text',
    sick: 'bool',
    status: 'text',
    opened_at: 'instant',
    service_date: 'date',
    same_as: 'uuid',
    closed_at: 'instant',
    closed_by: 'uuid',
    outcome: 'text',
    seen: 'json',
  },
  indexes: {
    patientId: { columns: ['patient_id'] },
    openPatientId: { columns: ['patient_id'], where: `status = 'open' and same_as is null` },
    unitDate: {
      columns: ['unit', 'service_date'],
      split: (key) => key.split(':'),
      where: 'same_as is null',
    },
  },
  fromRow: (row) => absentIfNull(row, 'same_as', 'closed_at', 'closed_by', 'outcome', 'seen'),
})

export const visitStepsTable = mapTable(visitSteps, {
  kind: 'visit',
  columns: {
    visit_id: 'uuid',
    patient_id: 'uuid',
    kind: 'text',
    from_unit: 'text',
    unit: 'text',
    at: 'instant',
    by: 'uuid',
    stage: 'text',
    priority: 'text',
    reason: 'text',
    cancel_reason: 'text',
  },
  indexes: { visitId: { columns: ['visit_id'] } },
  fromRow: (row) => absentIfNull(row, 'stage', 'priority', 'reason', 'cancel_reason'),
})
