import { PHARMACY_UNIT } from '@lentera/contracts/inventory/stock-movement'
import type { Id } from '@lentera/contracts/kernel/id'
import type { CalendarDate, Instant } from '@lentera/contracts/kernel/time'
import { dispenses } from '@lentera/contracts/medications/dispense'
import {
  type Prescription,
  type PrescriptionLine,
  prescriptionLines,
  prescriptions,
} from '@lentera/contracts/medications/prescription'
import { visits } from '@lentera/contracts/visits/visit'
import { owedOf } from '@lentera/domain/medications/owed'
import type { LocalView } from '@lentera/sync/client/api'

/** A prescription of which something has to be handed over. */
export interface WaitingPrescription {
  readonly id: Id
  readonly prescription: Prescription
  readonly lines: readonly PrescriptionLine[]
  /** Part of it was handed over already. */
  readonly isPartly: boolean
}

export interface PrescriptionsOfDay {
  readonly rows: readonly WaitingPrescription[]
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

/** What was sent on a day and is not handed over whole, who waits longest first; those with a rest come last. */
export function waitingPrescriptions(view: View, date: CalendarDate): PrescriptionsOfDay {
  const { complete, asOf } = view.find(visits, 'unitDate', `${PHARMACY_UNIT}:${date}`)
  const rows = view
    .find(prescriptions, 'serviceDate', date)
    .rows.filter(({ record }) => record.status === 'sent')
    .map(({ record }) => {
      const given = view.find(dispenses, 'prescriptionId', record.id).rows.map((row) => row.record)
      const lines = linesOf(view, record.id)
      const isOpen = lines.some((line) => owedOf(line, given) > 0)
      return { id: record.id, prescription: record, lines, isPartly: given.length > 0, isOpen }
    })
    .filter(({ isOpen }) => isOpen)
    .sort((a, b) => Number(a.isPartly) - Number(b.isPartly) || byTime(a.prescription, b.prescription))
  return { rows: rows.map(({ isOpen: _isOpen, ...row }) => row), complete, asOf }
}

const byTime = (a: Prescription, b: Prescription): number =>
  a.prescribedAt < b.prescribedAt ? -1 : a.prescribedAt > b.prescribedAt ? 1 : a.id < b.id ? -1 : 1
