import { describe, expect, it } from '@jest/globals'
import { emptyDraft, inWords, noteOf, tooLong } from './draft'

const draft = emptyDraft('n')

describe('what a doctor signs', () => {
  it('is nothing while only the nurse wrote a complaint', () => {
    expect(noteOf(draft, 'Batuk')).toBeNull()
  })

  it('takes the complaint along, unless the doctor wrote another one', () => {
    expect(noteOf({ ...draft, objective: 'Faring merah' }, 'Batuk')).toMatchObject({
      subjective: 'Batuk',
      objective: 'Faring merah',
      plan: null,
    })
    expect(noteOf({ ...draft, subjective: 'Batuk darah' }, 'Batuk')).toMatchObject({
      subjective: 'Batuk darah',
    })
    expect(noteOf({ ...draft, subjective: '', plan: 'Rujuk' }, 'Batuk')).toMatchObject({ subjective: null })
  })

  it('is one text after the visit is over, in the order of the form', () => {
    const diagnosis = {
      id: 'd',
      code: 'J06.9',
      name: 'ISPA akut',
      certainty: 'confirmed',
      caseKind: null,
    } as const
    expect(
      inWords({
        ...{ ...draft, subjective: 'Batuk ', objective: '', plan: 'Istirahat', diagnoses: [diagnosis] },
        procedures: [{ id: 'p', code: null, name: 'Nebulizer' }],
      }),
    ).toBe('Batuk\nJ06.9 ISPA akut\nNebulizer\nIstirahat')
    expect(inWords(draft)).toBe('')
  })

  it('fits into a note, or is named', () => {
    expect(tooLong(noteOf({ ...draft, plan: 'x'.repeat(8000) }, '')!)).toBeUndefined()
    expect(tooLong(noteOf({ ...draft, plan: 'x'.repeat(8001) }, '')!)).toBe('plan')
  })
})
