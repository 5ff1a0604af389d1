import { diagnoses, type RetractDiagnosis } from '@lentera/contracts/charting/diagnosis'
import { put, read, type Command, type Decision, type StateOf } from '@lentera/contracts/kernel/rule'
import { incomplete, nothing } from '../kernel/decision.js'

type RetractDiagnosisCommand = Command<typeof RetractDiagnosis>

export const retractDiagnosisReads = ({ args }: RetractDiagnosisCommand) => ({
  recorded: read(diagnoses, 'id', args.diagnosisId),
})

/** Marks a diagnosis as a mistake, once; whoever did so first stays named. */
export function retractDiagnosis(
  { recorded }: StateOf<ReturnType<typeof retractDiagnosisReads>>,
  { args, occurredAt, actorId }: RetractDiagnosisCommand,
): Decision {
  const before = recorded.rows[0]
  if (!before) return { ...nothing, unknown: incomplete({ recorded }) }
  const mark = { status: 'entered_in_error', retractedAt: occurredAt, retractedBy: actorId } as const
  return {
    ...nothing,
    writes: before.status === 'active' ? [put(diagnoses, { ...before, ...mark })] : [],
    review: { patientId: args.patientId },
  }
}
