import { put, read, type Command, type Decision, type StateOf } from '@lentera/contracts/kernel/rule'
import {
  importUnknown,
  patientImports,
  type StartImport,
  type UndoImport,
} from '@lentera/contracts/patients/import-patients'
import { incomplete, nothing } from '../kernel/decision.js'
import { raise } from '../kernel/raise.js'

type StartCommand = Command<typeof StartImport>
type UndoCommand = Command<typeof UndoImport>

export const startImportReads = ({ args }: StartCommand) => ({
  import: read(patientImports, 'id', args.importId),
})
export const undoImportReads = ({ args }: UndoCommand) => ({
  import: read(patientImports, 'id', args.importId),
})

/** Who brings in which list, before the first of its people. */
export function startImport(
  state: StateOf<ReturnType<typeof startImportReads>>,
  { args, actorId, occurredAt }: StartCommand,
): Decision {
  const begun = state.import.rows[0]
  if (begun && begun.startedAt !== occurredAt)
    return { ...nothing, unknown: incomplete(state), issues: [raise(importUnknown, { field: 'importId' })] }
  const { importId: id, ...what } = args
  const fresh = {
    id,
    ...what,
    startedBy: actorId,
    startedAt: occurredAt,
    withdrawnBy: null,
    withdrawnAt: null,
  }
  return { ...nothing, unknown: incomplete(state), writes: [put(patientImports, begun ?? fresh)] }
}

/** The list is taken back as a whole: nobody more comes in, and whoever came in may be withdrawn. */
export function undoImport(
  state: StateOf<ReturnType<typeof undoImportReads>>,
  { actorId, occurredAt }: UndoCommand,
): Decision {
  const begun = state.import.rows[0]
  // A device need not hold it: only whoever knows all imports can say that there is none.
  if (!begun) {
    const issues = state.import.complete ? [raise(importUnknown, { field: 'importId' })] : []
    return { ...nothing, unknown: incomplete(state), issues }
  }
  if (begun.withdrawnAt !== null) return nothing
  return {
    ...nothing,
    unknown: incomplete(state),
    writes: [put(patientImports, { ...begun, withdrawnBy: actorId, withdrawnAt: occurredAt })],
  }
}
