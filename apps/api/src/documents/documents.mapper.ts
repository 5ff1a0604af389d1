import { sickLetters } from '@lentera/contracts/documents/sick-letter'
import { mapTable } from '../platform/database/table-map.js'

export const sickLettersTable = mapTable(sickLetters, {
  kind: 'visit',
  columns: {
    visit_id: 'uuid',
    patient_id: 'uuid',
    number: 'text',
    days: 'int',
    from: 'date',
    until: 'date',
    written_at: 'instant',
    written_by: 'uuid',
    service_date: 'date',
  },
  indexes: {
    visitId: { columns: ['visit_id'] },
    dateNumber: { columns: ['service_date', 'number'], split: (key) => key.split(':') },
  },
})
