import { ProcedureRetracted } from '@lentera/contracts/charting/chart-events'
import { proceduresDone, type RetractProcedure } from '@lentera/contracts/charting/procedure'
import { tell, visitLane } from '@lentera/contracts/kernel/event'
import { put, read, type Command, type Decision, type StateOf } from '@lentera/contracts/kernel/rule'
import { incomplete, nothing } from '../kernel/decision.js'

type RetractProcedureCommand = Command<typeof RetractProcedure>

export const retractProcedureReads = ({ args }: RetractProcedureCommand) => ({
  recorded: read(proceduresDone, 'id', args.procedureId),
})

/** Marks a procedure as not done, once; whoever did so first stays named. */
export function retractProcedure(
  { recorded }: StateOf<ReturnType<typeof retractProcedureReads>>,
  { args, occurredAt, actorId }: RetractProcedureCommand,
): Decision {
  const before = recorded.rows[0]
  if (!before) return { ...nothing, unknown: incomplete({ recorded }) }
  const mark = { status: 'entered_in_error', retractedAt: occurredAt, retractedBy: actorId } as const
  if (before.status !== 'active') return { ...nothing, review: { patientId: args.patientId } }
  const procedure = { ...before, ...mark }
  return {
    ...nothing,
    writes: [put(proceduresDone, procedure)],
    events: [tell(ProcedureRetracted, visitLane(procedure.visitId), { procedure })],
    review: { patientId: args.patientId },
  }
}
