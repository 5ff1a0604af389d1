import { cleanLine } from '@lentera/contracts/kernel/text'
import type { CalendarDate } from '@lentera/contracts/kernel/time'
import type { Demographics, Sex } from '@lentera/contracts/patients/patient'
import { ageOn } from '@lentera/domain/kernel/age'
import { nikMismatches, type NikMismatch } from '@lentera/domain/patients/nik'
import { normalisePhone } from '@lentera/domain/patients/phone'
import { isDay } from '@lentera/ui/date'
import { isElsewhere, unknownVillage } from '@lentera/domain/patients/elsewhere'
import { MOTHER_UNDER } from '@lentera/domain/patients/lacks'
import {
  type FieldError,
  isAskedLater,
  type PersonErrorCode,
  type PersonField,
  type PersonForm,
} from './person-form'
import { digitsOf } from '../../platform/digits-of'
import { OLDEST, readAge, type ReadBirth, readShortDate } from '../../platform/patients/short-birth'

/** Everything of `patients.register` that a person types; ids and the record number come with the save. */
export interface PersonToRegister {
  readonly demographics: Demographics
  readonly nik: string | null
  readonly bpjsCard: string | null
  readonly familyCard: string | null
  readonly phone: string | null
  readonly motherNik: string | null
}

export interface ReadPerson {
  readonly errors: Readonly<Partial<Record<PersonField, FieldError>>>
  /** Where the NIK contradicts the form: a question, never a refusal. */
  readonly mismatches: readonly NikMismatch[]
  /** null while something must still be mended. */
  readonly person: PersonToRegister | null
}

const RESPONSIBLE_UNDER = 17

const LONGEST: readonly (readonly [PersonField, number])[] = [
  ['name', 100],
  ['motherName', 100],
  ['responsibleName', 100],
  ['hamlet', 60],
  ['occupation', 60],
  ['nikReason', 300],
  ['nikHeldReason', 300],
  ['cardReason', 300],
  ['place', 120],
]

/** What a device knows beside the form. */
export interface AboutPerson {
  /** Somebody else has the NIK. */
  readonly isNikHeld?: boolean
  /** Somebody else has the card. */
  readonly isCardHeld?: boolean
  /** What somebody unknown is called where no name was typed. */
  readonly strangerName?: string | null
}

