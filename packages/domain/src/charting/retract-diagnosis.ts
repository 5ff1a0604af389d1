import { DiagnosisRetracted } from '@lentera/contracts/charting/chart-events'
import { diagnoses, type RetractDiagnosis } from '@lentera/contracts/charting/diagnosis'
import { tell, visitLane } from '@lentera/contracts/kernel/event'
import { put, read, type Command, type Decision, type StateOf } from '@lentera/contracts/kernel/rule'
import { visitSteps } from '@lentera/contracts/visits/visit-step'
import { visits } from '@lentera/contracts/visits/visit'
import { incomplete, nothing } from '../kernel/decision.js'
import { visitAmended } from '../visits/visit-amended.js'

type RetractDiagnosisCommand = Command<typeof RetractDiagnosis>

export const retractDiagnosisReads = ({ args }: RetractDiagnosisCommand) => ({
  recorded: read(diagnoses, 'id', args.diagnosisId),
  ofVisit: read(diagnoses, 'visitId', args.visitId),
  visit: read(visits, 'id', args.visitId),
  steps: read(visitSteps, 'visitId', args.visitId),
})

/** Marks a diagnosis as a mistake, once; whoever did so first stays named. */
export function retractDiagnosis(
  { recorded, ofVisit, visit, steps }: StateOf<ReturnType<typeof retractDiagnosisReads>>,
  { args, occurredAt, actorId }: RetractDiagnosisCommand,
): Decision {
  const before = recorded.rows[0]
  if (!before) return { ...nothing, unknown: incomplete({ recorded }) }
  const mark = { status: 'entered_in_error', retractedAt: occurredAt, retractedBy: actorId } as const
  if (before.status !== 'active') return { ...nothing, review: { patientId: args.patientId } }
  const diagnosis = { ...before, ...mark }
  const others = ofVisit.rows.filter(({ id }) => id !== diagnosis.id)
  return {
    ...nothing,
    writes: [put(diagnoses, diagnosis)],
    events: [
      tell(DiagnosisRetracted, visitLane(diagnosis.visitId), { diagnosis }),
      ...visitAmended(visit.rows[0], steps, others),
    ],
    review: { patientId: args.patientId },
  }
}
