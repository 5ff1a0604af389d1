import { DiagnosisRecorded } from '@lentera/contracts/charting/chart-events'
import {
  codeUnknown,
  type Diagnosis,
  diagnoses,
  type RecordDiagnosis,
} from '@lentera/contracts/charting/diagnosis'
import { tell, visitLane } from '@lentera/contracts/kernel/event'
import { put, read, type Command, type Decision, type StateOf } from '@lentera/contracts/kernel/rule'
import { visitSteps } from '@lentera/contracts/visits/visit-step'
import { visits } from '@lentera/contracts/visits/visit'
import { incomplete, nothing } from '../kernel/decision.js'
import { idFrom } from '../kernel/id-from.js'
import { localDate } from '../kernel/local-date.js'
import { raise } from '../kernel/raise.js'
import { writtenIntoClosed } from '../visits/closed-visit.js'
import { visitAmended } from '../visits/visit-amended.js'

/** A letter, a digit, a digit or letter, and after a dot up to four more. */
const ICD_10 = /^[A-Z][0-9][0-9A-Z](\.[0-9A-Z]{1,4})?$/

type RecordDiagnosisCommand = Command<typeof RecordDiagnosis>

export const recordDiagnosisReads = ({ id, args }: RecordDiagnosisCommand) => ({
  recorded: read(diagnoses, 'id', args.diagnosisId),
  moved: read(diagnoses, 'id', idFrom(id, 'diagnosis')),
  visit: read(visits, 'id', args.visitId),
  ofVisit: read(diagnoses, 'visitId', args.visitId),
  steps: read(visitSteps, 'visitId', args.visitId),
})

/** What a doctor found, kept as it was said. */
export function recordDiagnosis(
  state: StateOf<ReturnType<typeof recordDiagnosisReads>>,
  command: RecordDiagnosisCommand,
): Decision {
  const { args, occurredAt, actorId, facility } = command
  const { diagnosisId, ...said } = args
  const visit = state.visit.rows[0]
  const fresh: Diagnosis = {
    ...said,
    id: diagnosisId,
    status: 'active',
    recordedAt: occurredAt,
    recordedBy: actorId,
    serviceDate: localDate(occurredAt, facility.timeZone),
  }
  const before = state.recorded.rows[0]
  // There already when the server's copy of this very act came first, by now perhaps marked as a mistake.
  const isMine = before?.recordedAt === occurredAt && before.recordedBy === actorId
  const movedId = idFrom(command.id, 'diagnosis')
  // An id that another act used keeps its diagnosis; this one gets an id of its own.
  const record = !before ? fresh : isMine ? before : (state.moved.rows[0] ?? { ...fresh, id: movedId })
  const others = state.ofVisit.rows.filter(({ id }) => id !== record.id)
  return {
    ...nothing,
    writes: [put(diagnoses, record)],
    events: [
      tell(DiagnosisRecorded, visitLane(record.visitId), { diagnosis: record }),
      ...visitAmended(visit, state.steps, [...others, record]),
    ],
    issues: [
      ...(ICD_10.test(args.code) ? [] : [raise(codeUnknown, { field: 'code' })]),
      ...writtenIntoClosed(visit, command),
    ],
    unknown: visit ? [] : incomplete({ visit: state.visit }),
    review: { patientId: args.patientId },
  }
}
