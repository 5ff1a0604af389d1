import { z } from 'zod'
import { defineEntity } from '../kernel/entity.js'
import { Id } from '../kernel/id.js'
import { Instant } from '../kernel/time.js'
import { patientFieldNames } from './amend-patient.js'

/**
 * One answer somebody gave to one field of a patient, kept for good: what stands, what was replaced by somebody
 * who had seen it, what was set aside by a merge, and what waits for a person. Values are sealed in the database.
 */
export const PatientFieldChange = z
  .strictObject({
    id: Id,
    patientId: Id,
    field: z.enum(patientFieldNames),
    value: z.json(),
    state: z.enum(['stands', 'replaced', 'set_aside', 'proposed']),
    /** null: from the registration. */
    by: Id.nullable(),
    deviceId: Id.nullable(),
    unit: z.string().max(31).nullable(),
    at: Instant,
    /** Whether `at` may prove an order. */
    clockProven: z.boolean(),
    commandId: Id,
  })
  .meta({ id: 'PatientFieldChange' })
export type PatientFieldChange = z.infer<typeof PatientFieldChange>

export const patientFieldChanges = defineEntity({
  name: 'patient_field_changes',
  schema: PatientFieldChange,
  aggregateOf: (change) => ({ aggregate: 'patient', aggregateId: change.patientId }),
  indexes: { patientId: (change) => change.patientId, commandId: (change) => change.commandId },
})
