import { z } from 'zod'
import { defineCommand } from '../kernel/command.js'
import { Id } from '../kernel/id.js'
import { defineIssue } from '../kernel/issue.js'
import { Line } from '../kernel/text.js'

/** Somebody recorded something of the visit already: it is cancelled, and a person looks at what was recorded. */
export const hasRecords = defineIssue('visits.has_records', 'warning')

/** The patient went away, or was registered by mistake. The number stays used. */
export const CancelVisit = defineCommand(
  'visits.cancel',
  'fact',
  z.strictObject({ visitId: Id, patientId: Id, reason: Line(200) }),
)

/** Takes a cancellation back: the visit stands where it stood, with its number and time. */
export const ReinstateVisit = defineCommand(
  'visits.reinstate',
  'fact',
  z.strictObject({ visitId: Id, patientId: Id }),
)
