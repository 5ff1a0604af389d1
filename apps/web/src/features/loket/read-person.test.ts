import { describe, expect, it } from '@jest/globals'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import { emptyPerson, type PersonForm } from './person-form'
import { readPerson, strangerOf } from './read-person'

const on = '2026-11-20'
const complete: PersonForm = {
  ...emptyPerson,
  nik: '9171 0457 1082 9001',
  name: '  Yosefina   Wenda ',
  sex: 'female',
  birthDate: '1982-10-17',
  villageCode: '9171041001',
  payer: 'bpjs',
  bpjsCard: '0001234567890',
  phone: '0812-3456-7890',
}
const answered = { responsibleName: 'Ibu', responsibleRelation: 'parent' as const }
const read = (changes: Partial<PersonForm> = {}) => readPerson({ ...complete, ...changes }, on)
const errorIn = (field: keyof PersonForm, changes: Partial<PersonForm>) => read(changes).errors[field]?.code

describe('the form of a new person', () => {
  it('becomes a registration that the contract takes', () => {
    const { person, errors } = read()
    expect(errors).toEqual({})
    expect(person).toMatchObject({
      nik: '9171045710829001',
      phone: '+6281234567890',
      demographics: { name: 'Yosefina Wenda' },
    })
    const args = {
      patientId: '019abcde-f012-7bcd-bf01-020304050607',
      medicalRecordNumber: '00-12-34',
      ...person,
    }
    expect(RegisterPatient.args.safeParse(args).success).toBe(true)
  })

  it.each([
    ['nik', { nik: '917104571082900' }, 'nik_length'],
    ['nik', { nik: '9171O45710829001' }, 'nik_digits'],
    ['nik', { nik: '' }, 'nik_or_reason'],
    ['name', { name: '   ' }, 'missing'],
    ['name', { name: 'Y'.repeat(200) }, 'too_long'],
    ['birthDate', { birthDate: '2026-11-21' }, 'date_future'],
    ['birthDate', { birthDate: '1900-01-01' }, 'date_too_old'],
    ['birthDate', { birthDate: '31-02-1990' }, 'date_unreadable'],
    ['birthDate', { birthDate: '' }, 'missing'],
    ['age', { birthDate: '', age: '200' }, 'age_unreadable'],
    ['motherName', { nik: '', noNikReason: 'newborn', birthDate: '2024-01-01' }, 'mother_missing'],
    ['responsibleName', { nik: '', noNikReason: 'newborn', birthDate: '2015-01-01' }, 'responsible_missing'],
    ['phone', { phone: '12' }, 'phone_unreadable'],
    ['bpjsCard', { bpjsCard: '12' }, 'card_length'],
    ['rt', { rt: '3a' }, 'rt_digits'],
    ['villageCode', { villageCode: null }, 'missing'],
  ] as const)('complains beside %s about %j', (field, changes, code) => {
    expect(errorIn(field, changes)).toBe(code)
    expect(read(changes).person).toBeNull()
  })

  it.each(['-', ' . ', '--'])('takes %j for no NIK, which wants a reason like an empty box', (nik) => {
    expect(errorIn('nik', { nik })).toBe('nik_or_reason')
    const { person } = read({ nik, noNikReason: 'not_issued' })
    expect([person?.nik, person?.demographics.noNikReason]).toEqual([null, 'not_issued'])
  })

  it('drops what nobody sees, also out of a draft of an older build', () => {
    const { person } = read({ name: '\u202eYose\u200bfina\u200d', motherName: '\u200b' })
    expect(person?.demographics).toMatchObject({ name: 'Yosefina', motherName: null })
    expect(errorIn('name', { name: '\u2066\u200b' })).toBe('missing')
  })

  it('takes one letter and one word for a name', () => {
    expect(read({ name: 'Y' }).person?.demographics.name).toBe('Y')
  })

  it('keeps an age as an estimate: 1 July of the year', () => {
    expect(
      read({ nik: '', noNikReason: 'card_lost', birthDate: '', age: '60' }).person?.demographics,
    ).toMatchObject({
      birthDate: '1966-07-01',
      birthDateEstimated: true,
    })
    expect(
      readPerson({ ...complete, birthDate: '', age: '0' }, '2026-03-01').errors.birthDate,
    ).toBeUndefined()
  })

  it('asks for a reason where the NIK says something else, and then goes on', () => {
    const other = read({ sex: 'male' })
    expect(other.mismatches).toEqual(['sex'])
    expect(other.errors.nikReason?.code).toBe('reason_missing')
    expect(read({ sex: 'male', nikReason: 'KTP memang begitu' }).person).not.toBeNull()
  })
})

