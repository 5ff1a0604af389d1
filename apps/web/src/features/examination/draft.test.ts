import { describe, expect, it } from '@jest/globals'
import { emptyDraft, noteOf, tooLong } from './draft'

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

  it('fits into a note, or is named', () => {
    expect(tooLong(noteOf({ ...draft, plan: 'x'.repeat(8000) }, '')!)).toBeUndefined()
    expect(tooLong(noteOf({ ...draft, plan: 'x'.repeat(8001) }, '')!)).toBe('plan')
  })
})
