import type { Id } from '@lentera/contracts/kernel/id'
import type { Prescription, PrescriptionLine } from '@lentera/contracts/medications/prescription'
import { addDays } from '../kernel/calendar.js'
import type { ActiveDrug } from './check-duplicate.js'
import type { DrugFacts } from './drug-facts.js'
import { prescribingConfiguration } from './prescribing-configuration.js'

/** Lines of prescriptions that hold, without those of one prescription, which is the one in hand. */
export function standingLines(
  prescriptions: readonly Prescription[],
  lines: readonly PrescriptionLine[],
  without: Id | null,
): { readonly line: PrescriptionLine; readonly prescription: Prescription }[] {
  const sent = new Map(
    prescriptions.filter(({ id, status }) => status === 'sent' && id !== without).map((one) => [one.id, one]),
  )
  return lines.flatMap((line) => {
    const prescription = sent.get(line.prescriptionId)
    return prescription ? [{ line, prescription }] : []
  })
}

/** What a patient may still have of what was prescribed; a drug nobody knows here says nothing. */
export function activeDrugs(
  standing: ReturnType<typeof standingLines>,
  drugOf: (id: Id) => DrugFacts | undefined,
  { unknownDays } = prescribingConfiguration,
): ActiveDrug[] {
  return standing.flatMap(({ line, prescription }) => {
    const drug = drugOf(line.drugId)
    const days = line.days ?? unknownDays
    return drug ? [{ drug, days, until: addDays(prescription.serviceDate, days) }] : []
  })
}
