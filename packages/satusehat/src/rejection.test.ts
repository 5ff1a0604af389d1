import { describe, expect, it } from '@jest/globals'
import { REJECTION_CODES, WAY_CODES } from './codes.js'
import { issuesOf } from './answers/issues.js'
import type { Refused } from './outcome.js'
import { menderOf, rejectionOf, sentenceOf } from './rejection.js'

const refused = (...texts: string[]): Refused => ({
  kind: 'refused',
  status: 400,
  duplicate: false,
  issues: issuesOf({
    resourceType: 'OperationOutcome',
    issue: texts.map((text) => ({ severity: 'error', code: 'value', details: { text } })),
  }),
})

describe('a refusal in our words', () => {
  it.each([
    ['Citizen Not Exists', 'satusehat.nik_unknown', null],
    ['Element not found: Patient.name.text (RuleNumber: 10168)', 'satusehat.patient_incomplete', 'nama'],
    ['Reference is mandatory : Encounter.subject (RuleNumber: 10118)', 'satusehat.patient_unknown', null],
    ['Resource not found Patient/P02478375538 (RuleNumber: 20007)', 'satusehat.patient_unknown', null],
    ['Resource not found Practitioner/10009880728', 'satusehat.practitioner_unknown', null],
    ['Resource not found Observation/abc', 'satusehat.resource_gone', 'Observation'],
    [
      'Reference is mandatory : Encounter.participant.individual (RuleNumber: 10119)',
      'satusehat.practitioner_unknown',
      null,
    ],
    [
      'Reference is mandatory : Encounter.location.location (RuleNumber: 10120)',
      'satusehat.location_unknown',
      null,
    ],
    [
      'Wrong organization ID provided by system URL: http://sys-ids.kemkes.go.id/encounter/1 (RuleNumber: 10117)',
      'satusehat.organization_wrong',
      null,
    ],
    ['Invalid identifier system: http://x (RuleNumber: 10117)', 'satusehat.format_refused', null],
    [
      'Element not found: Encounter.identifier (RuleNumber: 10117)',
      'satusehat.visit_incomplete',
      'nomor kunjungan',
    ],
    [
      "Code not found: 'J06.99' in system: http://hl7.org/fhir/sid/icd-10 (RuleNumber: 10003)",
      'satusehat.diagnosis_code_unknown',
      'J06.99',
    ],
    [
      "Code not found: '93000465' in system: http://sys-ids.kemkes.go.id/kfa (RuleNumber: 10024)",
      'satusehat.drug_code_unknown',
      '93000465',
    ],
    ["Code not found: 'x' in system: http://loinc.org (RuleNumber: 10001)", 'satusehat.code_unknown', 'x'],
    [
      'Invalid date time value : 2027-01-01T00:00:00+00:00 (RuleNumber: 10123) Not Allowed : Future Date or Past Date older than 31st August 2022',
      'satusehat.time_out_of_range',
      null,
    ],
    [
      'Invalid date time format : x (RuleNumber: 10123). Format allowed : YYYY',
      'satusehat.format_refused',
      null,
    ],
    ['period.end must be later (RuleNumber: 10121)', 'satusehat.visit_times', null],
    ['Failed to get permission for client for resource type', 'satusehat.not_permitted', null],
    ['Organization not allowed to edit Patient', 'satusehat.patient_edit_refused', null],
    // Numbers that came later still name an element that is known.
    ['Reference is mandatory : Goal.subject (RuleNumber: 19999)', 'satusehat.patient_unknown', null],
    [
      'Element not found: Encounter.reasonReference (RuleNumber: 19998)',
      'satusehat.element_missing',
      'Encounter.reasonReference',
    ],
    ['Signature is wrong (RuleNumber: 10871)', 'satusehat.refused', 'aturan 10871'],
    ['something else', 'satusehat.refused', 'HTTP 400'],
  ])('%s', (text, code, about) => {
    expect(rejectionOf(refused(text))).toEqual({
      code,
      about,
      group: about === null ? code : `${code}:${about}`,
    })
  })

  it('takes the first complaint that it knows', () => {
    const mixed = refused(
      'Aneh (RuleNumber: 19997)',
      "Code not found: 'Z' in system: http://hl7.org/fhir/sid/icd-10",
    )
    expect(rejectionOf(mixed)).toMatchObject({ code: 'satusehat.diagnosis_code_unknown', about: 'Z' })
  })

  it('groups two drugs apart and two visits of one drug together', () => {
    const drug = (kfa: string) =>
      rejectionOf(refused(`Code not found: '${kfa}' in system: http://sys-ids.kemkes.go.id/kfa`)).group
    expect(drug('93000001')).toBe(drug('93000001'))
    expect(drug('93000001')).not.toBe(drug('93000002'))
  })
})

describe('the sentence for a person', () => {
  it('says what is wrong, who mends it and where', () => {
    expect(sentenceOf('satusehat.nik_unknown')).toBe(
      'NIK tidak dikenal Dukcapil. Loket: periksa NIK pasien di *Ubah data*.',
    )
    expect(sentenceOf('satusehat.drug_code_unknown', '93000465')).toBe(
      'Kode KFA 93000465 tidak dikenal SATUSEHAT. Apoteker: cocokkan lagi obat itu dengan KFA.',
    )
    expect(sentenceOf('satusehat.refused', 'aturan 10871')).toContain('aturan 10871')
  })

  it.each([...REJECTION_CODES, ...WAY_CODES])('of %s names its mender or says that it passes', (code) => {
    const who = menderOf(code)
    expect(sentenceOf(code)).toMatch(who === null ? /sendiri\.$/ : new RegExp(`\\b${who}\\b`, 'i'))
    expect(sentenceOf(code)).not.toMatch(/null|undefined| {2}/)
  })

  it.each(REJECTION_CODES)('of %s is for somebody, since it does not pass by itself', (code) => {
    expect(menderOf(code)).not.toBeNull()
  })
})
