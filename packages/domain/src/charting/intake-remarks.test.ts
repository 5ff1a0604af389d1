import { describe, expect, it } from '@jest/globals'
import type { Assessment } from '@lentera/contracts/charting/assessment'
import { id, someAnswers } from '../testing/samples.js'
import { intakeRemarks, standingAnswers } from './intake-remarks.js'

const remarks = (answers: Parameters<typeof someAnswers>[0]) => intakeRemarks(someAnswers(answers))
const answered = (time: string, answers: Assessment['answers']): Assessment => ({
  ...{ id: id(41), visitId: id(21), patientId: id(10), recordedBy: id(901), serviceDate: '2026-11-20' },
  ...{ form: 'intake', version: 1, answers, recordedAt: `2026-11-19T${time}:00.000Z` },
})

describe('what a doctor is told of the screening', () => {
  it('is nothing where everything was answered and is normal', () => {
    expect(
      remarks({ pain: 0, fall: [], cough: [], nutrition: [], pregnant: 'no', breastfeeding: false }),
    ).toEqual([])
  })

  it('is every pain, marked from where something is done about it', () => {
    expect(remarks({ pain: 3 })).toEqual([{ question: 'pain', score: 3, isHigh: false }])
    expect(remarks({ pain: 4 })).toEqual([{ question: 'pain', score: 4, isHigh: true }])
  })

  it('is each finding, marked where somebody gets a yellow band or waits apart', () => {
    expect(remarks({ fall: ['unsteady'], cough: ['two_weeks'], nutrition: ['poor_intake'] })).toEqual([
      { question: 'fall', findings: ['unsteady'], isHigh: false },
      { question: 'cough', findings: ['two_weeks'], isHigh: true },
      { question: 'nutrition', findings: ['poor_intake'], isHigh: false },
    ])
    expect(remarks({ fall: ['unsteady', 'needs_aid'] })).toMatchObject([{ isHigh: true }])
  })

  it('is what decides about drugs: breastfeeding, and a pregnancy of which nobody knows', () => {
    expect(remarks({ pregnant: 'unknown', breastfeeding: true })).toEqual([
      { question: 'pregnancyUnknown' },
      { question: 'breastfeeding' },
    ])
  })
})

describe('answers of one visit', () => {
  it('stand each by its newest, so that a pain asked again takes no other answer away', () => {
    const first = answered('23:00', someAnswers({ pain: 8, fall: ['unsteady'], breastfeeding: true }))
    const again = answered('23:30', someAnswers({ pain: 2, fall: [] }))
    expect(standingAnswers([again, first])).toMatchObject({ pain: 2, fall: [], breastfeeding: true })
  })

  it('are those this build reads; none at all are not the same as normal ones', () => {
    const newer = answered('23:30', { painFromNextYear: 3 })
    expect(standingAnswers([newer])).toBeNull()
    expect(standingAnswers([answered('23:00', someAnswers({ pain: 5 })), newer])).toMatchObject({ pain: 5 })
  })
})