/** Reads the form as it stands. @param today business date at the facility */
export function readPerson(
  form: PersonForm,
  today: CalendarDate,
  { isNikHeld = false, isCardHeld = false, strangerName = null }: AboutPerson = {},
): ReadPerson {
  const errors: Partial<Record<PersonField, FieldError>> = {}
  const fail = (field: PersonField, code: PersonErrorCode, figures: Omit<FieldError, 'code'> = {}) => {
    errors[field] ??= { code, ...figures }
    return null
  }
  const nik = digitsOf(form.nik)
  if (nik === '' && !form.noNikReason) fail('nik', 'nik_or_reason')
  if (form.nik.trim() !== '' && !/^\d*$/.test(nik)) fail('nik', 'nik_digits')
  if (nik !== '' && nik.length !== 16) fail('nik', 'nik_length', { length: nik.length })

  const motherNik = nik === '' && form.noNikReason === 'newborn' ? digitsOf(form.motherNik) : ''
  if (motherNik !== '' && !/^\d{16}$/.test(motherNik))
    fail('motherNik', 'nik_length', { length: motherNik.length })

  for (const [field, max] of LONGEST) {
    const { length } = String(form[field] ?? '').trim()
    if (length > max) fail(field, 'too_long', { length, max })
  }
  const name = lineOf(form.name) ?? (isStranger(form) ? strangerName : null)
  const isHurried = isAskedLater(form)
  if (name === null) fail('name', 'missing')
  if (!form.sex) fail('sex', 'missing')
  if (!form.villageCode && !isHurried) fail('villageCode', 'missing')
  if (!form.payer && !isHurried) fail('payer', 'missing')
  const isAway = form.villageCode !== null && isElsewhere(form.villageCode)
  const place = isAway ? lineOf(form.place) : null
  if (isAway && place === null && !isHurried) fail('place', 'missing')
  if (!/^\d{0,3}$/.test(form.rt.trim())) fail('rt', 'rt_digits')
  if (!/^\d{0,3}$/.test(form.rw.trim())) fail('rw', 'rt_digits')

  const born = readBirth(form, today, fail)
  const years = born ? (ageOn(born.date, today)?.years ?? 0) : null
  if (years !== null && !isHurried) {
    if (years < MOTHER_UNDER && form.motherName.trim() === '') fail('motherName', 'mother_missing')
    if (years < RESPONSIBLE_UNDER && form.responsibleName.trim() === '')
      fail('responsibleName', 'responsible_missing')
  }
  if (form.responsibleName.trim() !== '' && !form.responsibleRelation) fail('responsibleRelation', 'missing')

  const phone = form.phone.trim() === '' ? null : normalisePhone(form.phone)
  if (form.phone.trim() !== '' && phone === null) fail('phone', 'phone_unreadable')
  const familyCard = digitsOf(form.familyCard)
  if (familyCard !== '' && !/^\d{16}$/.test(familyCard))
    fail('familyCard', 'card_length', { length: familyCard.length, max: 16 })
  const bpjsCard = digitsOf(form.bpjsCard)
  if (bpjsCard !== '' && !/^\d{13}$/.test(bpjsCard))
    fail('bpjsCard', 'card_length', { length: bpjsCard.length, max: 13 })

  const { sex } = form
  const mismatches =
    nik.length === 16 && !errors.nik && sex && born
      ? nikMismatches(nik, { sex, birthDate: born.date, birthDateEstimated: born.isEstimated }, today)
      : []
  if (mismatches.length > 0 && form.nikReason.trim() === '') fail('nikReason', 'reason_missing')
  if (isNikHeld && nik !== '' && form.nikHeldReason.trim() === '') fail('nikHeldReason', 'reason_missing')
  if (isCardHeld && bpjsCard !== '' && form.cardReason.trim() === '') fail('cardReason', 'reason_missing')
  if (Object.keys(errors).length > 0 || name === null || !sex || !born) {
    return { errors, mismatches, person: null }
  }
  return {
    errors,
    mismatches,
    person: {
      nik: nik || null,
      bpjsCard: bpjsCard || null,
      familyCard: familyCard || null,
      phone,
      motherNik: motherNik || null,
      demographics: {
        title: form.title,
        name,
        sex,
        birthDate: born.date,
        birthDateEstimated: born.isEstimated,
        motherName: lineOf(form.motherName),
        responsible:
          form.responsibleRelation && lineOf(form.responsibleName)
            ? { name: lineOf(form.responsibleName)!, relation: form.responsibleRelation, phone: null }
            : null,
        address: {
          villageCode: form.villageCode ?? unknownVillage,
          hamlet: lineOf(form.hamlet),
          rt: form.rt.trim() || null,
          rw: form.rw.trim() || null,
          street: null,
          ...(place === null ? {} : { place }),
        },
        noNikReason: nik === '' ? form.noNikReason : null,
        payer: form.payer,
        religion: form.religion,
        education: form.education,
        occupation: lineOf(form.occupation),
        maritalStatus: form.maritalStatus,
        bloodGroup: null,
      },
    },
  }
}

/** Who somebody is that nobody knows, as far as it can be seen; null: a name was typed, or it is still asked. */
export function strangerOf(
  form: PersonForm,
  today: CalendarDate,
): { readonly sex: Sex; readonly birthDate: CalendarDate } | null {
  const born = birthOf(form, today)
  return isStranger(form) && !lineOf(form.name) && form.sex && born
    ? { sex: form.sex, birthDate: born.date }
    : null
}

const isStranger = (form: PersonForm): boolean => isAskedLater(form) && form.noNikReason === 'unknown_person'

/** The birth date as far as the form tells it, or about when an age says; null: neither. */
export const birthOf = (form: PersonForm, today: CalendarDate): ReadBirth | null =>
  readBirth(form, today, () => null)

type Fail = (field: PersonField, code: PersonErrorCode) => null

/** A birth date, or about when an age tells. */
function readBirth(form: PersonForm, today: CalendarDate, fail: Fail): ReadBirth | null {
  if (form.birthDate !== '') {
    const date = isDay(form.birthDate) ? form.birthDate : readShortDate(form.birthDate, today)
    if (date === null) return readAge(form.birthDate, today, OLDEST) ?? fail('birthDate', 'date_unreadable')
    if (date > today) return fail('birthDate', 'date_future')
    if (ageOn(date, today)!.years > OLDEST) return fail('birthDate', 'date_too_old')
    return { date, isEstimated: false }
  }
  if (form.age.trim() === '') return fail('birthDate', 'missing')
  return readAge(form.age, today, OLDEST) ?? fail('age', 'age_unreadable')
}

const lineOf = (text: string): string | null => cleanLine(text).replace(/\s+/g, ' ').trim() || null
