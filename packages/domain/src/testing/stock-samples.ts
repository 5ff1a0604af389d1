// Builders for examples about the shelf; see samples.ts.
import type { ReceiveStock } from '@lentera/contracts/inventory/receive-stock'
import type { StockBatch } from '@lentera/contracts/inventory/stock-batch'
import type { ArgsOf } from '@lentera/contracts/kernel/command'
import type { DispenseMedicine } from '@lentera/contracts/medications/dispense'
import { batchIdOf } from '../inventory/stock-ids.js'
import { id } from './samples.js'

/** Amlodipin, as the examples know it. */
export const itemId = id(110)

export const aBatch = (change: Partial<StockBatch> = {}): StockBatch => {
  const { batchNumber = 'B1', expiresOn = '2027-03-31' } = change
  return {
    id: batchIdOf(itemId, batchNumber ?? '', expiresOn ?? '2027-03-31'),
    ...{ itemId, batchNumber, expiresOn, balance: 5, source: 'apbd', updatedAt: '2026-11-01T00:00:00.000Z' },
    ...change,
  }
}

export const aDelivery = (
  quantity: number,
  change: Partial<ArgsOf<typeof ReceiveStock>> = {},
): ArgsOf<typeof ReceiveStock> => ({
  source: 'apbd',
  document: null,
  lines: [{ itemId, batchNumber: 'B1', expiresOn: '2027-03-31', quantity }],
  ...change,
})

type HandOver = ArgsOf<typeof DispenseMedicine>

export const aHandOver = (
  quantity: number,
  line: Partial<HandOver['lines'][number]> = {},
  change: Partial<HandOver> = {},
): HandOver => ({
  dispenseId: id(120),
  prescriptionId: id(130),
  visitId: id(20),
  patientId: id(10),
  lines: [{ lineId: id(140), drugId: itemId, batchId: aBatch().id, quantity, covers: quantity, ...line }],
  reviewed: true,
  note: null,
  ...change,
})
