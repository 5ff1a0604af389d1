import { z } from 'zod'
import { defineEvent } from '../kernel/event.js'
import { Id } from '../kernel/id.js'
import { PatientLink } from './patient-link.js'
import { Patient, PatientIdentifier } from './patient.js'

/** Numbers that were replaced are left out. */
const person = { patient: Patient, identifiers: z.array(PatientIdentifier) }

export const PatientRegistered = defineEvent('patients.registered', z.object(person))
export const PatientAmended = defineEvent('patients.amended', z.object(person))
export const PatientsLinked = defineEvent(
  'patients.linked',
  z.object({ link: PatientLink.pick({ id: true, from: true, to: true }), members: z.array(Id) }),
)
export const PatientsUnlinked = defineEvent('patients.unlinked', z.object({ linkId: Id, from: Id, to: Id }))
export const PatientWithdrawn = defineEvent('patients.withdrawn', z.object({ patientId: Id }))
