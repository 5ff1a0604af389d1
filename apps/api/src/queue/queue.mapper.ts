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
