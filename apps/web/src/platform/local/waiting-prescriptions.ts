import { PHARMACY_UNIT } from '@lentera/contracts/inventory/stock-movement'
import type { Id } from '@lentera/contracts/kernel/id'
import type { CalendarDate, Instant } from '@lentera/contracts/kernel/time'
import { DAYS_HELD } from '@lentera/contracts/scopes/advance-scopes'
import { dispenses } from '@lentera/contracts/medications/dispense'
import {
  type Prescription,
  type PrescriptionLine,
  prescriptionLines,
  prescriptions,
} from '@lentera/contracts/medications/prescription'
import { visits } from '@lentera/contracts/visits/visit'
import { addDays } from '@lentera/domain/kernel/calendar'
import { owedOf } from '@lentera/domain/medications/owed'
import type { LocalView } from '@lentera/sync/client/api'

/**
 * Days for which a rest that is owed stays in sight. A counter's device holds the prescriptions of so many days; a
 * longer time would promise what it cannot show.
 */
export const OWED_DAYS = DAYS_HELD

/** A prescription of which something has to be handed over. */
export interface WaitingPrescription {
  readonly id: Id
  readonly prescription: Prescription
  readonly lines: readonly PrescriptionLine[]
  /** Part of it was handed over already. */
  readonly isPartly: boolean
}

export interface PrescriptionsOfDay {
  /** Sent that day and nothing handed over yet, who waits longest first. */
  readonly rows: readonly WaitingPrescription[]
  /** Handed over in part, that day or in the days before, the oldest first. */
  readonly owed: readonly WaitingPrescription[]
  /** False where another device may know of more. */
  readonly complete: boolean
  readonly asOf: Instant | null
}

type View = Pick<LocalView, 'find'>

/** Lines in the order in which they were written. */
export const linesOf = (view: View, prescriptionId: Id): PrescriptionLine[] =>
  view
    .find(prescriptionLines, 'prescriptionId', prescriptionId)
    .rows.map(({ record }) => record)
    .sort((a, b) => a.position - b.position)

/** What a counter has to hand over on a day: what was sent, and what is owed of the days before. */
export function waitingPrescriptions(view: View, date: CalendarDate): PrescriptionsOfDay {
  const { complete, asOf } = view.find(visits, 'unitDate', `${PHARMACY_UNIT}:${date}`)
  const today = openOn(view, date)
  const before = Array.from({ length: OWED_DAYS }, (_, n) => openOn(view, addDays(date, -n - 1))).flat()
  return {
    rows: today.filter(({ isPartly }) => !isPartly),
    // Of which nothing was handed over, nobody came for; that is no longer waited for the next day.
    owed: [...before, ...today].filter(({ isPartly }) => isPartly).sort(byTime),
    ...{ complete, asOf },
  }
}

/** Sent on that day and not handed over whole, in the order in which they were sent. */
const openOn = (view: View, date: CalendarDate): WaitingPrescription[] =>
  view
    .find(prescriptions, 'serviceDate', date)
    .rows.filter(({ record }) => record.status === 'sent')
    .map(({ record }) => {
      const given = view.find(dispenses, 'prescriptionId', record.id).rows.map((row) => row.record)
      const lines = linesOf(view, record.id)
      const isOpen = lines.some((line) => owedOf(line, given) > 0)
      return { row: { id: record.id, prescription: record, lines, isPartly: given.length > 0 }, isOpen }
    })
    .flatMap(({ row, isOpen }) => (isOpen ? [row] : []))
    .sort(byTime)

function byTime({ prescription: a }: WaitingPrescription, { prescription: b }: WaitingPrescription): number {
  if (a.prescribedAt !== b.prescribedAt) return a.prescribedAt < b.prescribedAt ? -1 : 1
  return a.id < b.id ? -1 : 1
}
