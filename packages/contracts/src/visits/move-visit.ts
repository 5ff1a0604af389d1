import { z } from 'zod'
import { defineCommand } from '../kernel/command.js'
import { defineEntity } from '../kernel/entity.js'
import { Unit } from '../kernel/facility.js'
import { Id } from '../kernel/id.js'
import { defineIssue } from '../kernel/issue.js'
import { Instant } from '../kernel/time.js'

/** One step of a visit through the house; append-only. */
export const VisitStep = z
  .strictObject({
    id: Id,
    visitId: Id,
    patientId: Id,
    kind: z.enum(['moved']),
    fromUnit: Unit.shape.code,
    unit: Unit.shape.code,
    at: Instant,
    by: Id,
  })
  .meta({ id: 'VisitStep', description: 'Langkah kunjungan. FHIR: Encounter.location.' })
export type VisitStep = z.infer<typeof VisitStep>

export const visitSteps = defineEntity({
  name: 'visit_steps',
  schema: VisitStep,
  aggregateOf: (step) => ({ aggregate: 'visit', aggregateId: step.visitId }),
  indexes: { visitId: (step) => step.visitId },
})

/** Somebody else sent the patient to another unit meanwhile. */
export const movedElsewhere = defineIssue('visits.moved_elsewhere', 'warning')
/** The visit is closed, or nobody has it here. */
export const visitNotOpen = defineIssue('visits.not_open', 'warning')

/** A patient is sent to another unit; queue number and time of arrival stay. */
export const MoveVisit = defineCommand(
  'visits.move',
  'fact',
  z.strictObject({
    visitId: Id,
    patientId: Id,
    /** Where the author saw the patient. */
    fromUnit: Unit.shape.code,
    unit: Unit.shape.code,
  }),
)
