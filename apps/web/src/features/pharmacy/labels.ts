import type { CatalogueDrug } from '@lentera/contracts/catalogue/drug'
import type { Id } from '@lentera/contracts/kernel/id'
import type { PatientDirectoryEntry } from '@lentera/contracts/patients/patient'
import type { Prescription, PrescriptionLine } from '@lentera/contracts/medications/prescription'
import type { MedicineLabel } from '@lentera/documents/medicine-label/medicine-label-paper'
import { labelMarks } from '@lentera/domain/medications/label-marks'
import { signaText } from '@lentera/domain/medications/signa-text'
import { amountText, type PlannedLine } from './hand-over-plan'

export interface LabelSource {
  readonly prescription: Prescription
  readonly lines: readonly PrescriptionLine[]
  readonly plan: readonly PlannedLine[]
  readonly drugById: ReadonlyMap<Id, CatalogueDrug>
  readonly entry: PatientDirectoryEntry | null
  readonly number: string | null
}

interface LabelPeople extends Omit<LabelSource, 'entry'> {
  readonly entry: PatientDirectoryEntry
  readonly facility: string
  readonly patientName: string
}

/** A label for each drug that is handed over now. */
export const labelsOf = (source: LabelPeople): MedicineLabel[] =>
  source.plan.flatMap((planned) => {
    const line = source.lines.find(({ id }) => id === planned.line.id)
    return line && planned.quantity ? [labelOf(source, line, planned)] : []
  })

function labelOf(source: LabelPeople, line: PrescriptionLine, planned: PlannedLine): MedicineLabel {
  const { facility, number, prescription, entry, patientName, drugById } = source
  const drug = drugById.get(planned.drugId)
  const isSubstituted = planned.drugId !== line.drugId
  const unit = isSubstituted ? (drug?.unit ?? line.unit) : line.unit
  return {
    ...{ facility, number, date: prescription.serviceDate },
    patient: { name: patientName, birthDate: entry.birthDate },
    drug: isSubstituted ? (drug?.name ?? line.drugName) : line.drugName,
    amount: `${amountText(planned.quantity ?? 0)} ${unit}`,
    rule: signaText(ruleOf(line, planned), unit),
    ...labelMarks(drug ?? null, line.signa),
    note: line.note,
    expiresOn: planned.parts[0]?.batch?.expiresOn ?? null,
  }
}

/** Two tablets of 5 mg where one of 10 mg was meant: the label says how many to take. */
function ruleOf({ signa, unit }: PrescriptionLine, { parts }: PlannedLine): PrescriptionLine['signa'] {
  const [part] = parts
  if (!part || signa.doseUnit !== unit) return signa
  const dose = Math.round((signa.dose * part.quantity * 100) / part.covers) / 100
  return { ...signa, dose }
}
