import { type Person, personNumber } from './person-number.js'

/** Query of `GET /Patient`, not yet encoded. */
export type PatientSearch = Readonly<{ identifier: string; birthdate?: string }>

/**
 * How a person is looked for: by NIK, and a child by the NIK of the mother and the day of birth, because a mother has
 * more than one child. null: by no number, so nobody can be found. Answers are masked; only the id of one is usable.
 * Source: SATUSEHAT playbook, Patient, search.
 */
export function patientSearch(person: Person): PatientSearch | null {
  const number = personNumber(person)
  if (!number) return null
  const identifier = `${number.system}|${number.value}`
  return number.kind === 'own' ? { identifier } : { identifier, birthdate: person.patient.birthDate }
}
