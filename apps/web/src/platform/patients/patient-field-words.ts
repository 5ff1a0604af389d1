import type { PatientField, PatientFields } from '@lentera/contracts/patients/amend-patient'
import { knownVillage } from '@lentera/domain/patients/elsewhere'
import { formatDate } from '@lentera/ui/format'
import { useTranslations } from 'use-intl'
import { useAreas, type Areas } from '../areas'

type Translate<N extends 'personForm' | 'patient' | 'amend'> = ReturnType<typeof useTranslations<N>>

/** A field of a patient and what stands in it, as people read it. */
export function usePatientFieldWords() {
  const form = useTranslations('personForm')
  const patient = useTranslations('patient')
  const amend = useTranslations('amend')
  return patientFieldWords({ form, patient, amend }, useAreas())
}

export function patientFieldWords(
  t: { form: Translate<'personForm'>; patient: Translate<'patient'>; amend: Translate<'amend'> },
  areas: Areas,
) {
  const show: { readonly [F in PatientField]: (value: NonNullable<PatientFields[F]>) => string } = {
    name: (name) => name,
    title: (title) => t.patient(`title.${title}`),
    sex: (sex) => t.patient(`sex.${sex}`),
    birth: ({ date, estimated }) =>
      estimated ? t.amend('estimated', { year: date.slice(0, 4) }) : formatDate(date),
    motherName: (name) => name,
    responsible: ({ name, relation, phone }) =>
      [name, t.form(`relation.${relation}`), phone].filter(Boolean).join(' · '),
    address: ({ street, hamlet, rt, rw, villageCode }) => {
      const code = knownVillage(villageCode)
      const village = code ? (areas.get(code)?.name ?? code) : t.patient('villageUnknown')
      return [street, hamlet, rt && `RT ${rt}`, rw && `RW ${rw}`, village].filter(Boolean).join(', ')
    },
    noNikReason: (reason) => t.form(`noNikReason.${reason}`),
    payer: (payer) => t.patient(`payer.${payer}`),
    religion: (religion) => t.form(`religion.${religion}`),
    education: (education) => t.form(`education.${education}`),
    occupation: (occupation) => occupation,
    maritalStatus: (status) => t.form(`maritalStatus.${status}`),
    bloodGroup: (group) => group,
    nik: inFours,
    motherNik: inFours,
    bpjsCard: inFours,
    familyCard: inFours,
    phone: (phone) => phone.replace(/^\+62/, '0'),
    deceasedOn: formatDate,
  }
  const labels = {
    birth: t.form('field.birthDate'),
    responsible: t.form('field.responsibleName'),
    address: t.amend('address'),
    deceasedOn: t.amend('deceasedOn'),
    bloodGroup: t.amend('bloodGroup'),
  }
  return {
    labelOf: (field: PatientField): string =>
      field in labels ? labels[field as keyof typeof labels] : t.form(`field.${field as 'name'}`),
    /** Nothing known reads as such, never as an empty box. */
    textOf: (field: PatientField, value: unknown): string =>
      value === null || value === undefined
        ? t.amend('notFilled')
        : (show[field] as (value: unknown) => string)(value),
  }
}

const inFours = (digits: string) => digits.replace(/(\d{4})(?=\d)/g, '$1 ')
