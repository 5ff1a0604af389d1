import { devicePeople, devices, numberLeases } from '@lentera/contracts/devices/device'
import { deviceDirectory } from '@lentera/contracts/devices/device-directory'
import { numberReports } from '@lentera/contracts/devices/number-report'
import { absentIfNull, mapTable } from '../platform/database/table-map.js'

/** `last_seq` is no field of the record: the engine moves it. */
export const devicesTable = mapTable(devices, {
  kind: null,
  columns: {
    kind: 'text',
    name: 'text',
    unit: 'text',
    public_key: 'text',
    credential_hash: 'text',
    enrolled_at: 'instant',
    revoked_at: 'instant',
    wipe: 'bool',
    outreach: 'bool',
  },
  indexes: { kind: { columns: ['kind'] } },
  fromRow: (row) => absentIfNull(row, 'wipe', 'outreach'),
})

export const deviceDirectoryTable = mapTable(deviceDirectory, {
  kind: 'catalogue',
  columns: { name: 'text', unit: 'text', outreach: 'bool', active: 'bool' },
})

export const devicePeopleTable = mapTable(devicePeople, {
  kind: null,
  columns: {
    device_id: 'uuid',
    user_id: 'uuid',
    public_key: 'text',
    since: 'instant',
    revoked_at: 'instant',
  },
  indexes: { deviceId: { columns: ['device_id'] } },
})

export const numberLeasesTable = mapTable(numberLeases, {
  kind: null,
  columns: { series: 'text', from_no: 'int', to_no: 'int', device_id: 'uuid', state: 'text', until: 'date' },
  indexes: { series: { columns: ['series'] }, deviceId: { columns: ['device_id'] } },
})

export const numberReportsTable = mapTable(numberReports, {
  kind: null,
  columns: { device_id: 'uuid', epoch: 'uuid', at: 'instant' },
  indexes: { epoch: { columns: ['epoch'] } },
})
