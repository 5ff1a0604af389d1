import { outreachLists, outreachPeople } from '@lentera/contracts/outreach/outreach-list'
import { mapTable } from '../platform/database/table-map.js'

export const outreachListsTable = mapTable(outreachLists, {
  kind: 'list',
  columns: {
    kind: 'text',
    name: 'text',
    unit: 'text',
    device_id: 'uuid',
    ends_on: 'date',
    people: 'int',
    made_by: 'uuid',
    made_at: 'instant',
    closed_at: 'instant',
    closed_by: 'uuid',
  },
  indexes: { openDeviceId: { columns: ['device_id'], where: 'closed_at is null' } },
})

export const outreachPeopleTable = mapTable(outreachPeople, {
  kind: 'list',
  columns: { list_id: 'uuid', patient_id: 'uuid', open: 'bool' },
  indexes: {
    listId: { columns: ['list_id'] },
    openPatientId: { columns: ['patient_id'], where: 'open' },
  },
})
