import { visitSteps } from '@lentera/contracts/visits/move-visit'
import { visits } from '@lentera/contracts/visits/visit'
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
  fromRow: (row) => absentIfNull(row, 'same_as', 'seen'),
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
  },
  indexes: { visitId: { columns: ['visit_id'] } },
})
