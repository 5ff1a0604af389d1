import type { CatalogueDrug } from '@lentera/contracts/catalogue/drug'
import type { Id } from '@lentera/contracts/kernel/id'
import type { Prescription, PrescriptionLine } from '@lentera/contracts/medications/prescription'
import { lineShorthand } from '@lentera/domain/medications/line-words'
import type { DraftLine } from '../../platform/local/prescription-draft'

/** The prescription before this visit, as lines to be looked at again, and what is different today. */
export interface Repeated {
  readonly on: string
  readonly lines: readonly DraftLine[]
  /** Drugs that are not in the list any more: they are not repeated. */
  readonly unlisted: readonly string[]
  /** Drugs of which the book has less than is needed. */
  readonly short: readonly string[]
}

export interface Before {
  readonly prescriptions: readonly Prescription[]
  readonly lines: readonly PrescriptionLine[]
}

/** null: nothing was prescribed before this visit, as far as this device knows. */
export function repeatLast(
  { prescriptions, lines }: Before,
  visitId: Id,
  drugOf: (id: Id) => CatalogueDrug | null,
  balanceOf: (id: Id) => number | null,
): Repeated | null {
  const [last] = prescriptions
    .filter((one) => one.status === 'sent' && one.visitId !== visitId)
    .sort((a, b) => (a.prescribedAt < b.prescribedAt ? 1 : -1))
  if (!last) return null
  const ofLast = lines
    .filter(({ prescriptionId }) => prescriptionId === last.id)
    .sort((a, b) => a.position - b.position)
  const isListed = ({ drugId }: PrescriptionLine) => drugOf(drugId)?.active === true
  const listed = ofLast.filter(isListed)
  return {
    on: last.serviceDate,
    lines: listed.map(({ drugId, signa, days, quantity, note }) => ({
      drugId,
      text: lineShorthand(signa, days, quantity) + (note ? ` "${note}"` : ''),
    })),
    unlisted: ofLast.filter((line) => !isListed(line)).map(({ drugName }) => drugName),
    short: listed
      .filter(({ drugId, quantity }) => (balanceOf(drugId) ?? Infinity) < quantity)
      .map(({ drugName }) => drugName),
  }
}
