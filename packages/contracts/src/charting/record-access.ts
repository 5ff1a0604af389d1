import { z } from 'zod'
import { defineCommand } from '../kernel/command.js'
import { Id } from '../kernel/id.js'
import { Instant } from '../kernel/time.js'
import { AccessPurpose } from './open-chart.js'

/** Readings that fit one command; a device sends several commands rather than a larger one. */
export const MAX_ACCESS_ENTRIES = 200

/** Charts that were read, printed or exported on a device, gathered there; written by no person's hand. */
export const RecordAccess = defineCommand(
  'access.record',
  'fact',
  z.strictObject({
    entries: z
      .array(
        z.strictObject({
          person: Id,
          patientId: Id,
          purpose: AccessPurpose,
          screen: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
          at: Instant,
        }),
      )
      .min(1)
      .max(MAX_ACCESS_ENTRIES),
  }),
)
