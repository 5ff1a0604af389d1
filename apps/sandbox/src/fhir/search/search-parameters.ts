import type { ResourceType } from '../resource.js'

/** How a parameter is compared with an element. */
export type SearchParameter =
  | { readonly kind: 'reference'; readonly path: string; readonly target: string }
  | { readonly kind: 'token'; readonly path: string }
  | { readonly kind: 'date'; readonly path: string }
  | { readonly kind: 'name' }

const refers = (path: string, target: string): SearchParameter => ({ kind: 'reference', path, target })
const token = (path: string): SearchParameter => ({ kind: 'token', path })
const date = (path: string): SearchParameter => ({ kind: 'date', path })
const NAME: SearchParameter = { kind: 'name' }

const ofVisit = {
  subject: refers('subject', 'Patient'),
  patient: refers('subject', 'Patient'),
  encounter: refers('encounter', 'Encounter'),
}

/** What each type can be searched by, beside `identifier` and `_id`. Source: recorded requests of SATUSEHAT. */
export const searchParameters: Readonly<Record<ResourceType, Readonly<Record<string, SearchParameter>>>> = {
  Organization: { name: NAME, partof: refers('partOf', 'Organization'), type: token('type') },
  Location: { name: NAME, organization: refers('managingOrganization', 'Organization') },
  Practitioner: { name: NAME, gender: token('gender'), birthdate: date('birthDate') },
  Patient: { name: NAME, gender: token('gender'), birthdate: date('birthDate') },
  Encounter: {
    subject: ofVisit.subject,
    patient: ofVisit.patient,
    'service-provider': refers('serviceProvider', 'Organization'),
    status: token('status'),
    date: date('period.start'),
  },
  Condition: {
    ...ofVisit,
    category: token('category'),
    code: token('code'),
    'clinical-status': token('clinicalStatus'),
  },
  Observation: {
    ...ofVisit,
    category: token('category'),
    code: token('code'),
    date: date('effectiveDateTime'),
    performer: refers('performer', 'Practitioner'),
  },
  Procedure: { ...ofVisit, code: token('code'), status: token('status') },
  AllergyIntolerance: {
    patient: refers('patient', 'Patient'),
    encounter: ofVisit.encounter,
    code: token('code'),
  },
  Medication: { code: token('code'), status: token('status') },
  MedicationRequest: {
    ...ofVisit,
    status: token('status'),
    medication: refers('medicationReference', 'Medication'),
  },
  MedicationDispense: {
    subject: ofVisit.subject,
    patient: ofVisit.patient,
    context: refers('context', 'Encounter'),
    prescription: refers('authorizingPrescription', 'MedicationRequest'),
    status: token('status'),
  },
  Composition: { ...ofVisit, type: token('type') },
}
