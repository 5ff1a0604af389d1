import { put, read, type Command, type Decision, type StateOf } from '@lentera/contracts/kernel/rule'
import {
  calledElsewhere,
  type CallVisit,
  type QueueCall,
  queueCalls,
} from '@lentera/contracts/queue/queue-call'
import { visits } from '@lentera/contracts/visits/visit'
import { incomplete, nothing } from '../kernel/decision.js'
import { idFrom } from '../kernel/id-from.js'
import { localDate } from '../kernel/local-date.js'
import { raise } from '../kernel/raise.js'
import { queueLimits } from './queue-limits.js'

type CallCommand = Command<typeof CallVisit>

export const callVisitReads = ({ args }: CallCommand) => ({
  visit: read(visits, 'id', args.visitId),
  calls: read(queueCalls, 'visitId', args.visitId),
})

/** A call was heard in the house and stays, whoever called as well. */
export function callVisit(
  state: StateOf<ReturnType<typeof callVisitReads>>,
  { id, args, occurredAt, actorId, deviceId, facility, unit: here }: CallCommand,
): Decision {
  const visit = state.visit.rows[0]
  const callId = idFrom(id, 'call')
  const others = state.calls.rows.filter(
    (row) => row.id !== callId && !row.undone && row.stage === args.stage,
  )
  // There already when the server's copy came first, by now perhaps taken back.
  const call: QueueCall = state.calls.rows.find((row) => row.id === callId) ?? {
    id: callId,
    visitId: args.visitId,
    patientId: visit?.patientId ?? args.patientId,
    unit: visit?.unit ?? here,
    stage: args.stage,
    place: args.place,
    deviceId,
    at: occurredAt,
    by: actorId,
    serviceDate: localDate(occurredAt, facility.timeZone),
    nth: others.length + 1,
  }
  const elsewhere = others.find((row) => row.deviceId !== deviceId && isNear(row.at, occurredAt))
  return {
    ...nothing,
    writes: [put(queueCalls, call)],
    issues: elsewhere ? [raise(calledElsewhere, { refs: { call: elsewhere.id } })] : [],
    unknown: [...(visit ? [] : incomplete({ visit: state.visit })), ...incomplete({ calls: state.calls })],
    review: { patientId: call.patientId },
  }
}

/** Clocks of two desks are never quite alike, so a call just before counts like one just after. */
const isNear = (a: string, b: string): boolean =>
  Math.abs(Date.parse(a) - Date.parse(b)) <= queueLimits.calledElsewhereMinutes * 60_000
