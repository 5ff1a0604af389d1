import { describe, expect, it } from '@jest/globals'
import { CountStock } from '@lentera/contracts/inventory/count-stock'
import { ReceiveStock } from '@lentera/contracts/inventory/receive-stock'
import { negativeBalance, stockBatches } from '@lentera/contracts/inventory/stock-batch'
import { stockMovements, type StockMovement } from '@lentera/contracts/inventory/stock-movement'
import { type Dispense, DispenseMedicine } from '@lentera/contracts/medications/dispense'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import { reviewItems } from '@lentera/contracts/reviews/review-item'
import { OpenVisit } from '@lentera/contracts/visits/visit'
import { batchIdOf } from '@lentera/domain/inventory/stock-ids'
import type { DeviceCore } from '@lentera/sync/client/api'
import { type House, openHouse } from '../server-house.js'
import { aDevice, aGrant, houseId } from '../test-house.js'
import { arrival, Browser, registration } from './browser.js'

const itemId = houseId('amlodipin 10 mg')
const box = { batchNumber: 'B1', expiresOn: '2027-03-31' }
const batchId = batchIdOf(itemId, box.batchNumber, box.expiresOn)
const devices = ['A1', 'A2', 'A3']

/** Three counters that know of one batch with five tablets, and of a patient at each of them. */
async function threeCounters(house: House): Promise<DeviceCore[]> {
  house.store.seed([aGrant('sari', 'pharmacist'), ...devices.map((name) => aDevice(name))])
  const cores: DeviceCore[] = []
  for (const name of devices) cores.push(await new Browser(house, name).ready())
  const [desk] = cores
  await desk!.save(ReceiveStock, {
    ...{ source: 'apbd', document: null },
    lines: [{ itemId, ...box, quantity: 5 }],
  })
  for (const name of devices) {
    await desk!.save(RegisterPatient, registration(houseId(`patient ${name}`), `${name} Wanggai`))
    await desk!.save(OpenVisit, arrival(houseId(`visit ${name}`), houseId(`patient ${name}`)))
  }
  await meet(cores)
  return cores
}

async function meet(cores: readonly DeviceCore[]): Promise<void> {
  for (let round = 0; round < 2; round += 1)
    for (const core of cores) {
      await core.drain()
      await core.pull()
    }
}

const give = (core: DeviceCore, name: string, quantity: number) =>
  core.save(DispenseMedicine, {
    ...{ dispenseId: houseId(`hand-over ${name}`), prescriptionId: houseId(`prescription ${name}`) },
    ...{
      visitId: houseId(`visit ${name}`),
      patientId: houseId(`patient ${name}`),
      reviewed: true,
      note: null,
    },
    lines: [{ lineId: houseId(`line ${name}`), drugId: itemId, batchId, quantity, covers: quantity }],
  })
const balanceOn = (core: DeviceCore) => core.view.get(stockBatches, batchId)?.record.balance
const openItems = (core: DeviceCore) =>
  core.view
    .all(reviewItems)
    .rows.map(({ record }) => record)
    .filter(({ closedAt }) => closedAt === null)

describe('T14: the last five tablets are handed over at three counters without a line', () => {
  it('ends with minus ten on the card, three hand-overs, and one count to be made', async () => {
    const house = await openHouse()
    const cores = await threeCounters(house)
    for (const [n, core] of cores.entries()) {
      await give(core, devices[n]!, 5)
      // Each believes that it gave the last five.
      expect(balanceOn(core)).toBe(0)
    }
    await meet(cores)

    const movements = house.store.records<StockMovement>('stock_movements')
    expect(movements.map(({ quantity }) => quantity)).toEqual([5, -5, -5, -5])
    expect(house.store.records<Dispense>('dispenses')).toHaveLength(3)
    const outcomes = house.store.history.log
      .filter(({ name }) => name === DispenseMedicine.name)
      .map(({ outcome }) => outcome)
    expect(outcomes).toEqual(['applied', 'flagged', 'applied'])
    for (const core of cores) {
      expect(balanceOn(core)).toBe(-10)
      expect(core.view.find(stockMovements, 'batchId', batchId).rows).toHaveLength(4)
      expect(openItems(core).map(({ issueCode }) => issueCode)).toEqual([negativeBalance.code])
    }

    // Somebody looks: the shelf is empty. The count is a line of the card and closes the item everywhere.
    const [item] = openItems(cores[1]!)
    await cores[1]!.save(
      CountStock,
      { itemId, batchId, shown: -10, counted: 0, reason: 'difference' },
      { repairs: item!.commandId },
    )
    await meet(cores)
    for (const core of cores) {
      expect(balanceOn(core)).toBe(0)
      expect(openItems(core)).toEqual([])
    }
    expect(house.store.records<StockMovement>('stock_movements').map(({ quantity }) => quantity)).toEqual([
      5, -5, -5, -5, 10,
    ])
  })
})
