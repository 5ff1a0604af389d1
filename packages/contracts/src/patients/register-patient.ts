import { z } from 'zod'
import { defineCommand } from '../kernel/command.js'
import { Id } from '../kernel/id.js'
import { defineIssue } from '../kernel/issue.js'
import { Birth, Demographics, MedicalRecordNumber } from './patient.js'

/** NIK as 16 digits. Its inner rules (date, region, sex) warn, because wrong cards exist. */
export const Nik = z.string().regex(/^[0-9]{16}$/)
/** Family card number: 16 digits, not a NIK. */
export const FamilyCard = z.string().regex(/^[0-9]{16}$/)
/** BPJS card: 13 digits. */
export const BpjsCard = z.string().regex(/^[0-9]{13}$/)
/** E.164. */
export const Phone = z.string().regex(/^\+[1-9][0-9]{7,14}$/)

export const possibleDuplicate = defineIssue('patients.possible_duplicate', 'warning')
export const nikMismatch = defineIssue('patients.nik_mismatch', 'warning', { overridable: true })
/** The NIK is another patient's, as far as is known here; with a reason both have it until somebody asks them. */
export const nikInUse = defineIssue('patients.nik_in_use', 'warning', { overridable: true })
/** The card is another patient's, as far as is known here; with a reason it stays with both until somebody looks at the card. */
export const cardInUse = defineIssue('patients.card_in_use', 'warning', { overridable: true })
/** Another patient has this record number. */
export const numberInUse = defineIssue('patients.number_in_use', 'warning')
/** Another registration made a patient of this id: it stands, this one waits for a person. */
export const idInUse = defineIssue('patients.id_in_use', 'warning')
/** Born after the registration, or more than 150 years before it. */
export const birthDateImplausible = defineIssue('patients.birth_date_implausible', 'warning')

/** A person becomes a patient of this facility. */
export const RegisterPatient = defineCommand(
  'patients.register',
  'fact',
  z.strictObject({
    patientId: Id,
    medicalRecordNumber: MedicalRecordNumber,
    demographics: Demographics,
    nik: Nik.nullable(),
    bpjsCard: BpjsCard.nullable(),
    familyCard: FamilyCard.nullable(),
    phone: Phone.nullable(),
    /** Of a newborn without an own NIK. */
    motherNik: Nik.nullable().optional(),
    /** Born together with others; `twinOf` is `patientId` itself for the first of them. */
    birth: Birth.optional(),
  }),
)
