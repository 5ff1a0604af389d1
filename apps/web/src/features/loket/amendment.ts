import type { CalendarDate } from '@lentera/contracts/kernel/time'
import type { PatientField, PatientFields } from '@lentera/contracts/patients/amend-patient'
import type { Patient, PatientIdentifier } from '@lentera/contracts/patients/patient'
import { ageOn } from '@lentera/domain/kernel/age'
import { knownVillage } from '@lentera/domain/patients/elsewhere'
import { sameValue } from '@lentera/domain/patients/merge-field'
import type { NikMismatch } from '@lentera/domain/patients/nik'
import { currentNumber, presentValue } from '@lentera/domain/patients/patient-fields'
import { type FieldError, type PersonField, type PersonForm } from './person-form'
import { type AboutPerson, type PersonToRegister, readPerson } from './read-person'

/** A patient as the author of a change saw them. */
export interface SeenPatient {
  readonly patient: Patient
  readonly identifiers: readonly PatientIdentifier[]
}

/** The form of a person with what is known of a patient. An estimated birth date stands as an age. */
export function formOf({ patient, identifiers }: SeenPatient, today: CalendarDate): PersonForm {
  const number = (field: 'nik' | 'bpjsCard' | 'familyCard' | 'phone' | 'motherNik') =>
    currentNumber(identifiers, field)?.value ?? ''
  const { address, responsible, birthDate, birthDateEstimated } = patient
  return {
    nik: number('nik'),
    noNikReason: patient.noNikReason,
    nikReason: '',
    nikHeldReason: '',
    motherNik: number('motherNik'),
    title: patient.title,
    name: patient.name,
    sex: patient.sex,
    birthDate: birthDateEstimated ? '' : birthDate,
    age: birthDateEstimated ? ageWord(birthDate, today) : '',
    motherName: patient.motherName ?? '',
    responsibleName: responsible?.name ?? '',
    responsibleRelation: responsible?.relation ?? null,
    villageCode: knownVillage(address.villageCode),
    place: address.place ?? '',
    hamlet: address.hamlet ?? '',
    rt: address.rt ?? '',
    rw: address.rw ?? '',
    phone: number('phone').replace(/^\+62/, '0'),
    familyCard: number('familyCard'),
    payer: patient.payer,
    bpjsCard: number('bpjsCard'),
    cardReason: '',
    religion: patient.religion,
    education: patient.education,
    occupation: patient.occupation ?? '',
    maritalStatus: patient.maritalStatus,
  }
}

/** An estimated age as it would be typed; months say more of a small child, days of a newborn. */
function ageWord(birthDate: CalendarDate, today: CalendarDate): string {
  const age = ageOn(birthDate, today)
  if (!age) return ''
  if (age.years === 0 && age.months === 0) return `${age.days}hr`
  return age.years < 2 ? `${age.years * 12 + age.months}bl` : String(age.years)
}

/** Which fields of the patient a box of the form speaks of; a NIK and why there is none are one question. */
const fieldsOf: { readonly [F in PersonField]: readonly PatientField[] } = {
  nik: ['nik', 'noNikReason'],
  noNikReason: ['nik', 'noNikReason'],
  motherNik: ['motherNik'],
  nikReason: ['nik', 'sex', 'birth'],
  nikHeldReason: ['nik'],
  title: ['title'],
  name: ['name'],
  sex: ['sex'],
  birthDate: ['birth'],
  age: ['birth'],
  motherName: ['motherName'],
  responsibleName: ['responsible'],
  responsibleRelation: ['responsible'],
  villageCode: ['address'],
  place: ['address'],
  hamlet: ['address'],
  rt: ['address'],
  rw: ['address'],
  phone: ['phone'],
  familyCard: ['familyCard'],
  payer: ['payer'],
  bpjsCard: ['bpjsCard'],
  cardReason: ['bpjsCard'],
  religion: ['religion'],
  education: ['education'],
  occupation: ['occupation'],
  maritalStatus: ['maritalStatus'],
}

/** Boxes that say why, and nothing of the patient. */
const reasonBoxes: ReadonlySet<PersonField> = new Set(['nikReason', 'nikHeldReason', 'cardReason'])

