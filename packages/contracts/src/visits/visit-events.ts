import { z } from 'zod'
import { Diagnosis } from '../charting/diagnosis.js'
import { defineEvent } from '../kernel/event.js'
import { Patient, PatientIdentifier } from '../patients/patient.js'
import { QueueTicket } from '../queue/ticket.js'
import { VisitStep } from './visit-step.js'
import { Visit } from './visit.js'

/** Who came, as another house asks: numbers that identify, and what they are compared with. */
const Person = z.object({ patient: Patient, identifiers: z.array(PatientIdentifier) })

/** The visit with all it went through until now, in the order of time. */
const path = { visit: Visit, steps: z.array(VisitStep) }
/** And what was found: active diagnoses only, the primary one first. */
const findings = { ...path, diagnoses: z.array(Diagnosis) }

/** `person` is null where the server knew the patient by directory only. */
export const VisitOpened = defineEvent(
  'visits.opened',
  z.object({ visit: Visit, ticket: QueueTicket, person: Person.nullable() }),
)
export const VisitStarted = defineEvent('visits.started', z.object(path))
export const VisitMoved = defineEvent('visits.moved', z.object(path))
export const VisitClosed = defineEvent('visits.closed', z.object(findings))
/** A diagnosis was added to a closed visit, or taken back from it. */
export const VisitAmended = defineEvent('visits.amended', z.object(findings))
export const VisitCancelled = defineEvent('visits.cancelled', z.object(path))
export const VisitReinstated = defineEvent('visits.reinstated', z.object(path))
