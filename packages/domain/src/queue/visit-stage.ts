import type { Visit } from '@lentera/contracts/visits/visit'
import type { CareStage } from '@lentera/contracts/queue/care-stage'
import type { VisitStep } from '@lentera/contracts/visits/visit-step'

/** Where a visit is on its way through the house; derived from rows, never stored. */
export type VisitStage =
  'waiting_intake' | 'with_nurse' | 'waiting_doctor' | 'with_doctor' | 'waiting_medicine' | 'done' | 'closed'

/** What a device holds of one visit. A feature whose rows move a visit on adds them here. */
export interface VisitRows {
  readonly visit: Pick<Visit, 'status'>
  readonly steps: readonly Pick<VisitStep, 'kind' | 'stage' | 'at'>[]
  /** Whether the intake was recorded: vitals, or an assessment. */
  readonly hasIntake: boolean
}

/**
 * The stage that follows from the rows. A visit that was sent to another unit, or whose patient was let wait again,
 * is with nobody until somebody starts anew; what was measured before stays measured.
 */
export function stageOf(rows: VisitRows): VisitStage {
  if (rows.visit.status !== 'open') return 'closed'
  if (isWith(rows, 'examination')) return 'with_doctor'
  if (rows.hasIntake) return 'waiting_doctor'
  return isWith(rows, 'intake') ? 'with_nurse' : 'waiting_intake'
}

/** What a patient of this stage waits for; null: nothing, or somebody is at it. */
export const waitsFor = (stage: VisitStage): CareStage | null => WAITS[stage]

const WAITS: Readonly<Record<VisitStage, CareStage | null>> = {
  waiting_intake: 'intake',
  with_nurse: null,
  waiting_doctor: 'examination',
  with_doctor: null,
  waiting_medicine: 'medicine',
  done: null,
  closed: null,
}

function isWith({ steps }: VisitRows, stage: CareStage): boolean {
  const started = latest(steps, (step) => step.kind === 'started' && step.stage === stage)
  const ended = latest(
    steps,
    (step) => step.kind === 'moved' || (step.kind === 'returned' && step.stage === stage),
  )
  return started !== null && (ended === null || started >= ended)
}

const latest = <T extends { readonly at: string }>(steps: readonly T[], fits: (step: T) => boolean) =>
  steps.reduce<string | null>(
    (at, step) => (fits(step) && (at === null || step.at > at) ? step.at : at),
    null,
  )
