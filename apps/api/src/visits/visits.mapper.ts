import { visits } from '@lentera/contracts/visits/visit'
import { mapTable } from '../platform/database/table-map.js'

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
  },
  indexes: {
    patientId: { columns: ['patient_id'] },
    openPatientId: { columns: ['patient_id'], where: `status = 'open'` },
    unitDate: { columns: ['unit', 'service_date'], split: (key) => key.split(':') },
  },
})
