import type {
  Education,
  MaritalStatus,
  NoNikReason,
  Payer,
  Religion,
  Sex,
  Title,
} from '@lentera/contracts/patients/patient'
import type { ResponsiblePerson } from '@lentera/contracts/patients/patient'
import type { CalendarDate } from '@lentera/contracts/kernel/time'
import { readNik } from '@lentera/domain/patients/nik'
import type { z } from 'zod'
import { digitsOf } from '../../platform/digits-of'

/** The form of a new person as it is typed: text, or null where nothing was chosen. */
export interface PersonForm {
  readonly nik: string
  readonly noNikReason: z.infer<typeof NoNikReason> | null
  readonly nikReason: string
  /** Why a NIK that is somebody else's here is written down all the same. */
  readonly nikHeldReason: string
  /** Of a newborn: known outside by the mother's number. */
  readonly motherNik: string
  readonly title: Title | null
  readonly name: string
  readonly sex: Sex | null
  readonly birthDate: string
  /** `70`, `70th`, `8bl`, `21hr`, when the birth date is not known. */
  readonly age: string
  readonly motherName: string
  readonly responsibleName: string
  readonly responsibleRelation: z.infer<typeof ResponsiblePerson>['relation'] | null
  /** A village, or the kabupaten of an address elsewhere. */
  readonly villageCode: string | null
  /** Village and kecamatan in words, of an address elsewhere. */
  readonly place: string
  readonly hamlet: string
  readonly rt: string
  readonly rw: string
  readonly phone: string
  readonly familyCard: string
  readonly payer: Payer | null
  readonly bpjsCard: string
  /** Why a card that is somebody else's here is written down all the same. */
  readonly cardReason: string
  readonly religion: z.infer<typeof Religion> | null
  readonly education: z.infer<typeof Education> | null
  readonly occupation: string
  readonly maritalStatus: z.infer<typeof MaritalStatus> | null
}

export type PersonField = keyof PersonForm

export const emptyPerson: PersonForm = {
  nik: '',
  noNikReason: null,
  nikReason: '',
  nikHeldReason: '',
  motherNik: '',
  title: null,
  name: '',
  sex: null,
  birthDate: '',
  age: '',
  motherName: '',
  responsibleName: '',
  responsibleRelation: null,
  villageCode: null,
  place: '',
  hamlet: '',
  rt: '',
  rw: '',
  phone: '',
  familyCard: '',
  payer: null,
  bpjsCard: '',
  cardReason: '',
  religion: null,
  education: null,
  occupation: '',
  maritalStatus: null,
}

/** One field changed. A whole NIK fills sex and birth date where they are still empty: nothing typed is overwritten. */
export function changed<F extends PersonField>(
  before: PersonForm,
  field: F,
  value: PersonForm[F],
  today: CalendarDate,
): PersonForm {
  const after = { ...before, [field]: value }
  const facts = field === 'nik' ? readNik(digitsOf(String(value)), today) : null
  if (!facts) return after
  return { ...after, sex: after.sex ?? facts.sex, birthDate: after.birthDate || (facts.birthDate ?? '') }
}

/**
 * Who cannot wait or cannot be asked: what makes a person is enough (name, sex, about how old), and everything else
 * is asked later. An emergency is never blocked.
 */
export const isAskedLater = ({ nik, noNikReason }: Pick<PersonForm, 'nik' | 'noNikReason'>): boolean =>
  digitsOf(nik) === '' && (noNikReason === 'emergency' || noNikReason === 'unknown_person')

/** What is wrong with a field, as a key of the message catalogue with its figures. */
export interface FieldError {
  readonly code: PersonErrorCode
  readonly length?: number
  readonly max?: number
}

export type PersonErrorCode =
  | 'missing'
  | 'nik_or_reason'
  | 'nik_digits'
  | 'nik_length'
  | 'card_length'
  | 'too_long'
  | 'date_unreadable'
  | 'date_future'
  | 'date_too_old'
  | 'age_unreadable'
  | 'mother_missing'
  | 'responsible_missing'
  | 'phone_unreadable'
  | 'rt_digits'
  | 'reason_missing'
