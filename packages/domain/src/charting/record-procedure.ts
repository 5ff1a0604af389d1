import { ProcedureRecorded } from '@lentera/contracts/charting/chart-events'
import {
  type ProcedureDone,
  proceduresDone,
  type RecordProcedure,
} from '@lentera/contracts/charting/procedure'
import { tell, visitLane } from '@lentera/contracts/kernel/event'
import { put, read, type Command, type Decision, type StateOf } from '@lentera/contracts/kernel/rule'
import { visits } from '@lentera/contracts/visits/visit'
import { incomplete, nothing } from '../kernel/decision.js'
import { idFrom } from '../kernel/id-from.js'
import { localDate } from '../kernel/local-date.js'
import { writtenIntoClosed } from '../visits/closed-visit.js'

type RecordProcedureCommand = Command<typeof RecordProcedure>

export const recordProcedureReads = ({ id, args }: RecordProcedureCommand) => ({
  recorded: read(proceduresDone, 'id', args.procedureId),
  moved: read(proceduresDone, 'id', idFrom(id, 'procedure')),
  visit: read(visits, 'id', args.visitId),
})

/** What was done to a patient, by whom and when; told like a diagnosis and corrected like one. */
export function recordProcedure(
  state: StateOf<ReturnType<typeof recordProcedureReads>>,
  command: RecordProcedureCommand,
): Decision {
  const { args, occurredAt, actorId, facility } = command
  const { procedureId, ...said } = args
  const visit = state.visit.rows[0]
  const fresh: ProcedureDone = {
    ...said,
    id: procedureId,
    status: 'active',
    doneAt: occurredAt,
    doneBy: actorId,
    serviceDate: localDate(occurredAt, facility.timeZone),
  }
  const before = state.recorded.rows[0]
  const isMine = before?.doneAt === occurredAt && before.doneBy === actorId
  const movedId = idFrom(command.id, 'procedure')
  const record = !before ? fresh : isMine ? before : (state.moved.rows[0] ?? { ...fresh, id: movedId })
  return {
    ...nothing,
    writes: [put(proceduresDone, record)],
    events: [tell(ProcedureRecorded, visitLane(record.visitId), { procedure: record })],
    issues: writtenIntoClosed(visit, command),
    unknown: visit ? [] : incomplete({ visit: state.visit }),
    review: { patientId: args.patientId },
  }
}
