import { type CatalogueDrug, catalogueDrugs } from '@lentera/contracts/catalogue/drug'
import { type StockBatch, stockBatches } from '@lentera/contracts/inventory/stock-batch'
import type { Id } from '@lentera/contracts/kernel/id'
import { dispenses } from '@lentera/contracts/medications/dispense'
import type { Prescription } from '@lentera/contracts/medications/prescription'
import { patientDirectory } from '@lentera/contracts/patients/patient'
import { queueTickets } from '@lentera/contracts/queue/ticket'
import { owedOf } from '@lentera/domain/medications/owed'
import { coveredByOne } from '@lentera/domain/medications/substitute'
import { useMemo } from 'react'
import { useLocal } from '../../platform/local/use-local'
import { linesOf } from '../../platform/local/waiting-prescriptions'
import type { Shelves } from './hand-over-plan'

/** Everything the counter needs to know of one prescription, from this device. */
export function usePrescription({ id, patientId, visitId }: Prescription, today: string) {
  const found = useLocal(['hand-over', id], (view) => {
    const given = view.find(dispenses, 'prescriptionId', id).rows.map(({ record }) => record)
    const batches = view.all(stockBatches)
    return {
      entry: view.get(patientDirectory, patientId)?.record ?? null,
      number: view.find(queueTickets, 'visitId', visitId).rows[0]?.record.number ?? null,
      lines: linesOf(view, id).map((line) => ({ ...line, owed: owedOf(line, given) })),
      given,
      drugs: view.all(catalogueDrugs).rows.map(({ record }) => record),
      batches: batches.rows.map(({ record }) => record),
      stockAsOf: batches.asOf,
    }
  })
  const { drugs, batches } = found
  const drugById = useMemo(() => new Map<Id, CatalogueDrug>(drugs.map((drug) => [drug.id, drug])), [drugs])
  const shelves = useMemo<Shelves>(() => {
    const byItem = new Map<Id, StockBatch[]>()
    for (const batch of batches) byItem.set(batch.itemId, [...(byItem.get(batch.itemId) ?? []), batch])
    return {
      batchesOf: (drugId) => byItem.get(drugId) ?? [],
      covers: (prescribed, other) => {
        const [one, two] = [drugById.get(prescribed), drugById.get(other)]
        return one && two ? coveredByOne(one, two) : null
      },
      today,
    }
  }, [batches, drugById, today])
  return { ...found, drugById, shelves }
}
