import { describe, expect, it } from '@jest/globals'
import { aDiagnosis, id, known, partly } from '@lentera/domain/testing/samples'
import { shownDiagnoses } from './shown-diagnoses'

const typed = (n: number, code: string) => ({
  ...{ id: id(n), code, name: code },
  certainty: 'confirmed' as const,
  caseKind: null,
})
const on = '2026-11-20'
const visit = id(20)

describe('diagnoses in the form', () => {
  it('make the first the primary one', () => {
    const shown = shownDiagnoses(
      { diagnoses: [typed(1, 'J06.9'), typed(2, 'K30')], retracted: [] },
      known([]),
      visit,
      on,
    )
    expect(shown.map(({ code, rank, caseKind }) => [code, rank, caseKind])).toEqual([
      ['J06.9', 'primary', 'new'],
      ['K30', 'secondary', 'new'],
    ])
  })

  it('stand behind what is signed, and take its place when it was a mistake', () => {
    const signed = aDiagnosis({ id: id(7), code: 'I10' })
    const ask = (retracted: string[]) =>
      shownDiagnoses({ diagnoses: [typed(1, 'J06.9')], retracted }, known([signed]), visit, on).map(
        ({ code, rank, isRetracted }) => [code, rank, isRetracted],
      )
    expect(ask([])).toEqual([
      ['I10', 'primary', false],
      ['J06.9', 'secondary', false],
    ])
    expect(ask([id(7)])).toEqual([
      ['I10', 'primary', true],
      ['J06.9', 'primary', false],
    ])
  })

  it('say why a case is old, and that nobody knows where the history is not all here', () => {
    const before = aDiagnosis({ visitId: id(19), serviceDate: '2026-11-12' })
    const draft = { diagnoses: [typed(1, 'J06.9'), typed(2, 'K30')], retracted: [] }
    expect(
      shownDiagnoses(draft, partly([before]), visit, on).map(({ proposal }) => proposal?.reason),
    ).toEqual(['same_episode', 'not_known'])
  })

  it('are shown once where they were signed already', () => {
    const signed = aDiagnosis({ id: id(1) })
    const draft = { diagnoses: [typed(1, 'J06.9')], retracted: [] }
    expect(shownDiagnoses(draft, known([signed]), visit, on)).toHaveLength(1)
  })
})
