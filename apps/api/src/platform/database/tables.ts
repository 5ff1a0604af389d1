import {
  catalogueDiagnosesTable,
  catalogueDrugsTable,
  catalogueHistoryTable,
  catalogueProceduresTable,
} from '../../catalogue/catalogue.mapper.js'
import {
  accessLogTable,
  allergiesTable,
  vitalsTable,
  diagnosesTable,
  notesTable,
  proceduresDoneTable,
  assessmentsTable,
  flagAcknowledgementsTable,
} from '../../charting/charting.mapper.js'
import {
  deviceDirectoryTable,
  devicePeopleTable,
  devicesTable,
  numberLeasesTable,
  numberReportsTable,
} from '../../devices/devices.mapper.js'
import { stockBatchesTable, stockMovementsTable } from '../../inventory/inventory.mapper.js'
import { dispensesTable } from '../../medications/dispenses.mapper.js'
import { prescriptionLinesTable, prescriptionsTable } from '../../medications/medications.mapper.js'
import { outreachListsTable, outreachPeopleTable } from '../../outreach/outreach.mapper.js'
import { patientImportsTable } from '../../patients/patient-imports.mapper.js'
import {
  patientFieldChangesTable,
  patientLinksTable,
  patientSetsTable,
} from '../../patients/patient-links.mapper.js'
import {
  patientDirectoryTable,
  patientIdentifiersTable,
  patientsTable,
} from '../../patients/patients.mapper.js'
import { queueTicketsTable, queueCallsTable, queuePlacesTable } from '../../queue/queue.mapper.js'
import { sickLettersTable } from '../../documents/documents.mapper.js'
import { reviewItemsTable } from '../../reviews/reviews.mapper.js'
import { roleGrantsTable, staffDirectoryTable, usersTable } from '../../users/users.mapper.js'
import { visitsTable, visitStepsTable } from '../../visits/visits.mapper.js'
import { clockSettingsTable } from '../clock/clock.mapper.js'
import type { TableMap } from './table-map.js'

/** Every entity that has a table, in the order in which a batch writes them. */
export const tableMaps: readonly TableMap[] = [
  usersTable,
  staffDirectoryTable,
  roleGrantsTable,
  devicesTable,
  deviceDirectoryTable,
  devicePeopleTable,
  numberLeasesTable,
  numberReportsTable,
  clockSettingsTable,
  catalogueDiagnosesTable,
  catalogueDrugsTable,
  catalogueProceduresTable,
  catalogueHistoryTable,
  patientImportsTable,
  patientsTable,
  patientIdentifiersTable,
  patientDirectoryTable,
  patientFieldChangesTable,
  patientLinksTable,
  patientSetsTable,
  allergiesTable,
  visitsTable,
  visitStepsTable,
  queueTicketsTable,
  assessmentsTable,
  queueCallsTable,
  queuePlacesTable,
  vitalsTable,
  flagAcknowledgementsTable,
  stockBatchesTable,
  dispensesTable,
  stockMovementsTable,
  prescriptionsTable,
  prescriptionLinesTable,
  notesTable,
  diagnosesTable,
  proceduresDoneTable,
  sickLettersTable,
  accessLogTable,
  outreachListsTable,
  outreachPeopleTable,
  reviewItemsTable,
]

const byName = new Map(tableMaps.map((map) => [map.table, map]))

/** @throws when the entity has no table */
export function tableOf(entity: string): TableMap {
  const map = byName.get(entity)
  if (!map) throw new Error(`entity without a table: ${entity}`)
  return map
}
