import { dispenses } from '@lentera/contracts/medications/dispense'
import { mapTable } from '../platform/database/table-map.js'

export const dispensesTable = mapTable(dispenses, {
  kind: 'visit',
  columns: {
    dispense_id: 'uuid',
    prescription_id: 'uuid',
    line_id: 'uuid',
    visit_id: 'uuid',
    patient_id: 'uuid',
    drug_id: 'uuid',
    batch_id: 'uuid',
    quantity: 'decimal',
    covers: 'decimal',
    reviewed: 'bool',
    note: 'text',
    dispensed_at: 'instant',
    dispensed_by: 'uuid',
    service_date: 'date',
  },
  indexes: {
    visitId: { columns: ['visit_id'] },
    patientId: { columns: ['patient_id'] },
    prescriptionId: { columns: ['prescription_id'] },
  },
})
