import { patientImports } from '@lentera/contracts/patients/import-patients'
import { mapTable } from '../platform/database/table-map.js'

export const patientImportsTable = mapTable(patientImports, {
  kind: null,
  columns: {
    file_name: 'text',
    rows: 'int',
    started_by: 'uuid',
    started_at: 'instant',
    withdrawn_by: 'uuid',
    withdrawn_at: 'instant',
  },
})
