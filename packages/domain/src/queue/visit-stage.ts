import type { Note } from '@lentera/contracts/charting/note'
import type { Dispense } from '@lentera/contracts/medications/dispense'
import type { Prescription } from '@lentera/contracts/medications/prescription'
import type { CareStage } from '@lentera/contracts/queue/care-stage'
import type { Visit } from '@lentera/contracts/visits/visit'
import type { VisitStep } from '@lentera/contracts/visits/visit-step'

/** Where a visit is on its way through the house; derived from rows, never stored. */
export type VisitStage =
  'waiting_intake' | 'with_nurse' | 'waiting_doctor' | 'with_doctor' | 'waiting_medicine' | 'done' | 'closed'

/** What a device holds of one visit. A feature whose rows move a visit on adds them here. */
export interface VisitRows {
  readonly visit: Pick<Visit, 'status' | 'outcome'>
  readonly steps: readonly Pick<VisitStep, 'kind' | 'stage' | 'at'>[]
  /** Whether the intake was recorded: vitals, or the answers of its form. */
  readonly hasIntake: boolean
  readonly notes: readonly Pick<Note, 'kind' | 'writtenAt'>[]
  readonly prescriptions: readonly Pick<Prescription, 'id' | 'status' | 'prescribedAt'>[]
  readonly dispenses: readonly Pick<Dispense, 'prescriptionId'>[]
}

/**
 * The stage that follows from the rows. A visit that was sent to another unit, or whose patient was let wait again,
 * is with nobody until somebody starts anew; what was measured before stays measured. Medicine is waited for from
 * the moment it is prescribed until something of it is handed over, also when the doctor has closed the visit.
 */
export function stageOf(rows: VisitRows): VisitStage {
  const { visit } = rows
  const isExamined = wasExamined(rows)
  if (owesMedicine(rows) && (visit.status === 'open' ? isExamined : leavesOnFoot(visit)))
    return 'waiting_medicine'
  if (visit.status !== 'open') return 'closed'
  if (isExamined) return 'done'
  if (isWith(rows, 'examination')) return 'with_doctor'
  if (rows.hasIntake) return 'waiting_doctor'
  return isWith(rows, 'intake') ? 'with_nurse' : 'waiting_intake'
}

/** What a patient of this stage waits for; null: nothing, or somebody is at it. */
export const waitsFor = (stage: VisitStage): CareStage | null => WAITS[stage]

/** What a patient of this stage comes to: what they wait for, or at which they sit; null: neither. */
export const careStageOf = (stage: VisitStage): CareStage | null =>
  stage === 'with_nurse' ? 'intake' : stage === 'with_doctor' ? 'examination' : WAITS[stage]

const WAITS: Readonly<Record<VisitStage, CareStage | null>> = {
  waiting_intake: 'intake',
  with_nurse: null,
  waiting_doctor: 'examination',
  with_doctor: null,
  waiting_medicine: 'medicine',
  done: null,
  closed: null,
}

/** Signed, or prescribed for, in the unit where the patient is now. */
function wasExamined({ steps, notes, prescriptions }: VisitRows): boolean {
  const since = latest(steps, ({ kind }) => kind === 'moved') ?? ''
  return (
    notes.some(({ kind, writtenAt }) => kind === 'soap' && writtenAt >= since) ||
    prescriptions.some(({ status, prescribedAt }) => status === 'sent' && prescribedAt >= since)
  )
}

const owesMedicine = ({ prescriptions, dispenses }: VisitRows): boolean =>
  prescriptions.some(
    ({ id, status }) => status === 'sent' && !dispenses.some(({ prescriptionId }) => prescriptionId === id),
  )

const leavesOnFoot = ({ status, outcome }: VisitRows['visit']): boolean =>
  status === 'closed' && outcome !== 'died' && outcome !== 'emergency'

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
