import type { CareStage } from '@lentera/contracts/queue/care-stage'
import type { QueueCall } from '@lentera/contracts/queue/queue-call'
import type { VisitStep } from '@lentera/contracts/visits/visit-step'

/**
 * The calls that count for what a patient waits for now, oldest first: none that was taken back, none from before
 * the patient came back to the chairs or came to another unit.
 */
export function countingCalls(
  calls: readonly QueueCall[],
  steps: readonly Pick<VisitStep, 'kind' | 'at'>[],
  stage: CareStage | null,
): QueueCall[] {
  const since = steps.reduce(
    (at, step) => ((step.kind === 'returned' || step.kind === 'moved') && step.at > at ? step.at : at),
    '',
  )
  return calls
    .filter((call) => !call.undone && call.stage === stage && call.at >= since)
    .sort((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1))
}