/** Stands in for what was missing or wrong before; never a part of what is sent. */
const stopgap: Partial<PersonForm> = {
  ...{
    nik: '',
    noNikReason: 'not_issued',
    nikReason: '-',
    nikHeldReason: '-',
    motherNik: '',
    name: '-',
    sex: 'male',
    age: '',
  },
  ...{
    motherName: '-',
    responsibleName: '-',
    responsibleRelation: 'other',
    villageCode: '0000000001',
    place: '',
  },
  ...{
    hamlet: '',
    rt: '',
    rw: '',
    phone: '',
    familyCard: '',
    payer: 'general',
    bpjsCard: '',
    cardReason: '-',
    occupation: '',
  },
}

export interface ReadAmendment {
  readonly errors: Readonly<Partial<Record<PersonField, FieldError>>>
  readonly mismatches: readonly NikMismatch[]
  /** Only what was changed, and what the author saw there. null while something must be mended. */
  readonly amendment: {
    readonly set: Partial<PatientFields>
    readonly from: Record<string, unknown>
  } | null
}

/**
 * Reads what somebody changed. What was missing before and was not touched stays missing: a new phone number
 * does not wait for the mother's name.
 */
export function readAmendment(
  seen: SeenPatient,
  form: PersonForm,
  today: CalendarDate,
  about: Pick<AboutPerson, 'isNikHeld' | 'isCardHeld'> = {},
): ReadAmendment {
  const before = formOf(seen, today)
  const boxes = Object.keys(fieldsOf) as PersonField[]
  const touched = new Set(
    boxes.filter((box) => !reasonBoxes.has(box) && form[box] !== before[box]).flatMap((box) => fieldsOf[box]),
  )
  const isTouched = (box: PersonField) => fieldsOf[box].some((field) => touched.has(field))

  let filled = form
  // A number that was there already is not asked about again.
  const held = {
    isNikHeld: about.isNikHeld === true && touched.has('nik'),
    isCardHeld: about.isCardHeld === true && touched.has('bpjsCard'),
  }
  let read = readPerson(filled, today, held)
  const untouchedErrors = () => (Object.keys(read.errors) as PersonField[]).filter((box) => !isTouched(box))
  for (let round = 0; round < boxes.length && untouchedErrors().length > 0; round += 1) {
    const fill = untouchedErrors().map((box) => [box, box === 'birthDate' ? today : stopgap[box]])
    filled = { ...filled, ...Object.fromEntries(fill) }
    if (untouchedErrors().includes('nik')) filled = { ...filled, noNikReason: 'not_issued' }
    read = readPerson(filled, today, held)
  }
  const mismatches = isTouched('nikReason') ? read.mismatches : []
  if (!read.person) return { errors: read.errors, mismatches, amendment: null }

  const present = (field: PatientField) => presentValue(seen.patient, seen.identifiers, field)
  const changed = [...touched]
    .map((field) => ({ field, value: valueOf(field, read.person!, seen.patient), was: present(field) }))
    .filter(({ value, was }) => !sameValue(value, was))
  return {
    errors: {},
    mismatches,
    amendment: {
      set: Object.fromEntries(changed.map(({ field, value }) => [field, value])),
      from: Object.fromEntries(changed.map(({ field, was }) => [field, was])),
    },
  }
}

/** A field as it is amended; what the form has no box for stays as it was. */
function valueOf(field: PatientField, person: PersonToRegister, patient: Patient): unknown {
  const { demographics } = person
  switch (field) {
    case 'nik':
    case 'bpjsCard':
    case 'familyCard':
    case 'phone':
    case 'motherNik':
      return person[field]
    case 'birth':
      return { date: demographics.birthDate, estimated: demographics.birthDateEstimated }
    case 'address':
      return { ...demographics.address, street: patient.address.street }
    case 'responsible':
      return (
        demographics.responsible && {
          ...demographics.responsible,
          phone: patient.responsible?.phone ?? null,
        }
      )
    case 'deceasedOn':
      return patient.deceasedOn ?? null
    default:
      return demographics[field]
  }
}
