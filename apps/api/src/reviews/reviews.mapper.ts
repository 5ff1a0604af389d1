import type { ReviewDetail } from '@lentera/contracts/kernel/review-detail'
import { reviewItems } from '@lentera/contracts/reviews/review-item'
import { absentIfNull, base64, mapTable } from '../platform/database/table-map.js'

const detail = (row: string) => ({ table: 'review_items', row, column: 'detail_sealed' })

/** The sealed copy of what is to be looked at lies in `payload`, which no device gets. */
export const reviewItemsTable = mapTable(reviewItems, {
  kind: 'review',
  columns: {
    command_id: 'uuid',
    command_name: 'text',
    issue_code: 'text',
    outcome: 'text',
    unit: 'text',
    author_id: 'uuid',
    device_id: 'uuid',
    payload: 'bytes',
    opened_at: 'instant',
    forwarded_at: 'instant',
    closed_at: 'instant',
    closed_by_command: 'uuid',
    resolution: 'text',
    detail_sealed: 'bytes',
  },
  kept: ['payload'],
  indexes: { commandId: { columns: ['command_id'] } },
  toRow: (item, vault) => ({
    payload: null,
    detail_sealed:
      item.detail === undefined
        ? null
        : base64(vault.fields.seal(JSON.stringify(item.detail), detail(item.id))),
  }),
  fromRow: (row, vault) => ({
    ...absentIfNull(row, 'forwarded_at'),
    ...(row.detail_sealed === null
      ? {}
      : {
          detail: JSON.parse(
            vault.fields.openText(row.detail_sealed as Buffer, detail(row.id as string)),
          ) as ReviewDetail,
        }),
  }),
})
