import { describe, expect, it } from '@jest/globals'
import { aDiagnosis, aNote, known, partly, someVitals } from '../testing/samples.js'
import { whatIsMissing } from './what-is-missing.js'

const whole = {
  vitals: known([someVitals()]),
  notes: known([aNote()]),
  diagnoses: known([aDiagnosis()]),
  hasIntakeDraft: false,
  hasDraft: false,
  hasPrescriptionDraft: false,
}

describe('before a visit ends', () => {
  it('nothing is missing where it was measured, signed and diagnosed', () => {
    expect(whatIsMissing(whole)).toEqual({ missing: [], unknown: [] })
  })

  it('names what is missing', () => {
    const nothing = { ...whole, vitals: known([]), notes: known([]), diagnoses: known([]) }
    expect(whatIsMissing(nothing).missing).toEqual(['vitals', 'note', 'diagnosis'])
  })

  it('asks to save what was measured and only typed, and does not call it missing as well', () => {
    const typed = { ...whole, vitals: known([]), hasIntakeDraft: true }
    expect(whatIsMissing(typed).missing).toEqual(['intake'])
  })

  it('asks to sign what was typed, and does not call it missing as well', () => {
    expect(whatIsMissing({ ...whole, notes: known([]), hasDraft: true }).missing).toEqual(['unsigned'])
  })

  it('asks to send medicines that were only written down', () => {
    expect(whatIsMissing({ ...whole, hasPrescriptionDraft: true }).missing).toEqual(['prescription'])
  })

  it('does not count a diagnosis that was a mistake', () => {
    const mistaken = known([aDiagnosis({ status: 'entered_in_error' })])
    expect(whatIsMissing({ ...whole, diagnoses: mistaken }).missing).toEqual(['diagnosis'])
  })

  it('does not call missing what may lie on another device', () => {
    expect(whatIsMissing({ ...whole, vitals: partly([]) })).toEqual({ missing: [], unknown: ['vitals'] })
  })
})
