import { z } from 'zod'
import { defineCommand } from '../kernel/command.js'
import { defineEntity } from '../kernel/entity.js'
import { Id } from '../kernel/id.js'
import { defineIssue } from '../kernel/issue.js'
import { Text } from '../kernel/text.js'
import { CalendarDate, Instant } from '../kernel/time.js'
import { SeenIds } from '../patients/patient-link.js'

/** The forms there are; each has a file in `assessments/` with its questions. */
export const AssessmentForm = z.enum(['intake'])
export type AssessmentForm = z.infer<typeof AssessmentForm>

/**
 * Answers by the name of the question. Wider than any one form, so that what somebody said is kept also where
 * this build does not know the form's version; null: asked and not answered, an empty list: asked, nothing found.
 */
export const AssessmentAnswers = z.record(
  z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/),
  z.union([
    Text(4000),
    z.number(),
    z.boolean(),
    z.null(),
    z.array(z.string().regex(/^[a-z][a-z0-9_]{0,39}$/)).max(30),
  ]),
)
export type AssessmentAnswers = z.infer<typeof AssessmentAnswers>

const told = {
  visitId: Id,
  patientId: Id,
  form: AssessmentForm,
  /** Of the form's questions, see the form's file. */
  version: z.int().min(1).max(999),
  answers: AssessmentAnswers,
  seen: SeenIds.optional(),
}

/** The answers to one form at one moment of a visit; immutable, another answer is another row. */
export const Assessment = z
  .strictObject({ ...told, id: Id, recordedAt: Instant, recordedBy: Id, serviceDate: CalendarDate })
  .meta({ id: 'Assessment', description: 'Kajian. FHIR: QuestionnaireResponse.' })
export type Assessment = z.infer<typeof Assessment>

export const assessments = defineEntity({
  name: 'assessments',
  schema: Assessment,
  aggregateOf: (assessment) => ({ aggregate: 'visit', aggregateId: assessment.visitId }),
  indexes: {
    visitId: (assessment) => assessment.visitId,
    patientId: (assessment) => assessment.patientId,
  },
})

/** The answers do not fit the questions of their version; kept as they are. `field` names the question. */
export const answersUnreadable = defineIssue('charting.answers_unreadable', 'warning')

/** Questions were answered. */
export const RecordAssessment = defineCommand('charting.recordAssessment', 'fact', z.strictObject(told))
