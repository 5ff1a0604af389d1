import type { CalendarDate } from '@lentera/contracts/kernel/time'
import type { Prescription, PrescriptionLine } from '@lentera/contracts/medications/prescription'
import type { PrescriptionContent } from '@lentera/documents/prescription/prescription-paper'
import { childWeight } from '@lentera/domain/medications/child-weight'
import { medicineOnPaper } from './visit-record'

/** What a prescription that was sent says of itself on paper. Its number is none of its own, so none stands there. */
export function prescriptionOnPaper(
  { serviceDate, weightKg, note, overrideReason }: Prescription,
  lines: readonly PrescriptionLine[],
  birthDate: CalendarDate,
): Pick<PrescriptionContent, 'number' | 'date' | 'weight' | 'medicines' | 'note' | 'overrideReason'> {
  const isChild = childWeight({ birthDate, weight: null }, serviceDate) !== 'not_needed'
  return {
    number: null,
    date: serviceDate,
    // As the doses were computed from it; the day it was measured is not kept with the prescription.
    weight: isChild ? { kg: weightKg, measuredOn: null } : 'not_asked',
    medicines: lines.map((line) => ({ ...medicineOnPaper(line), note: line.note })),
    ...{ note, overrideReason },
  }
}
