import { z } from 'zod'
import { defineCommand } from '../kernel/command.js'
import { defineEntity } from '../kernel/entity.js'
import { Id } from '../kernel/id.js'
import { Line } from '../kernel/text.js'
import { Instant } from '../kernel/time.js'
import { SeenIds } from '../patients/patient-link.js'

export const AllergyCategory = z.enum(['drug', 'food', 'environment'])
export type AllergyCategory = z.infer<typeof AllergyCategory>

/**
 * One answer to the question about allergies: either a substance, or the recorded statement that there is
 * none, which is different from never having asked.
 */
export const Allergy = z
  .strictObject({
    id: Id,
    patientId: Id,
    answer: z.enum(['none', 'present']),
    category: AllergyCategory.nullable(),
    substance: Line(100).nullable(),
    reaction: Line(100).nullable(),
    status: z.enum(['active', 'entered_in_error']),
    recordedAt: Instant,
    recordedBy: Id,
    seen: SeenIds.optional(),
  })
  .meta({ id: 'Allergy', description: 'Alergi. FHIR: AllergyIntolerance.' })
export type Allergy = z.infer<typeof Allergy>

export const allergies = defineEntity({
  name: 'allergies',
  schema: Allergy,
  aggregateOf: (allergy) => ({ aggregate: 'patient', aggregateId: allergy.patientId }),
  indexes: { patientId: (allergy) => allergy.patientId },
})

/** The answer to "ada alergi?": none, or one or more substances. Substances already known stay known. */
export const RecordAllergyAnswer = defineCommand(
  'charting.recordAllergyAnswer',
  'fact',
  z.strictObject({
    patientId: Id,
    answer: z.enum(['none', 'present']),
    substances: z
      .array(
        z.strictObject({ category: AllergyCategory, substance: Line(100), reaction: Line(100).nullable() }),
      )
      .max(20),
    seen: SeenIds.optional(),
  }),
)
