import type { CalendarDate } from '@lentera/contracts/kernel/time'
import type { Prescription, PrescriptionLine } from '@lentera/contracts/medications/prescription'
import { addDays } from '@lentera/domain/kernel/calendar'

/** A medicine that somebody may still be taking. */
export interface DrugInUse {
  readonly line: PrescriptionLine
  readonly prescribedOn: CalendarDate
  /** The last day it was prescribed for; null: nobody said how long. */
  readonly until: CalendarDate | null
}

/** Tablets last a little longer than they were meant to; and a medicine without days is shown so long. */
const GRACE_DAYS = 7
const UNSAID_DAYS = 30

/** The newest line of each drug of prescriptions that were not taken back, as long as it may last. */
export function drugsInUse(
  prescriptions: readonly Prescription[],
  lines: readonly PrescriptionLine[],
  today: CalendarDate,
): DrugInUse[] {
  const sent = new Map(prescriptions.filter(({ status }) => status === 'sent').map((one) => [one.id, one]))
  const newest = new Map<string, DrugInUse>()
  for (const line of lines) {
    const prescribedOn = sent.get(line.prescriptionId)?.serviceDate
    if (prescribedOn === undefined || prescribedOn > today) continue
    const before = newest.get(line.drugId)
    if (before && before.prescribedOn >= prescribedOn) continue
    const until = line.days === null ? null : addDays(prescribedOn, line.days - 1)
    newest.set(line.drugId, { line, prescribedOn, until })
  }
  return [...newest.values()]
    .filter(
      ({ prescribedOn, until }) => addDays(until ?? addDays(prescribedOn, UNSAID_DAYS), GRACE_DAYS) >= today,
    )
    .sort((a, b) => (a.prescribedOn < b.prescribedOn ? 1 : -1))
}
