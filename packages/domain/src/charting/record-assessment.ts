import { INTAKE_VERSION, IntakeAnswers } from '@lentera/contracts/assessments/intake'
import {
  answersUnreadable,
  assessments,
  type Assessment,
  type RecordAssessment,
} from '@lentera/contracts/charting/assessment'
import { danger } from '@lentera/contracts/charting/danger'
import { put, read, type Command, type Decision, type StateOf } from '@lentera/contracts/kernel/rule'
import { patientDirectory } from '@lentera/contracts/patients/patient'
import { incomplete, nothing } from '../kernel/decision.js'
import { idFrom } from '../kernel/id-from.js'
import { localDate } from '../kernel/local-date.js'
import { raise } from '../kernel/raise.js'
import { dangerSigns } from './danger.js'
import { afterAnswer } from './pregnancy.js'

type AssessmentCommand = Command<typeof RecordAssessment>

export const recordAssessmentReads = ({ id, args }: AssessmentCommand) => ({
  done: read(assessments, 'id', idFrom(id, 'assessment')),
  entry: read(patientDirectory, 'id', args.patientId),
})

/** Answers are kept as they were given; what every device must know of them goes into the directory. */
export function recordAssessment(
  { done, entry }: StateOf<ReturnType<typeof recordAssessmentReads>>,
  command: AssessmentCommand,
): Decision {
  const { id, args, occurredAt, actorId, facility } = command
  const serviceDate = localDate(occurredAt, facility.timeZone)
  const before = done.rows[0]
  const row: Assessment = before ?? {
    ...args,
    id: idFrom(id, 'assessment'),
    recordedAt: occurredAt,
    recordedBy: actorId,
    serviceDate,
  }
  const known = entry.rows[0]
  // A newer version is judged by who knows it; its answers stay as they are.
  const read = args.version === INTAKE_VERSION ? IntakeAnswers.safeParse(args.answers) : null
  const answers = read?.success ? read.data : null
  const after = known && answers && !before ? afterAnswer(known, answers, occurredAt, serviceDate) : known
  return {
    ...nothing,
    writes: [
      put(assessments, row),
      ...(known && after !== known ? [put(patientDirectory, { ...known, ...after })] : []),
    ],
    issues: [
      ...(read && !read.success
        ? [
            raise(answersUnreadable, {
              field: String(read.error.issues[0]?.path[0] ?? 'answers').slice(0, 80),
            }),
          ]
        : []),
      ...dangerSigns(answers?.danger ?? null).map(({ field }) => raise(danger, { field })),
    ],
    unknown: known ? [] : incomplete({ entry }),
    review: { patientId: args.patientId },
  }
}
