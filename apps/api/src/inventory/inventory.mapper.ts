import { stockBatches } from '@lentera/contracts/inventory/stock-batch'
import { stockMovements } from '@lentera/contracts/inventory/stock-movement'
import { mapTable } from '../platform/database/table-map.js'

export const stockBatchesTable = mapTable(stockBatches, {
  kind: 'catalogue',
  columns: {
    item_id: 'uuid',
    batch_number: 'text',
    expires_on: 'date',
    balance: 'decimal',
    source: 'text',
    updated_at: 'instant',
  },
  indexes: { itemId: { columns: ['item_id'] } },
})

export const stockMovementsTable = mapTable(stockMovements, {
  kind: 'item',
  columns: {
    item_id: 'uuid',
    batch_id: 'uuid',
    kind: 'text',
    quantity: 'decimal',
    reason: 'text',
    at: 'instant',
    by: 'uuid',
    dispense_id: 'uuid',
    month: 'text',
    card_id: 'uuid',
  },
  indexes: { cardId: { columns: ['card_id'] }, batchId: { columns: ['batch_id'] } },
})
