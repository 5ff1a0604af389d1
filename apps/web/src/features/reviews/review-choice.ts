import { stockBatches } from '@lentera/contracts/inventory/stock-batch'
import type { Id } from '@lentera/contracts/kernel/id'
import type { ConflictSide, ReviewDetail } from '@lentera/contracts/kernel/review-detail'
import {
  type PatientField,
  patientFieldNames,
  type PatientFields,
} from '@lentera/contracts/patients/amend-patient'
import type { ReviewItem } from '@lentera/contracts/reviews/review-item'
import { sameValue } from '@lentera/domain/patients/merge-field'

/**
 * What a person is asked about an item: `conflict` which of two values is right, `look` whether all may stay as
 * it is, `refused` to take note of, `waits` nothing, unless the command is to be given up.
 */
export type Question = 'conflict' | 'look' | 'refused' | 'waits'

export function questionOf({ outcome, detail }: Pick<ReviewItem, 'outcome' | 'detail'>): Question {
  // Closing what waits gives it up for good, so leaving it as it is cannot be offered.
  if (outcome === 'blocked' || outcome === 'quarantined') return 'waits'
  if (conflictsOf(detail).length > 0) return 'conflict'
  return outcome === 'refused' ? 'refused' : 'look'
}

/** Batches of which the book says that more was handed over than there was: somebody counts them. */
export const shortBatchesOf = ({ detail }: Pick<ReviewItem, 'detail'>): Id[] =>
  (detail?.rows ?? []).filter(({ entity }) => entity === stockBatches.name).map(({ id }) => id)

export interface Conflict {
  readonly field: PatientField
  readonly standing: ConflictSide
  readonly other: ConflictSide
}

const isPatientField = (field: string): field is PatientField =>
  (patientFieldNames as readonly string[]).includes(field)

/** Fields that this build knows how to show and to amend. */
export const conflictsOf = (detail: ReviewDetail | undefined): Conflict[] =>
  (detail?.conflicts ?? []).flatMap(({ field, ...sides }) =>
    isPatientField(field) ? [{ field, ...sides }] : [],
  )

/** The first side stands already, the second was proposed or set aside, or both are wrong. */
export type Choice =
  { readonly side: 'standing' | 'other' } | { readonly side: 'typed'; readonly value: unknown }
export type Choices = Readonly<Partial<Record<PatientField, Choice>>>

export type Decision =
  | { readonly kind: 'accept' }
  | { readonly kind: 'amend'; readonly set: Partial<PatientFields>; readonly from: Record<string, unknown> }

/**
 * What the choices come to: nothing new where everything that stands is right, else an amendment of the rest.
 * null while a field is still open.
 */
export function decisionOf(conflicts: readonly Conflict[], choices: Choices): Decision | null {
  if (conflicts.some(({ field }) => !choices[field])) return null
  const changed = conflicts
    .map((conflict) => ({ ...conflict, value: valueOf(conflict, choices[conflict.field]!) }))
    .filter(({ standing, value }) => !sameValue(value, standing.value))
  if (changed.length === 0) return { kind: 'accept' }
  return {
    kind: 'amend',
    set: Object.fromEntries(changed.map(({ field, value }) => [field, value])),
    from: Object.fromEntries(changed.map(({ field, standing }) => [field, standing.value])),
  }
}

const valueOf = ({ standing, other }: Conflict, choice: Choice): unknown =>
  choice.side === 'typed' ? choice.value : choice.side === 'other' ? other.value : standing.value

/** The item that comes next when this one is done: the one after it, else the oldest. */
export function nextAfter(
  id: Id,
  open: readonly { readonly id: Id; readonly isWaiting: boolean }[],
): Id | null {
  const todo = open.filter((one) => one.id === id || !one.isWaiting)
  const here = todo.findIndex((one) => one.id === id)
  return (todo[here + 1] ?? todo.find((one) => one.id !== id))?.id ?? null
}
