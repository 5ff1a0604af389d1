import { proceduresDone, type RetractProcedure } from '@lentera/contracts/charting/procedure'
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
  return {
    ...nothing,
    writes: before.status === 'active' ? [put(proceduresDone, { ...before, ...mark })] : [],
    review: { patientId: args.patientId },
  }
}
