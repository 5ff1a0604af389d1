import { z } from 'zod'
import { defineCommand } from '../kernel/command.js'
import { defineEntity } from '../kernel/entity.js'
import { Id } from '../kernel/id.js'
import { defineIssue } from '../kernel/issue.js'
import { Instant } from '../kernel/time.js'

export const AccessPurpose = z.enum(['registration', 'care', 'emergency', 'administration'])

/** One reading of a chart: who opened whose, when, where and why. */
export const AccessLogEntry = z
  .strictObject({
    id: Id,
    person: Id,
    patientId: Id,
    purpose: AccessPurpose,
    screen: z.string().max(40),
    at: Instant,
    deviceId: Id,
    commandId: Id,
    /** Whether the chart was opened by a command that grants the device the patient; false: only noted. */
    opened: z.boolean(),
  })
  .meta({ id: 'AccessLogEntry' })
export type AccessLogEntry = z.infer<typeof AccessLogEntry>

export const accessLog = defineEntity({
  name: 'access_log',
  schema: AccessLogEntry,
  aggregateOf: null,
  indexes: {},
})

/** Somebody outside the patient's care opens the chart; asks for a reason and is looked at. */
export const breakGlass = defineIssue('access.break_glass', 'warning', { overridable: true })

/** Opens a patient's chart on a device: the read audit, and what grants the device the scope `pt:<patient>`. */
export const OpenChart = defineCommand(
  'charts.open',
  'fact',
  z.strictObject({
    patientId: Id,
    purpose: AccessPurpose,
    screen: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  }),
)
