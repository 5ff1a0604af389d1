import { describe, expect, it } from '@jest/globals'
import { AmendPatient } from '@lentera/contracts/patients/amend-patient'
import { aPatient, anIdentifier, id } from '@lentera/domain/testing/samples'
import { formOf, readAmendment, type SeenPatient } from './amendment'
import type { PersonForm } from './person-form'

const today = '2026-11-20'
const seen: SeenPatient = {
  patient: aPatient(),
  identifiers: [
    anIdentifier(),
    anIdentifier({ id: id(61), kind: 'phone', value: '+6281200000001' }),
    anIdentifier({ id: id(62), kind: 'phone', value: '+6281200000000', replaced: true }),
  ],
}
const change = (form: Partial<PersonForm>, of = seen) =>
  readAmendment(of, { ...formOf(of, today), ...form }, today)

describe('a change of what is known of a patient', () => {
  it('holds nothing while nothing was changed', () => {
    expect(change({})).toEqual({ errors: {}, mismatches: [], amendment: { set: {}, from: {} } })
    // Written another way, it is the same number.
    expect(change({ phone: '+62 812-0000-0001' }).amendment).toEqual({ set: {}, from: {} })
  })

  it('holds only the changed fields, with what stood there', () => {
    const { amendment } = change({ phone: '081200000002', occupation: 'Guru' })
    expect(amendment).toEqual({
      set: { phone: '+6281200000002', occupation: 'Guru' },
      from: { phone: '+6281200000001', occupation: null },
    })
    expect(AmendPatient.args.safeParse({ patientId: id(10), set: amendment!.set }).success).toBe(true)
  })

  it('takes an address whole, with the street no box shows', () => {
    const address = { ...seen.patient.address, street: 'Jl. Ardipura 4' }
    const of = { ...seen, patient: aPatient({ address }) }
    expect(change({ rt: '7' }, of).amendment).toEqual({
      ...{ set: { address: { ...address, rt: '7' } }, from: { address } },
    })
  })

  it('keeps the telephone of who answers for a child', () => {
    const responsible = { name: 'Yosefina', relation: 'parent' as const, phone: '+6281300000000' }
    const of = { ...seen, patient: aPatient({ responsible }) }
    expect(change({ responsibleName: 'Yosefa' }, of).amendment!.set).toEqual({
      responsible: { ...responsible, name: 'Yosefa' },
    })
  })

  it('takes a number out', () => {
    expect(change({ phone: '' }).amendment).toEqual({
      ...{ set: { phone: null }, from: { phone: '+6281200000001' } },
    })
  })

  it('of an estimated age is none until somebody types another', () => {
    const old = aPatient({ birthDate: '1960-07-01', birthDateEstimated: true, noNikReason: 'card_lost' })
    const of = { patient: old, identifiers: [] }
    expect(change({ occupation: 'Tani' }, of).amendment!.set).toEqual({ occupation: 'Tani' })
    expect(change({ birthDate: '1961-02-03' }, of).amendment).toEqual({
      set: { birth: { date: '1961-02-03', estimated: false } },
      from: { birth: { date: '1960-07-01', estimated: true } },
    })
  })

  it('writes down the NIK of somebody else only with a reason, and asks of no number that was there', () => {
    const of = { patient: aPatient({ noNikReason: 'card_lost' }), identifiers: [] }
    const held = (changes: Partial<PersonForm>, by: SeenPatient) =>
      readAmendment(by, { ...formOf(by, today), ...changes }, today, { isNikHeld: true })
    const nik = '9171045203900001'
    expect(held({ nik }, of)).toMatchObject({
      errors: { nikHeldReason: { code: 'reason_missing' } },
      amendment: null,
    })
    expect(held({ nik, nikHeldReason: 'salah ketik di data lama' }, of).amendment!.set).toMatchObject({ nik })
    expect(held({ occupation: 'Guru' }, seen).amendment!.set).toEqual({ occupation: 'Guru' })
  })

  it('gives up the reason for a missing NIK with the NIK', () => {
    const of = { patient: aPatient({ noNikReason: 'card_lost' }), identifiers: [] }
    expect(change({ nik: '9171045203900001' }, of).amendment).toEqual({
      set: { nik: '9171045203900001', noNikReason: null },
      from: { nik: null, noNikReason: 'card_lost' },
    })
  })

  it('does not wait for what was missing before', () => {
    const child = aPatient({ birthDate: '2025-01-01', motherName: null, payer: null, noNikReason: null })
    const of = { patient: child, identifiers: [] }
    expect(change({ phone: '081200000002' }, of)).toEqual({
      errors: {},
      mismatches: [],
      amendment: { set: { phone: '+6281200000002' }, from: { phone: null } },
    })
  })

  it('shows an address nobody could tell as empty, and clears no village of somebody without a NIK', () => {
    const { address } = aPatient()
    const nobody = aPatient({ noNikReason: 'emergency', address: { ...address, villageCode: '0000000000' } })
    const hurried = { patient: nobody, identifiers: [] }
    expect(formOf(hurried, today).villageCode).toBeNull()
    expect(change({ name: 'Maria Ayu' }, hurried).amendment!.set).toEqual({ name: 'Maria Ayu' })
    expect(change({ villageCode: '9171041005' }, hurried).amendment!.set).toMatchObject({
      address: { villageCode: '9171041005' },
    })
    const unasked = { patient: aPatient({ noNikReason: null }), identifiers: [] }
    expect(change({ villageCode: null }, unasked)).toMatchObject({
      errors: { villageCode: { code: 'missing' } },
      amendment: null,
    })
  })

  it('complains about what was touched', () => {
    expect(change({ phone: '12' })).toMatchObject({
      errors: { phone: { code: 'phone_unreadable' } },
      amendment: null,
    })
    expect(change({ name: ' ' })).toMatchObject({ errors: { name: { code: 'missing' } }, amendment: null })
    // The relation belongs to the name that was typed; nobody guesses it.
    expect(change({ responsibleName: 'Yosefa' })).toMatchObject({
      ...{ errors: { responsibleRelation: { code: 'missing' } }, amendment: null },
    })
  })

  it('asks for a reason where a changed sex contradicts the NIK, not where it did before', () => {
    const odd = { ...seen, patient: aPatient({ sex: 'male' }) }
    expect(change({ occupation: 'Guru' }, odd)).toMatchObject({
      mismatches: [],
      amendment: { set: { occupation: 'Guru' } },
    })
    expect(change({ sex: 'male' })).toMatchObject({ mismatches: ['sex'], amendment: null })
    expect(change({ sex: 'male', nikReason: 'KTP memang begitu' }).amendment!.set).toEqual({ sex: 'male' })
  })
})
