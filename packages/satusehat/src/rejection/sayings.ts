import type { Issue } from '../outcome.js'
import type { Reading } from './reading.js'
import type { RejectionCode } from '../codes.js'

/**
 * What the words of a complaint say; they tell more than its number, which belongs to an element: 10117 may be a
 * missing visit number, a wrong system or a foreign organization. null: they say nothing certain.
 * Source: SATUSEHAT playbook, validation messages; public validation dictionary.
 */
export function codeOfSaying({ text, code }: Issue): Reading | null {
  for (const [pattern, reading] of SAYINGS) {
    const found = pattern.exec(text)
    if (found) return typeof reading === 'function' ? reading(found) : { code: reading }
  }
  return code === 'patient' ? { code: 'satusehat.patient_refused' } : null
}

type Saying = RejectionCode | ((found: RegExpExecArray) => Reading)

const SAYINGS: readonly (readonly [RegExp, Saying])[] = [
  [/citizen not exists?/i, 'satusehat.nik_unknown'],
  [/wrong organization id|due to business rule/i, 'satusehat.organization_wrong'],
  [/failed to get permission|not allowed for current access class/i, 'satusehat.not_permitted'],
  [/not allowed to edit patient|can only edit name/i, 'satusehat.patient_edit_refused'],
  [/not selective enough/i, 'satusehat.ambiguous'],
  [/code not found\s*:\s*'([^']*)'\s*in system\s*:\s*(\S+)/i, ofCode],
  [/resource not found\s*:?\s*([A-Za-z]+)\//i, ofLostResource],
  [/invalid date ?time value/i, 'satusehat.time_out_of_range'],
  [/invalid date ?time format|invalid coding system|invalid identifier system/i, 'satusehat.format_refused'],
  [/text is empty|integer format+ed as a string|json payload|unmarshal|fullurl/i, 'satusehat.format_refused'],
]

const CODE_SYSTEMS: Readonly<Record<string, RejectionCode>> = {
  'http://hl7.org/fhir/sid/icd-10': 'satusehat.diagnosis_code_unknown',
  'http://hl7.org/fhir/sid/icd-9-cm': 'satusehat.procedure_code_unknown',
  'http://sys-ids.kemkes.go.id/kfa': 'satusehat.drug_code_unknown',
  'http://terminology.kemkes.go.id/CodeSystem/medication-form': 'satusehat.drug_form_unknown',
  'http://terminology.hl7.org/CodeSystem/v3-orderableDrugForm': 'satusehat.drug_unit_unknown',
  'http://www.whocc.no/atc': 'satusehat.drug_route_unknown',
}

function ofCode([, code = '', system = '']: RegExpExecArray): Reading {
  return { code: CODE_SYSTEMS[system] ?? 'satusehat.code_unknown', about: code === '' ? null : code }
}

const LOST: Readonly<Record<string, RejectionCode>> = {
  Patient: 'satusehat.patient_unknown',
  Practitioner: 'satusehat.practitioner_unknown',
  PractitionerRole: 'satusehat.practitioner_unknown',
  Location: 'satusehat.location_unknown',
  Organization: 'satusehat.organization_wrong',
  Encounter: 'satusehat.visit_unknown',
  Medication: 'satusehat.drug_unknown',
  MedicationRequest: 'satusehat.drug_unknown',
}

function ofLostResource([, type = '']: RegExpExecArray): Reading {
  const code = LOST[type]
  return code ? { code } : { code: 'satusehat.resource_gone', about: type }
}
