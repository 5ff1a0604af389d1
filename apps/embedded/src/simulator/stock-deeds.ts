import { CountStock } from '@lentera/contracts/inventory/count-stock'
import { ReceiveStock } from '@lentera/contracts/inventory/receive-stock'
import { stockBatches } from '@lentera/contracts/inventory/stock-batch'
import { DispenseMedicine } from '@lentera/contracts/medications/dispense'
import { visits } from '@lentera/contracts/visits/visit'
import type { DeviceCore } from '@lentera/sync/client/api'
import { type SeededRandom, seededId } from '@lentera/testing/seeded-random'
import { houseId } from '@lentera/testing/test-house'
import { type Deed, deed } from './deed.js'
import { visitRef } from './desk-deeds.js'

const items = ['amlodipin', 'parasetamol'].map(houseId)
const boxes = [
  { batchNumber: 'B1', expiresOn: '2027-03-31' },
  { batchNumber: 'B2', expiresOn: '2026-12-31' },
  { batchNumber: 'B0', expiresOn: '2026-10-31' },
]

/** What happens at a shelf that several devices believe to know. Amounts are small, so that books run empty. */
export function stockDeed(core: DeviceCore, random: SeededRandom, now: number): Deed {
  const batches = core.view.all(stockBatches).rows.map(({ record }) => record)
  const here = core.view.all(visits).rows.map(({ record }) => record)
  const choice = random.next()
  if (batches.length === 0 || here.length === 0 || choice < 0.3) return receive(random)
  const batch = random.pick(batches)
  if (choice < 0.45) {
    const args = {
      ...{ itemId: batch.itemId, batchId: batch.id, shown: batch.balance },
      ...{ counted: random.int(0, 6), reason: random.pick(['difference', 'damaged'] as const) },
    }
    return deed(CountStock, args, [])
  }
  const { id: visitId, patientId } = random.pick(here)
  const prescriptionId = houseId(`prescription ${visitId}`)
  const quantity = random.int(1, 5)
  const line = {
    ...{ lineId: houseId(`line ${visitId}`), drugId: batch.itemId, quantity, covers: quantity },
    batchId: random.chance(0.9) ? batch.id : null,
  }
  const args = {
    ...{ dispenseId: seededId(random, now), prescriptionId, visitId, patientId },
    ...{ lines: [line], reviewed: true, note: null },
  }
  return deed(DispenseMedicine, args, [visitRef(core, visitId)])
}

const receive = (random: SeededRandom): Deed =>
  deed(
    ReceiveStock,
    {
      ...{ source: 'apbd', document: null },
      lines: [{ itemId: random.pick(items), ...random.pick(boxes), quantity: random.int(1, 6) }],
    },
    [],
  )
