import { queueCalls } from '@lentera/contracts/queue/queue-call'
import { queuePlaces } from '@lentera/contracts/queue/queue-place'
import { queueTickets } from '@lentera/contracts/queue/ticket'
import { absentIfNull, mapTable } from '../platform/database/table-map.js'

export const queueTicketsTable = mapTable(queueTickets, {
  kind: 'visit',
  columns: {
    visit_id: 'uuid',
    patient_id: 'uuid',
    unit: 'text',
    number: 'text',
    service_date: 'date',
    issued_at: 'instant',
    replaced: 'bool',
  },
  indexes: {
    visitId: { columns: ['visit_id'], where: 'replaced is not true' },
    dateNumber: { columns: ['service_date', 'number'], split: (key) => key.split(':') },
  },
  fromRow: (row) => absentIfNull(row, 'replaced'),
})

export const queueCallsTable = mapTable(queueCalls, {
  kind: 'visit',
  columns: {
    visit_id: 'uuid',
    patient_id: 'uuid',
    unit: 'text',
    stage: 'text',
    place: 'text',
    device_id: 'uuid',
    at: 'instant',
    by: 'uuid',
    service_date: 'date',
    nth: 'int',
    undone: 'bool',
  },
  indexes: { visitId: { columns: ['visit_id'] } },
  fromRow: (row) => absentIfNull(row, 'undone'),
})

export const queuePlacesTable = mapTable(queuePlaces, {
  kind: 'visit',
  columns: {
    visit_id: 'uuid',
    patient_id: 'uuid',
    state: 'text',
    stage: 'text',
    state_at: 'instant',
    state_by: 'uuid',
    priority: 'text',
    reason: 'text',
    prioritised_at: 'instant',
    prioritised_by: 'uuid',
  },
  indexes: { visitId: { columns: ['visit_id'] } },
})
