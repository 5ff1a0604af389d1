import { z } from 'zod'
import { defineEntity } from '../kernel/entity.js'
import { Unit } from '../kernel/facility.js'
import { Id } from '../kernel/id.js'
import { Line } from '../kernel/text.js'
import { Instant } from '../kernel/time.js'
import { CareStage, Priority, PriorityReason } from '../queue/care-stage.js'

/** One step of a visit through the house; append-only. */
export const VisitStep = z
  .strictObject({
    id: Id,
    visitId: Id,
    patientId: Id,
    kind: z.enum([
      'moved',
      'started',
      'closed',
      'skipped',
      'absent',
      'returned',
      'prioritised',
      'cancelled',
      'reinstated',
    ]),
    fromUnit: Unit.shape.code,
    unit: Unit.shape.code,
    at: Instant,
    by: Id,
    /** What was started, or what the patient waited for. */
    stage: CareStage.optional(),
    /** `prioritised` without one: the patient waits in the order of arrival again. */
    priority: Priority.optional(),
    reason: PriorityReason.optional(),
    /** Why the visit was cancelled. */
    cancelReason: Line(200).optional(),
  })
  .meta({
    id: 'VisitStep',
    description: 'Langkah kunjungan. FHIR: Encounter.location, Encounter.statusHistory.',
  })
export type VisitStep = z.infer<typeof VisitStep>

export const visitSteps = defineEntity({
  name: 'visit_steps',
  schema: VisitStep,
  aggregateOf: (step) => ({ aggregate: 'visit', aggregateId: step.visitId }),
  indexes: { visitId: (step) => step.visitId },
})
