import { describe, expect, it } from '@jest/globals'
import { aDiagnosis, aNote, id } from '@lentera/domain/testing/samples'
import { asLastVisit } from './as-last-visit'
import { emptyDraft } from './draft'

const last = {
  diagnoses: [aDiagnosis({ code: 'I10', name: 'Hipertensi esensial', caseKind: 'new' })],
  note: aNote({ plan: 'Kurangi garam' }),
}
const take = (draft = emptyDraft('n'), codes: string[] = []) =>
  asLastVisit(draft, last, 'Seperti 20-10-2026:', codes, () => id(1))

describe('like the last visit', () => {
  it('takes diagnoses and plan over, with the date of the visit; new or old is derived anew', () => {
    expect(take()).toEqual({
      diagnoses: [
        { id: id(1), code: 'I10', name: 'Hipertensi esensial', certainty: 'confirmed', caseKind: null },
      ],
      plan: 'Seperti 20-10-2026:\nKurangi garam',
    })
  })

  it('keeps what is written, and takes nothing twice', () => {
    const draft = { ...emptyDraft('n'), plan: 'Cek lab' }
    expect(take(draft).plan).toBe('Cek lab\nSeperti 20-10-2026:\nKurangi garam')
    const again = { ...draft, ...take(draft) }
    expect(take(again, ['I10'])).toEqual({ diagnoses: again.diagnoses })
  })
})
