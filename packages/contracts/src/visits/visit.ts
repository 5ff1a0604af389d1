import { z } from 'zod'
import { defineCommand } from '../kernel/command.js'
import { defineEntity } from '../kernel/entity.js'
import { Unit } from '../kernel/facility.js'
import { Id } from '../kernel/id.js'
import { defineIssue } from '../kernel/issue.js'
import { CalendarDate, Instant } from '../kernel/time.js'
import { Payer } from '../patients/patient.js'
import { SeenIds } from '../patients/patient-link.js'
import { TicketNumber } from '../queue/ticket.js'

export const VisitKind = z.enum(['outpatient', 'inpatient', 'emergency'])
/** How a patient left. */
export const VisitOutcome = z.enum(['home', 'referred', 'emergency', 'died'])
export type VisitOutcome = z.infer<typeof VisitOutcome>

export const Visit = z
  .strictObject({
    id: Id,
    patientId: Id,
    kind: VisitKind,
    unit: Unit.shape.code,
    payer: Payer,
    /** Kunjungan sakit (true) or sehat (false). */
    sick: z.boolean(),
    status: z.enum(['open', 'closed', 'cancelled']),
    openedAt: Instant,
    /** The facility's business date of the visit. */
    serviceDate: CalendarDate,
    /** The visit this one turned out to be: the same ticket, opened a second time on another device. */
    sameAs: Id.optional(),
    /** Of a closed visit: when, by whom, and how the patient left. */
    closedAt: Instant.optional(),
    closedBy: Id.optional(),
    outcome: VisitOutcome.optional(),
    seen: SeenIds.optional(),
  })
  .meta({ id: 'Visit', description: 'Kunjungan. FHIR: Encounter.' })
export type Visit = z.infer<typeof Visit>

export const visits = defineEntity({
  name: 'visits',
  schema: Visit,
  aggregateOf: (visit) => ({ aggregate: 'visit', aggregateId: visit.id }),
  indexes: {
    patientId: (visit) => visit.patientId,
    openPatientId: (visit) => (visit.status === 'open' && !visit.sameAs ? visit.patientId : null),
    unitDate: (visit) => (visit.sameAs ? null : `${visit.unit}:${visit.serviceDate}`),
  },
})

/** Another open visit of the same kind: nearly always a double registration. */
export const alreadyOpen = defineIssue('visits.already_open', 'warning')

/** A patient arrives and gets a queue number: one action, one command. */
export const OpenVisit = defineCommand(
  'visits.open',
  'fact',
  z.strictObject({
    visitId: Id,
    patientId: Id,
    kind: VisitKind,
    unit: Unit.shape.code,
    payer: Payer,
    sick: z.boolean(),
    ticket: TicketNumber,
    seen: SeenIds.optional(),
  }),
)
