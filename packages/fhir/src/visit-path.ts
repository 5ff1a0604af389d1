import type { Instant } from '@lentera/contracts/kernel/time'
import type { Visit } from '@lentera/contracts/visits/visit'
import type { VisitStep } from '@lentera/contracts/visits/visit-step'

/** A visit and all it went through, in the order of time. */
export interface VisitPath {
  readonly visit: Visit
  readonly steps: readonly VisitStep[]
}

const started = (steps: readonly VisitStep[], stage?: VisitStep['stage']): VisitStep[] =>
  steps.filter((step) => step.kind === 'started' && (stage === undefined || step.stage === stage))

/** Nobody has taken the patient in yet, so the platform has nobody to name; there is more to say later. */
export class NobodyYet extends Error {
  constructor(readonly visitId: string) {
    super('nobody has seen the patient of a visit yet')
  }
}

/**
 * Who saw the patient: the last who examined, else the last who took in, else who closed the visit.
 * @returns id of a member of staff
 * @throws NobodyYet
 */
export function attendingOf({ visit, steps }: VisitPath): string {
  const seen = started(steps, 'examination').at(-1) ?? started(steps, 'intake').at(-1)
  const by = seen?.by ?? visit.closedBy
  if (by === undefined) throw new NobodyYet(visit.id)
  return by
}

/**
 * When the waiting was over: with the first examination. In a visit that ended without one, with the first thing
 * anybody began, and with the arrival where nobody wrote anything down: then no waiting is claimed. null: not yet.
 */
export function careBeganAt({ visit, steps }: VisitPath): Instant | null {
  const examined = started(steps, 'examination')[0]
  if (examined) return examined.at
  if (visit.status !== 'closed') return null
  return started(steps)[0]?.at ?? visit.openedAt
}

/** When it was over; null: it goes on. */
export function endedAt({ visit, steps }: VisitPath): Instant | null {
  if (visit.status === 'open') return null
  const end =
    visit.status === 'closed' ? visit.closedAt : steps.filter(({ kind }) => kind === 'cancelled').at(-1)?.at
  if (end === undefined) throw new Error(`nobody told when a ${visit.status} visit ended`)
  return end
}
