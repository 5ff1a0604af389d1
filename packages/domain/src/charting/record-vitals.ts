import { tell, visitLane } from '@lentera/contracts/kernel/event'
import { put, read, type Command, type Decision, type StateOf } from '@lentera/contracts/kernel/rule'
import { VitalsRecorded } from '@lentera/contracts/charting/chart-events'
import { danger } from '@lentera/contracts/charting/danger'
import {
  vitalAbnormal,
  vitalImplausible,
  vitals,
  weightChanged,
  type RecordVitals,
  type Vitals,
} from '@lentera/contracts/charting/vitals'
import { patientDirectory } from '@lentera/contracts/patients/patient'
import { incomplete, nothing } from '../kernel/decision.js'
import { idFrom } from '../kernel/id-from.js'
import { localDate } from '../kernel/local-date.js'
import { raise } from '../kernel/raise.js'
import { assessVitals } from './assess-vitals.js'
import { dangersOf } from './danger.js'
import { vitalConfiguration } from './vital-limits.js'
import { weightBefore } from './weight-before.js'

type RecordVitalsCommand = Command<typeof RecordVitals>

export const recordVitalsReads = ({ args }: RecordVitalsCommand) => ({
  recorded: read(vitals, 'id', args.vitalsId),
  ofPatient: read(vitals, 'patientId', args.patientId),
  // The directory, not the patient: every device holds it, so that ranges by age work everywhere.
  person: read(patientDirectory, 'id', args.patientId),
})

const issueOf = { implausible: vitalImplausible, changed: weightChanged, abnormal: vitalAbnormal }

/** Measurements are kept as they were read off the device; ranges only mark them. */
export function recordVitals(
  state: StateOf<ReturnType<typeof recordVitalsReads>>,
  command: RecordVitalsCommand,
): Decision {
  const { args, occurredAt, actorId, facility } = command
  const serviceDate = localDate(occurredAt, facility.timeZone)
  const person = state.person.rows[0] ?? null
  const before = state.recorded.rows[0]
  // Measurements are immutable: an id that another act used keeps its values, these get an id of their own.
  const taken = before !== undefined && (before.measuredAt !== occurredAt || before.measuredBy !== actorId)
  const record: Vitals = {
    ...args.values,
    id: taken ? idFrom(command.id, 'vitals') : args.vitalsId,
    visitId: args.visitId,
    patientId: args.patientId,
    measuredAt: occurredAt,
    measuredBy: actorId,
    serviceDate,
    ...(args.seen ? { seen: args.seen } : {}),
  }
  const others = state.ofPatient.rows.filter(
    ({ id, measuredAt }) => id !== record.id && measuredAt < occurredAt,
  )
  const inThisVisit = others.filter(({ visitId }) => visitId === args.visitId)
  const lastWeight = weightBefore(others, serviceDate)
  return {
    ...nothing,
    writes: [put(vitals, record)],
    events: [tell(VitalsRecorded, visitLane(args.visitId), { vitals: record })],
    issues: [
      ...assessVitals(args.values, person, serviceDate, vitalConfiguration, lastWeight).map(
        ({ field, kind }) => raise(issueOf[kind], { field }),
      ),
      ...dangersOf(record, inThisVisit, person, serviceDate).map(({ field }) => raise(danger, { field })),
    ],
    unknown: person ? [] : incomplete({ person: state.person }),
    review: { patientId: args.patientId },
  }
}
