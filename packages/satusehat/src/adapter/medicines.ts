import type { Attempt } from '@lentera/contracts/deliveries/adapter'
import type { PayloadOf } from '@lentera/contracts/kernel/event'
import type {
  MedicineDispensed,
  MedicinePrescribed,
  PrescriptionCancelled,
} from '@lentera/contracts/medications/medication-events'
import { toDispensedMedication, toPrescribedMedication } from '@lentera/fhir/medication'
import { toMedicationDispense } from '@lentera/fhir/medication-dispense'
import { medicationRequestRef, toMedicationRequest } from '@lentera/fhir/medication-request'
import type { Platform } from './platform.js'
import { isTakenBack, markTakenBack } from './taken-back.js'

/** Each line is a medicine and a request for it, in this order: a request refers to its medicine. */
export async function medicinePrescribed(
  platform: Platform,
  { prescription, lines, drugs }: PayloadOf<typeof MedicinePrescribed>,
  attempt: Attempt,
): Promise<void> {
  for (const line of lines) {
    if (await isTakenBack(attempt, medicationRequestRef(line.id))) continue
    const drug = drugs.find(({ id }) => id === line.drugId) ?? null
    await platform.put(
      await platform.map(attempt, (mapping) => toPrescribedMedication(line, drug, mapping)),
      attempt,
    )
    await platform.put(
      await platform.map(attempt, (mapping) => toMedicationRequest(prescription, line, drug, mapping)),
      attempt,
    )
  }
}

/** A request that never left is not told of any more, should it leave later: its drug may be matched by then. */
export async function prescriptionCancelled(
  platform: Platform,
  { lines }: PayloadOf<typeof PrescriptionCancelled>,
  attempt: Attempt,
): Promise<void> {
  for (const { id: lineId } of lines) {
    const request = medicationRequestRef(lineId)
    await markTakenBack(attempt, request)
    const id = await attempt.ids.find(request)
    if (id) await platform.change('MedicationRequest', id, '/status', 'cancelled', attempt)
  }
}

export async function medicineDispensed(
  platform: Platform,
  { rows, lines, drugs, batches }: PayloadOf<typeof MedicineDispensed>,
  attempt: Attempt,
): Promise<void> {
  for (const [at, row] of rows.entries()) {
    const line = lines.find(({ id }) => id === row.lineId)
    // Handed over for a line nobody knows: there is no request it could refer to.
    if (!line) continue
    const drug = drugs.find(({ id }) => id === row.drugId) ?? null
    await platform.put(
      await platform.map(attempt, (mapping) =>
        toDispensedMedication(row, drug, batches[at] ?? null, mapping),
      ),
      attempt,
    )
    const facts = { row, line, drug, unit: null }
    await platform.put(
      await platform.map(attempt, (mapping) => toMedicationDispense(facts, mapping)),
      attempt,
    )
  }
}
