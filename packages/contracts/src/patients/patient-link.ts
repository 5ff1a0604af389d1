import { z } from 'zod'
import { defineCommand } from '../kernel/command.js'
import { defineEntity } from '../kernel/entity.js'
import { Id } from '../kernel/id.js'
import { defineIssue } from '../kernel/issue.js'
import { Instant } from '../kernel/time.js'

/** Somebody said that two patients are one person. Never deleted; an undone link has `endedBy`. */
export const PatientLink = z
  .strictObject({
    id: Id,
    /** The number that is used no longer. */
    from: Id,
    /** The one that is kept. */
    to: Id,
    commandId: Id,
    linkedBy: Id,
    linkedAt: Instant,
    /** The command that took it back; null: it holds. */
    endedBy: Id.nullable(),
  })
  .meta({ id: 'PatientLink', description: 'Tautan rekam medis ganda. FHIR: Patient.link.' })
export type PatientLink = z.infer<typeof PatientLink>

export const patientLinks = defineEntity({
  name: 'patient_links',
  schema: PatientLink,
  aggregateOf: (link) => ({ aggregate: 'directory', aggregateId: link.from }),
  indexes: {},
})

/**
 * The closure of the links as one patient sees it: one row for each patient that is or ever was linked, so that
 * a rule, and a device, knows the whole set by one look at one id.
 */
export const PatientSet = z
  .strictObject({
    /** The patient's. */
    id: Id,
    /** Under which new rows are written. */
    canonicalId: Id,
    /** All ids of the person, this one included, sorted. */
    members: z.array(Id).min(1).max(50),
    links: z.array(z.strictObject({ id: Id, from: Id, to: Id })).max(49),
  })
  .meta({ id: 'PatientSet' })
export type PatientSet = z.infer<typeof PatientSet>

export const patientSets = defineEntity({
  name: 'patient_sets',
  schema: PatientSet,
  aggregateOf: (set) => ({ aggregate: 'directory', aggregateId: set.id }),
  indexes: {},
})

/** The ids that were shown as one person when something was written; absent: only the written one. */
export const SeenIds = z.array(Id).min(2).max(50)

/** The two are one person already. */
export const linkCycle = defineIssue('patients.link_cycle', 'blocking')
/** No such link, or taken back already. */
export const linkUnknown = defineIssue('patients.link_unknown', 'blocking')
/** Written while the two counted as one person: somebody must say whose it is. */
export const checkAfterUnlink = defineIssue('patients.check_after_unlink', 'warning')

/** Two registrations are one person: `from` is used no longer, `to` is kept. Nothing is moved or renamed. */
export const LinkPatients = defineCommand('patients.link', 'ask', z.strictObject({ from: Id, to: Id }))

/** They were two people after all. */
export const UnlinkPatients = defineCommand(
  'patients.unlink',
  'ask',
  z.strictObject({ linkId: Id, from: Id, to: Id }),
)
