import { z } from 'zod'
import { defineEntity } from '../kernel/entity.js'
import { Id } from '../kernel/id.js'
import { Line } from '../kernel/text.js'
import { CalendarDate, Instant } from '../kernel/time.js'

export const Sex = z.enum(['male', 'female'])
export type Sex = z.infer<typeof Sex>

export const Title = z.enum(['tn', 'ny', 'nn', 'sdr', 'an', 'by'])
export type Title = z.infer<typeof Title>

/** Why a person has no NIK here; one of these or a NIK is asked for. */
export const NoNikReason = z.enum([
  'newborn',
  'foreigner',
  'not_issued',
  'card_lost',
  'unknown_person',
  'emergency',
])
export const Religion = z.enum([
  'islam',
  'protestant',
  'catholic',
  'hindu',
  'buddhist',
  'confucian',
  'belief',
  'undisclosed',
])
export const Education = z.enum([
  'none',
  'primary_unfinished',
  'primary',
  'junior',
  'senior',
  'diploma',
  'bachelor',
  'master',
  'doctor',
])
export const MaritalStatus = z.enum(['single', 'married', 'divorced', 'widowed'])
export const BloodGroup = z.enum(['A', 'B', 'AB', 'O'])
export const Payer = z.enum(['bpjs', 'general', 'free'])
export type Payer = z.infer<typeof Payer>

/**
 * Desa or kelurahan, ten digits of Kemendagri. Unknown codes are tolerated: lists differ by a few villages. Six
 * zeros after the four digits of a kabupaten: somewhere in it, `place` of the address says where. Ten zeros: nobody
 * could tell yet (ADR 0031).
 */
export const VillageCode = z.string().regex(/^[0-9]{10}$/)

/** `00-12-34`, from a leased block; one person's for life. */
export const PermanentRecordNumber = z.string().regex(/^[0-9]{2}(-[0-9]{2}){2,3}$/)
/** A {@link PermanentRecordNumber}, or `T-…` where a device had none left, until one takes its place. */
export const MedicalRecordNumber = z.string().regex(/^([0-9]{2}(-[0-9]{2}){2,3}|T-[0-9A-Z]{1,4}-[0-9]{1,6})$/)
/** As another system, a card file or a family folder wrote it: `03-0457-02`, `KRJ.1182`. */
export const FormerNumber = z.string().regex(/^[0-9A-Za-z]([0-9A-Za-z./-]{0,13}[0-9A-Za-z])?$/)
/** Numbers a patient had before: on cards and papers, so people are found by them. Absent: none. */
const FormerNumbers = z.array(FormerNumber).min(1).max(20)

export const Address = z.strictObject({
  villageCode: VillageCode,
  hamlet: Line(60).nullable(),
  rt: z
    .string()
    .regex(/^[0-9]{1,3}$/)
    .nullable(),
  rw: z
    .string()
    .regex(/^[0-9]{1,3}$/)
    .nullable(),
  street: Line(200).nullable(),
  /** Desa and kecamatan in words, where only the kabupaten has a code. */
  place: Line(120).optional(),
})
export type Address = z.infer<typeof Address>

export const ResponsiblePerson = z.strictObject({
  name: Line(100),
  relation: z.enum(['parent', 'spouse', 'child', 'sibling', 'other']),
  phone: z
    .string()
    .regex(/^\+[1-9][0-9]{7,14}$/)
    .nullable(),
})

/** Everything about a person that registration asks, without the numbers that identify them. */
export const Demographics = z.strictObject({
  title: Title.nullable(),
  /** As on the identity card; one word is a name. */
  name: Line(100),
  sex: Sex,
  birthDate: CalendarDate,
  /** True when only an age was told: 1 July of the year. */
  birthDateEstimated: z.boolean(),
  motherName: Line(100).nullable(),
  responsible: ResponsiblePerson.nullable(),
  address: Address,
  noNikReason: NoNikReason.nullable(),
  payer: Payer.nullable(),
  religion: Religion.nullable(),
  education: Education.nullable(),
  occupation: Line(60).nullable(),
  maritalStatus: MaritalStatus.nullable(),
  bloodGroup: BloodGroup.nullable(),
})
export type Demographics = z.infer<typeof Demographics>

/** One of several born together. `twinOf` is the first one's patient id, also in the first one's own row. */
export const Birth = z.strictObject({ twinOf: Id, birthOrder: z.int().min(1).max(9) })
export type Birth = z.infer<typeof Birth>

export const Patient = Demographics.extend({
  id: Id,
  medicalRecordNumber: MedicalRecordNumber,
  registeredAt: Instant,
  /** Day of death; absent: alive as far as anybody told. */
  deceasedOn: CalendarDate.optional(),
  formerNumbers: FormerNumbers.optional(),
  ...Birth.partial().shape,
  /** The import that brought the patient. */
  importId: Id.optional(),
  /** The import was taken back before anything was written of the person: nobody is found any more. */
  withdrawn: z.literal(true).optional(),
}).meta({ id: 'Patient', description: 'Pasien. FHIR: Patient.' })
export type Patient = z.infer<typeof Patient>

