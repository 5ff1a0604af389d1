import { z } from 'zod'
import { defineCommand } from '../kernel/command.js'
import { Id } from '../kernel/id.js'

/** The patient sits down with a nurse (intake) or a doctor (examination). */
export const StartVisit = defineCommand(
  'visits.start',
  'fact',
  z.strictObject({
    visitId: Id,
    patientId: Id,
    stage: z.enum(['intake', 'examination']),
  }),
)
