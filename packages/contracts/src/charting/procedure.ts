import { z } from 'zod'
import { defineCommand } from '../kernel/command.js'
import { defineEntity } from '../kernel/entity.js'
import { Id } from '../kernel/id.js'
import { Line, Text } from '../kernel/text.js'
import { CalendarDate, Instant } from '../kernel/time.js'
import { SeenIds } from '../patients/patient-link.js'

const words = {
  visitId: Id,
  patientId: Id,
  /** Code of the local tariff or of ICD-9-CM; null: in words only, so nobody can charge it by itself. */
  code: Line(20).nullable(),
  name: Line(300),
  note: Text(1000).nullable(),
}

/** Something that was done to a patient. Never edited, like a diagnosis. */
export const ProcedureDone = z
  .strictObject({
    id: Id,
    ...words,
    status: z.enum(['active', 'entered_in_error']),
    doneAt: Instant,
    doneBy: Id,
    serviceDate: CalendarDate,
    retractedAt: Instant.optional(),
    retractedBy: Id.optional(),
    seen: SeenIds.optional(),
  })
  .meta({ id: 'ProcedureDone', description: 'Tindakan. FHIR: Procedure.' })
export type ProcedureDone = z.infer<typeof ProcedureDone>

export const proceduresDone = defineEntity({
  name: 'procedures_done',
  schema: ProcedureDone,
  aggregateOf: (done) => ({ aggregate: 'visit', aggregateId: done.visitId }),
  indexes: { visitId: (done) => done.visitId, patientId: (done) => done.patientId },
})

export const RecordProcedure = defineCommand(
  'charting.recordProcedure',
  'fact',
  z.strictObject({ procedureId: Id, ...words, seen: SeenIds.optional() }),
)

/** It was not done, or not to this patient. The row stays, marked. */
export const RetractProcedure = defineCommand(
  'charting.retractProcedure',
  'fact',
  z.strictObject({ procedureId: Id, visitId: Id, patientId: Id }),
)
