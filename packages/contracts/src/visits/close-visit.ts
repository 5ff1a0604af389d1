import { z } from 'zod'
import { defineCommand } from '../kernel/command.js'
import { Id } from '../kernel/id.js'
import { defineIssue } from '../kernel/issue.js'
import { VisitOutcome } from './visit.js'

/** Written into a visit that was closed before. It stands there all the same, and somebody looks. */
export const visitClosed = defineIssue('visits.closed', 'warning')
/** A visit ends and nobody said what the patient had: it is missing in every report. */
export const noDiagnosis = defineIssue('visits.no_diagnosis', 'warning')

/** The patient leaves: from open to closed, once, never back. */
export const CloseVisit = defineCommand(
  'visits.close',
  'fact',
  z.strictObject({ visitId: Id, patientId: Id, outcome: VisitOutcome }),
)
