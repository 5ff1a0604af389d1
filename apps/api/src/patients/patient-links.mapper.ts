import { type PatientFieldChange, patientFieldChanges } from '@lentera/contracts/patients/field-change'
import { patientLinks, patientSets } from '@lentera/contracts/patients/patient-link'
import { base64, mapTable } from '../platform/database/table-map.js'

const value = (row: string) => ({ table: 'patient_field_changes', row, column: 'value_sealed' })

export const patientFieldChangesTable = mapTable(patientFieldChanges, {
  kind: 'patient',
  columns: {
    patient_id: 'uuid',
    field: 'text',
    value_sealed: 'bytes',
    state: 'text',
    by: 'uuid',
    device_id: 'uuid',
    unit: 'text',
    at: 'instant',
    clock_proven: 'bool',
    command_id: 'uuid',
  },
  indexes: { patientId: { columns: ['patient_id'] }, commandId: { columns: ['command_id'] } },
  toRow: (change, vault) => ({
    value_sealed: base64(vault.fields.seal(JSON.stringify(change.value), value(change.id))),
  }),
  fromRow: (row, vault) => ({
    value: JSON.parse(
      vault.fields.openText(row.value_sealed as Buffer, value(row.id as string)),
    ) as PatientFieldChange['value'],
  }),
})

export const patientLinksTable = mapTable(patientLinks, {
  kind: 'directory',
  columns: {
    from: 'uuid',
    to: 'uuid',
    command_id: 'uuid',
    linked_by: 'uuid',
    linked_at: 'instant',
    ended_by: 'uuid',
  },
})

export const patientSetsTable = mapTable(patientSets, {
  kind: 'directory',
  columns: { canonical_id: 'uuid', members: 'json', links: 'json' },
})
