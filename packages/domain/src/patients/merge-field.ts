import { canonicalJson } from '@lentera/contracts/kernel/canonical-json'
import type { Id } from '@lentera/contracts/kernel/id'
import type { Instant } from '@lentera/contracts/kernel/time'

/** When a value was given, as far as that can prove an order. */
export interface GivenAt {
  readonly at: Instant
  readonly clockProven: boolean
  readonly commandId: Id
}

/**
 * What becomes of a proposed value:
 * `same` it stands already or the author changed nothing, `agree` it stands already and this act is the later
 * one to say so, `take` nobody changed the field meanwhile, `overtake` two changed it and this act is the later
 * one, `yield` two changed it and the other one stands, `propose` two changed who somebody is.
 */
export type FieldVerdict = 'same' | 'agree' | 'take' | 'overtake' | 'yield' | 'propose'

export const sameValue = (a: unknown, b: unknown): boolean =>
  a === undefined || b === undefined ? a === b : canonicalJson(a) === canonicalJson(b)

/**
 * Three-way merge of one field. Clock order decides between two answers only where both clocks prove it, and
 * never who somebody is.
 * @param seen what the author saw; undefined: not told, so it cannot be known that nobody changed it
 * @param theirs the act that gave the present value; null: not an act of this kind (the registration)
 */
export function mergeField(field: {
  readonly seen: unknown
  readonly present: unknown
  readonly proposed: unknown
  readonly isIdentity: boolean
  readonly mine: GivenAt
  readonly theirs: GivenAt | null
}): FieldVerdict {
  const { seen, present, proposed, isIdentity, mine, theirs } = field
  if (sameValue(proposed, seen)) return 'same'
  if (sameValue(proposed, present)) return theirs && isLater(mine, theirs) ? 'agree' : 'same'
  if (sameValue(seen, present)) return 'take'
  if (isIdentity) return 'propose'
  return theirs && isLater(mine, theirs) ? 'overtake' : 'yield'
}

/** The same whichever of the two is asked; acts of one moment go by their ids. */
export function isLater(one: GivenAt, other: GivenAt): boolean {
  if (!one.clockProven || !other.clockProven) return false
  return one.at === other.at ? one.commandId > other.commandId : one.at > other.at
}