describe('what a counter hears', () => {
  it.each([
    ['70th', '1956-07-01'],
    ['8bl', '2026-03-20'],
  ])('%s in the box of the birth date is an estimate', (birthDate, date) => {
    const { person } = read({ nik: '', noNikReason: 'card_lost', birthDate, motherName: 'Ibu', ...answered })
    expect(person?.demographics).toMatchObject({ birthDate: date, birthDateEstimated: true })
  })

  it('170845 is a day', () => {
    const { person } = read({ nik: '', noNikReason: 'card_lost', birthDate: '170845' })
    expect(person?.demographics).toMatchObject({ birthDate: '1945-08-17', birthDateEstimated: false })
  })
})

describe('somebody from another kabupaten', () => {
  it('is registered with the kabupaten’s code and the village in words', () => {
    expect(read({ villageCode: '3171000000' }).errors.place).toEqual({ code: 'missing' })
    const { person } = read({ villageCode: '3171000000', place: ' Gambir,  Kec. Gambir ' })
    expect(person?.demographics.address).toMatchObject({
      villageCode: '3171000000',
      place: 'Gambir, Kec. Gambir',
    })
  })

  it('has no words where the village has a code', () => {
    expect(read({ place: 'Gambir' }).person?.demographics.address).not.toHaveProperty('place')
  })
})

describe('the NIK of somebody else', () => {
  it('is written down only with a reason', () => {
    const asked = (nikHeldReason: string) =>
      readPerson({ ...complete, nikHeldReason }, on, { isNikHeld: true })
    expect(asked('').errors).toEqual({ nikHeldReason: { code: 'reason_missing' } })
    expect(asked('NIK salah ketik di data lama').person?.nik).toBe('9171045710829001')
  })
})

describe('the card of somebody else', () => {
  const card = { payer: 'bpjs' as const, bpjsCard: '0001234567890' }
  it('is written down only with a reason', () => {
    const asked = (cardReason: string) =>
      readPerson({ ...complete, ...card, cardReason }, on, { isCardHeld: true })
    expect(asked('').errors.cardReason).toEqual({ code: 'reason_missing' })
    expect(asked('kartu salah cetak').person?.bpjsCard).toBe('0001234567890')
  })
})

describe('an emergency', () => {
  const bare: PersonForm = { ...emptyPerson, name: 'Yosefina Wenda', sex: 'female', age: '40' }
  const hurried = (changes: Partial<PersonForm>) => readPerson({ ...bare, ...changes }, on)

  it.each(['emergency', 'unknown_person'] as const)(
    'is a patient with a name, a sex and about an age (%s): nobody invents the rest',
    (noNikReason) => {
      const { errors, person } = hurried({ noNikReason })
      expect(errors).toEqual({})
      expect(person?.demographics).toMatchObject({
        ...{ birthDate: '1986-07-01', birthDateEstimated: true, payer: null, motherName: null },
        ...{ responsible: null, address: { villageCode: '0000000000' } },
      })
      const args = { patientId: '019abcde-f012-7bcd-bf01-020304050607', medicalRecordNumber: '00-12-34' }
      expect(RegisterPatient.args.safeParse({ ...args, ...person }).success).toBe(true)
    },
  )

  it('of a child waits neither for the mother nor for who answers', () => {
    expect(hurried({ noNikReason: 'emergency', age: '2' }).errors).toEqual({})
    expect(hurried({ noNikReason: 'emergency', age: '12' }).errors).toEqual({})
  })

  it('asks for what makes a person, and keeps what was typed as carefully as ever', () => {
    const { errors } = hurried({ noNikReason: 'emergency', name: '', sex: null, age: '', phone: '12' })
    expect(Object.keys(errors).sort()).toEqual(['birthDate', 'name', 'phone', 'sex'])
  })

  it('is no other reason, and no reason once the NIK is there', () => {
    expect(Object.keys(hurried({ noNikReason: 'card_lost' }).errors).sort()).toEqual(['payer', 'villageCode'])
    expect(hurried({ noNikReason: 'emergency', nik: '9171045710829001' }).errors.villageCode?.code).toBe(
      'missing',
    )
  })

  it('of somebody unknown has a ready name, once sex and age are there', () => {
    const nameless = { ...bare, noNikReason: 'unknown_person' as const, name: '' }
    expect(strangerOf(nameless, on)).toEqual({ sex: 'female', birthDate: '1986-07-01' })
    const { person } = readPerson(nameless, on, { strangerName: 'Tidak dikenal, perempuan ± 40 th' })
    expect(person?.demographics.name).toBe('Tidak dikenal, perempuan ± 40 th')
    expect(strangerOf({ ...nameless, age: '' }, on)).toBeNull()
    expect(strangerOf({ ...nameless, name: 'Yosefina' }, on)).toBeNull()
    expect(strangerOf({ ...nameless, noNikReason: 'emergency' }, on)).toBeNull()
  })
})
