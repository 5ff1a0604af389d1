import { describe, expect, it } from '@jest/globals'
import { allergyAlert, allergyRelated, doseAlert } from '@lentera/contracts/medications/prescribe'
import { finding } from '@lentera/domain/medications/line-finding'
import { needsReason, overridesOf } from './overrides'

const allergy = finding(allergyAlert, 'allergy_same')
const dose = finding(doseAlert, 'dose_high')
const related = finding(allergyRelated, 'allergy_related')

describe('reasons for giving a drug in spite of a warning', () => {
  it('are asked for where something may harm, and nowhere else', () => {
    expect(needsReason({ findings: [allergy], reason: ' ' })).toBe(true)
    expect(needsReason({ findings: [allergy], reason: 'sudah pernah' })).toBe(false)
    expect(needsReason({ findings: [related], reason: '' })).toBe(false)
  })

  it('go with the code they answer, each said once', () => {
    expect(
      overridesOf([
        { findings: [allergy, dose], reason: 'sudah pernah' },
        { findings: [allergy], reason: 'sudah pernah ' },
        { findings: [allergy], reason: 'dengan pengawasan' },
        { findings: [related], reason: '' },
      ]),
    ).toEqual({
      overrides: [
        { code: 'medications.allergy', reason: 'sudah pernah; dengan pengawasan' },
        { code: 'medications.dose', reason: 'sudah pernah' },
      ],
      overrideReason: 'sudah pernah; dengan pengawasan',
    })
  })

  it('are none where nothing was overridden', () => {
    expect(overridesOf([{ findings: [related], reason: '' }])).toEqual({
      overrides: [],
      overrideReason: null,
    })
  })
})
