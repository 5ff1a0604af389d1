import { z } from 'zod'
import { defineEvent } from '../kernel/event.js'
import { Id } from '../kernel/id.js'
import { Line } from '../kernel/text.js'
import { Nik } from '../patients/register-patient.js'

/**
 * A member of staff is known by another name or number than before, began or stopped working here. Their user name,
 * password and rights are nobody's business outside.
 */
export const UserChanged = defineEvent(
  'users.changed',
  z.object({
    userId: Id,
    name: Line(100),
    /** null: none is known, or no longer. */
    nik: Nik.nullable(),
    active: z.boolean(),
  }),
)
