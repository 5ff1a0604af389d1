import type { PatientField, PatientFields } from '@lentera/contracts/patients/amend-patient'
import type {
  IdentifierKind,
  Patient,
  PatientDirectoryEntry,
  PatientIdentifier,
} from '@lentera/contracts/patients/patient'
import { TAIL_DIGITS, tailOf } from './tails.js'

/** Fields that are numbers in rows of their own. */
export const numberFields = {
  nik: 'nik',
  bpjsCard: 'bpjs_card',
  familyCard: 'family_card',
  phone: 'phone',
  motherNik: 'mother_nik',
} as const satisfies Partial<Record<PatientField, IdentifierKind>>
export type NumberField = keyof typeof numberFields

export const isNumberField = (field: PatientField): field is NumberField => field in numberFields

/** The row that holds a number of a patient today. */
export const currentNumber = (
  identifiers: readonly PatientIdentifier[],
  field: NumberField,
): PatientIdentifier | undefined =>
  identifiers.find(({ kind, replaced }) => kind === numberFields[field] && !replaced)

/** What stands in a field, in the shape in which it is amended: forms put the same into a record's `from`. */
export function presentValue(
  patient: Patient,
  identifiers: readonly PatientIdentifier[],
  field: PatientField,
): unknown {
  if (isNumberField(field)) return currentNumber(identifiers, field)?.value ?? null
  if (field === 'birth') return { date: patient.birthDate, estimated: patient.birthDateEstimated }
  if (field === 'deceasedOn') return patient.deceasedOn ?? null
  return patient[field]
}

/** The patient with some fields changed; numbers lie elsewhere. */
export function withFields(patient: Patient, set: Partial<PatientFields>): Patient {
  const { birth, deceasedOn, nik: _n, bpjsCard: _b, familyCard: _f, phone: _p, motherNik: _m, ...plain } = set
  const changed: Patient = { ...patient, ...told(plain), ...birthOf(birth) }
  if (deceasedOn === undefined) return changed
  const { deceasedOn: _, ...alive } = changed
  return deceasedOn === null ? alive : { ...alive, deceasedOn }
}

/** What every device holds of the patient, with the same fields changed. */
export function withFieldsInDirectory(
  entry: PatientDirectoryEntry,
  set: Partial<PatientFields>,
): PatientDirectoryEntry {
  const { title, name, sex, motherName, payer, bloodGroup, address, birth, nik, bpjsCard, phone } = set
  const changed: PatientDirectoryEntry = {
    ...entry,
    ...told({ title, name, sex, motherName, payer, bloodGroup }),
    ...(address ? { villageCode: address.villageCode, hamlet: address.hamlet } : {}),
    ...birthOf(birth),
    ...(nik === undefined ? {} : { nikTail: tailOf(nik, TAIL_DIGITS.nik) }),
    ...(bpjsCard === undefined ? {} : { bpjsTail: tailOf(bpjsCard, TAIL_DIGITS.bpjs) }),
    ...(phone === undefined ? {} : { phoneTail: tailOf(phone, TAIL_DIGITS.phone) }),
  }
  if (set.deceasedOn === undefined) return changed
  const { deceasedOn: _, ...alive } = changed
  return set.deceasedOn === null ? alive : { ...alive, deceasedOn: set.deceasedOn }
}

const birthOf = (birth: PatientFields['birth'] | undefined) =>
  birth ? { birthDate: birth.date, birthDateEstimated: birth.estimated } : {}

/** Only what is told; null is told, too. */
const told = <T extends object>(fields: T): { [K in keyof T]-?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never
