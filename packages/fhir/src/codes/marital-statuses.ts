import type { Demographics } from '@lentera/contracts/patients/patient'
import type { CodeableConcept } from 'fhir/r4.js'
import { coding, concept } from '../coding.js'
import { systems } from './systems.js'

const status = (code: string, display: string): CodeableConcept => ({
  ...concept(coding(systems.maritalStatus, code, display)),
  text: display,
})

/** Source: SATUSEHAT playbook, Patient.maritalStatus; HL7 v3 MaritalStatus. */
export const maritalStatuses: Readonly<Record<NonNullable<Demographics['maritalStatus']>, CodeableConcept>> =
  {
    single: status('S', 'Never Married'),
    married: status('M', 'Married'),
    divorced: status('D', 'Divorced'),
    widowed: status('W', 'Widowed'),
  }
