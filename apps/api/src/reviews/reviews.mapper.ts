import { reviewItems } from '@lentera/contracts/reviews/review-item'
import { mapTable } from '../platform/database/table-map.js'

/** The sealed copy of what is to be looked at lies in `payload`, which no device gets. */
export const reviewItemsTable = mapTable(reviewItems, {
  kind: 'review',
  columns: {
    command_id: 'uuid',
    command_name: 'text',
    issue_code: 'text',
    outcome: 'text',
    unit: 'text',
    payload: 'bytes',
    opened_at: 'instant',
    closed_at: 'instant',
    closed_by_command: 'uuid',
  },
  kept: ['payload'],
  indexes: { commandId: { columns: ['command_id'] } },
  toRow: () => ({ payload: null }),
})
