import type { CareStage } from '@lentera/contracts/queue/care-stage'
import type { QueuePlace, WaitState } from '@lentera/contracts/queue/queue-place'
import { type VisitStage, waitsFor } from './visit-stage.js'

/** What the order of a list depends on. */
export interface Standing {
  readonly id: string
  readonly openedAt: string
  readonly stage: VisitStage
  readonly place: Pick<QueuePlace, 'state' | 'stage' | 'priority'> | null
  /** What was measured cannot wait: counts like gawat, without anybody having to say so. */
  readonly isInDanger?: boolean
}

/** Skipped or absent holds for the stage it was said of; for the next one the patient waits in turn again. */
export function waitStateOf({ stage, place }: Pick<Standing, 'stage' | 'place'>): WaitState {
  return place && place.stage === waitsFor(stage) ? place.state : 'waiting'
}

/** Waiting in turn: who may be called next. */
export const isInTurn = (standing: Standing): boolean =>
  waitsFor(standing.stage) !== null && waitStateOf(standing) === 'waiting'

const AFTER_TURN: Record<WaitState, number> = { waiting: 2, skipped: 3, absent: 4 }

function rank(standing: Standing): number {
  if (standing.stage === 'closed' || standing.stage === 'done') return 6
  if (waitsFor(standing.stage) === null) return 5
  const state = waitStateOf(standing)
  if (state !== 'waiting') return AFTER_TURN[state]
  const priority = standing.place?.priority ?? null
  return priority === 'emergency' || standing.isInDanger ? 0 : priority === 'first' ? 1 : AFTER_TURN.waiting
}

/**
 * Gawat and danger, dahulukan, then arrival: not the number, because stations count apart. Below them who was passed over or is
 * not there, then who is with somebody, then who is through.
 */
export function inOrder(a: Standing, b: Standing): number {
  const [first, second] = [rank(a), rank(b)]
  if (first !== second) return first - second
  if (a.openedAt !== b.openedAt) return a.openedAt < b.openedAt ? -1 : 1
  return a.id < b.id ? -1 : 1
}

/** Who is called next for this stage; undefined: nobody waits in turn. `sorted` by {@link inOrder}. */
export const nextFor = <S extends Standing>(
  sorted: readonly S[],
  stages: readonly CareStage[],
): S | undefined =>
  sorted.find((standing) => {
    const stage = waitsFor(standing.stage)
    return stage !== null && stages.includes(stage) && isInTurn(standing)
  })
