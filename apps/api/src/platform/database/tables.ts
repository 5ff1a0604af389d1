import { clockSettingsTable } from '../clock/clock.mapper.js'
import {
  accessLogTable,
  allergiesTable,
  assessmentsTable,
  flagAcknowledgementsTable,
  vitalsTable,
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
import { outreachListsTable, outreachPeopleTable } from '../../outreach/outreach.mapper.js'
import {
  patientDirectoryTable,
  patientIdentifiersTable,
  patientsTable,
} from '../../patients/patients.mapper.js'
import {
  patientFieldChangesTable,
  patientLinksTable,
  patientSetsTable,
} from '../../patients/patient-links.mapper.js'
import { queueTicketsTable } from '../../queue/queue.mapper.js'
import { reviewItemsTable } from '../../reviews/reviews.mapper.js'
import { roleGrantsTable, staffDirectoryTable, usersTable } from '../../users/users.mapper.js'
import { visitsTable, visitStepsTable } from '../../visits/visits.mapper.js'
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
  vitalsTable,
  flagAcknowledgementsTable,
  stockBatchesTable,
  dispensesTable,
  stockMovementsTable,
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
