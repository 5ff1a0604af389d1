import { describe, expect, it } from '@jest/globals'
import { patientFieldNames } from '@lentera/contracts/patients/amend-patient'
import { createTranslator } from 'use-intl'
import { messages } from '../../messages/id/messages'
import { patientFieldWords } from './patient-field-words'

const { labelOf, textOf } = patientFieldWords(
  {
    form: createTranslator({ locale: 'id', messages, namespace: 'personForm' }),
    patient: createTranslator({ locale: 'id', messages, namespace: 'patient' }),
    amend: createTranslator({ locale: 'id', messages, namespace: 'amend' }),
  },
  new Map(),
)

describe('a field of a patient in words', () => {
  it.each(patientFieldNames)('%s has a name people know', (field) => {
    expect(labelOf(field)).not.toMatch(/personForm|amend|[a-z][A-Z]/)
  })

  it.each([
    ['sex', 'female', 'Perempuan'],
    ['birth', { date: '1990-03-12', estimated: false }, '12-03-1990'],
    ['birth', { date: '1960-07-01', estimated: true }, 'sekitar 1960'],
    ['nik', '9171045203900001', '9171 0452 0390 0001'],
    ['phone', '+6281200000001', '081200000001'],
    ['responsible', { name: 'Yosefina', relation: 'parent', phone: null }, 'Yosefina · Orang tua'],
    ['payer', 'bpjs', 'BPJS'],
    ['deceasedOn', null, 'tidak diisi'],
    ['name', undefined, 'tidak diisi'],
  ] as const)('%s %j reads %s', (field, value, text) => {
    expect(textOf(field, value)).toBe(text)
  })

  it('shows an address as one line', () => {
    const address = { villageCode: '9171041004', hamlet: 'Kampung Baru', rt: '2', rw: '1', street: null }
    expect(textOf('address', address)).toBe('Kampung Baru, RT 2, RW 1, 9171041004')
  })
})
