import type { Known } from '@lentera/contracts/kernel/rule'
import type { VisitStep } from '@lentera/contracts/visits/visit-step'
import type { Visit } from '@lentera/contracts/visits/visit'

/** In the order of time. */
export const inTime = (steps: readonly VisitStep[]): VisitStep[] =>
  [...steps].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))

/** The visit with all it went through until this step, in the order of time: what the outside is told. */
export function pathOf(
  visit: Visit,
  before: Known<VisitStep>,
  step: VisitStep,
): { visit: Visit; steps: VisitStep[] } {
  return { visit, steps: inTime([...before.rows.filter(({ id }) => id !== step.id), step]) }
}
