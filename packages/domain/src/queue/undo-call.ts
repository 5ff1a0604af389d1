import { put, read, type Command, type Decision, type StateOf } from '@lentera/contracts/kernel/rule'
import { queueCalls, type UndoCall } from '@lentera/contracts/queue/queue-call'
import { incomplete, nothing } from '../kernel/decision.js'

type UndoCommand = Command<typeof UndoCall>

export const undoCallReads = ({ args }: UndoCommand) => ({ call: read(queueCalls, 'id', args.callId) })

/** The call stays on record, for it was heard, and counts no more. */
export function undoCall(state: StateOf<ReturnType<typeof undoCallReads>>, { args }: UndoCommand): Decision {
  const call = state.call.rows[0]
  return {
    ...nothing,
    writes: call ? [put(queueCalls, { ...call, undone: true })] : [],
    unknown: call ? [] : incomplete(state),
    review: { patientId: call?.patientId ?? args.patientId },
  }
}
