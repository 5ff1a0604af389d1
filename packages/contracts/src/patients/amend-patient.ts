import { z } from 'zod'
import { defineCommand } from '../kernel/command.js'
import { Id } from '../kernel/id.js'
import { defineIssue } from '../kernel/issue.js'
import { CalendarDate } from '../kernel/time.js'
import { Address, Demographics } from './patient.js'
import { BpjsCard, FamilyCard, Nik, Phone } from './register-patient.js'

/** What may be amended, each value whole: an address is one statement, not five that could come from two people. */
export const PatientFields = z.strictObject({
  ...Demographics.omit({ birthDate: true, birthDateEstimated: true, address: true }).shape,
  birth: z.strictObject({ date: CalendarDate, estimated: z.boolean() }),
  address: Address,
  nik: Nik.nullable(),
  bpjsCard: BpjsCard.nullable(),
  familyCard: FamilyCard.nullable(),
  phone: Phone.nullable(),
  motherNik: Nik.nullable(),
  /** null: alive after all. */
  deceasedOn: CalendarDate.nullable(),
})
export type PatientFields = z.infer<typeof PatientFields>
export type PatientField = keyof PatientFields

export const patientFieldNames = Object.keys(PatientFields.shape) as [PatientField, ...PatientField[]]

/**
 * Fields that say who somebody is, or that a treatment may hang on: two answers are for a person to decide.
 * Of the others the later act stands, the other answer is kept, and its author is told.
 */
export const identityFields: ReadonlySet<PatientField> = new Set([
  'nik',
  'name',
  'birth',
  'sex',
  'bpjsCard',
  'motherName',
  'deceasedOn',
  'bloodGroup',
])

/** Two people changed the same identity field; the first one stands until somebody has looked. `field` names it. */
export const identityConflict = defineIssue('patients.identity_conflict', 'warning')
/** Somebody else's answer took the place of the reader's own; it is kept. */
export const fieldSetAside = defineIssue('patients.field_set_aside', 'note')
/** No such patient here. */
export const patientUnknown = defineIssue('patients.unknown', 'warning')

/** Changes what is known of a patient. The record's `from` holds what the author saw in the same fields. */
export const AmendPatient = defineCommand(
  'patients.amend',
  'fact',
  z.strictObject({
    patientId: Id,
    set: PatientFields.partial().refine((set) => Object.keys(set).length > 0, { error: 'set.empty' }),
  }),
)
