import { prescriptionLines, prescriptions } from '@lentera/contracts/medications/prescription'
import { absentIfNull, mapTable } from '../platform/database/table-map.js'

export const prescriptionsTable = mapTable(prescriptions, {
  kind: 'visit',
  columns: {
    visit_id: 'uuid',
    patient_id: 'uuid',
    status: 'text',
    prescribed_at: 'instant',
    prescribed_by: 'uuid',
    service_date: 'date',
    weight_kg: 'decimal',
    note: 'text',
    override_reason: 'text',
    overridden_codes: 'json',
    cancelled_at: 'instant',
    cancelled_by: 'uuid',
    seen: 'json',
  },
  indexes: {
    visitId: { columns: ['visit_id'] },
    patientId: { columns: ['patient_id'] },
    serviceDate: { columns: ['service_date'] },
  },
  fromRow: (row) => absentIfNull(row, 'overridden_codes', 'cancelled_at', 'cancelled_by', 'seen'),
})

export const prescriptionLinesTable = mapTable(prescriptionLines, {
  kind: 'visit',
  columns: {
    prescription_id: 'uuid',
    visit_id: 'uuid',
    patient_id: 'uuid',
    position: 'int',
    drug_id: 'uuid',
    drug_name: 'text',
    unit: 'text',
    quantity: 'decimal',
    signa: 'json',
    days: 'int',
    note: 'text',
  },
  indexes: {
    prescriptionId: { columns: ['prescription_id'] },
    visitId: { columns: ['visit_id'] },
    patientId: { columns: ['patient_id'] },
  },
})
