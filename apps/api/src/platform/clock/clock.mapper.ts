import { clockSettings } from '@lentera/contracts/clock/clock-setting'
import { mapTable } from '../database/table-map.js'

export const clockSettingsTable = mapTable(clockSettings, {
  kind: null,
  columns: { run: 'uuid', offset_ms: 'int', at: 'instant', by: 'uuid' },
  indexes: { run: { columns: ['run'] } },
})