/** `mother_nik`: a newborn without a NIK is known to others by it. */
export const IdentifierKind = z.enum(['nik', 'bpjs_card', 'family_card', 'phone', 'mother_nik'])
export type IdentifierKind = z.infer<typeof IdentifierKind>

/** A number that identifies a person; sealed in the database, found there by a blind index. */
export const PatientIdentifier = z
  .strictObject({
    id: Id,
    patientId: Id,
    kind: IdentifierKind,
    value: Line(40),
    /** Another number took its place; kept, but nobody is found by it any more. */
    replaced: z.literal(true).optional(),
  })
  .meta({ id: 'PatientIdentifier' })
export type PatientIdentifier = z.infer<typeof PatientIdentifier>

/**
 * The newest pregnancy anybody told of, as every device needs it: weeks on the banner, limits of the blood pressure,
 * warnings about drugs. What was answered, each time, lies in the assessments.
 */
export const Pregnancy = z.strictObject({
  status: z.enum(['open', 'ended']),
  /** First day of the last menstruation (HPHT); null: not known. */
  lastMenstruationOn: CalendarDate.nullable(),
  /** Expected day of birth (HPL); null: not known. */
  dueOn: CalendarDate.nullable(),
  /** Birth or end; where nobody told it, the day on which it was over. */
  endedOn: CalendarDate.nullable(),
  toldAt: Instant,
})
export type Pregnancy = z.infer<typeof Pregnancy>

export const AllergyAnswerValue = z.enum(['unknown', 'none', 'present'])

/** What registration has to ask and may ask later (Permenkes 24/2022 Pasal 14). */
export const Lack = z.enum(['nik', 'religion', 'education', 'occupation', 'maritalStatus'])
export type Lack = z.infer<typeof Lack>

/**
 * What every device holds of every patient so that a person is found and the allergy banner is true.
 * `id` is the patient's. Tails are the last digits only; a stolen tablet holds no register of NIKs.
 */
export const PatientDirectoryEntry = z
  .strictObject({
    id: Id,
    name: Line(100),
    title: Title.nullable(),
    medicalRecordNumber: MedicalRecordNumber,
    sex: Sex,
    birthDate: CalendarDate,
    birthDateEstimated: z.boolean(),
    motherName: Line(100).nullable(),
    villageCode: VillageCode,
    hamlet: Line(60).nullable(),
    payer: Payer.nullable(),
    /** `unknown`: never asked, which is not "none". */
    allergyAnswer: AllergyAnswerValue,
    allergyNames: z.array(Line(100)).max(50),
    allergyAnsweredAt: Instant.nullable(),
    pregnant: z.boolean().nullable(),
    bloodGroup: BloodGroup.nullable(),
    nikTail: z.string().max(6).nullable(),
    bpjsTail: z.string().max(6).nullable(),
    phoneTail: z.string().max(6).nullable(),
    lastVisitOn: CalendarDate.nullable(),
    deceasedOn: CalendarDate.optional(),
    formerNumbers: FormerNumbers.optional(),
    pregnancy: Pregnancy.optional(),
    ...Birth.partial().shape,
    /** Absent: nothing. */
    lacks: z.array(Lack).min(1).max(5).optional(),
    withdrawn: z.literal(true).optional(),
  })
  .meta({ id: 'PatientDirectoryEntry' })
export type PatientDirectoryEntry = z.infer<typeof PatientDirectoryEntry>

export const patients = defineEntity({
  name: 'patients',
  schema: Patient,
  aggregateOf: (patient) => ({ aggregate: 'patient', aggregateId: patient.id }),
  indexes: { medicalRecordNumber: (patient) => patient.medicalRecordNumber },
})

/** Key of the `value` index: kind and normalised value. */
export const identifierKey = (kind: IdentifierKind, value: string): string => `${kind}:${value}`

export const patientIdentifiers = defineEntity({
  name: 'patient_identifiers',
  schema: PatientIdentifier,
  aggregateOf: (identifier) => ({ aggregate: 'patient', aggregateId: identifier.patientId }),
  indexes: {
    patientId: (identifier) => identifier.patientId,
    value: (identifier) => (identifier.replaced ? null : identifierKey(identifier.kind, identifier.value)),
  },
})

export const patientDirectory = defineEntity({
  name: 'patient_directory',
  schema: PatientDirectoryEntry,
  aggregateOf: (entry) => ({ aggregate: 'directory', aggregateId: entry.id }),
  indexes: { birthDate: (entry) => entry.birthDate },
  packed: true,
})
