import type { Instant } from '@lentera/contracts/kernel/time'
import type { Patient as LocalPatient, PatientIdentifier } from '@lentera/contracts/patients/patient'
import type { ContactPoint, Patient, PatientContact } from 'fhir/r4.js'
import { coding, concept } from './coding.js'
import { maritalStatuses } from './codes/marital-statuses.js'
import { extensions, profiles } from './codes/structures.js'
import { systems } from './codes/systems.js'
import { dayIn } from './instant.js'
import type { Mapping, OutgoingResource } from './mapping.js'
import { patientAddress } from './patient-address.js'
import { isNewborn, type Person, personNumber, type PersonNumber } from './person-number.js'
import { patientRef } from './references.js'

/** Nobody over there can be made of this person; registration has to tell more. */
export class CannotRegister extends Error {
  /** `no_number`: neither NIK nor mother's NIK. `not_newborn`: the mother's, but the child is past its 60 days. */
  constructor(readonly reason: 'no_number' | 'not_newborn') {
    super(`a person without a number that counts: ${reason}`)
  }
}

/**
 * A person who is not known at the platform yet. The civil registry decides: a NIK it does not know is refused.
 * @param asOf when it is sent; a newborn is one on that day at the facility
 * @throws CannotRegister
 * Source: SATUSEHAT playbook, Patient, create; rules 10166, 10167, 10168, 10333, 10397, 10413.
 */
export function toPatient(person: Person, asOf: Instant, mapping: Mapping): OutgoingResource<Patient> {
  const { patient, identifiers } = person
  const { system, value } = numberToRegister(person, asOf, mapping)
  const telecom = telecomOf(identifiers)
  return {
    local: patientRef(patient.id),
    identifier: `${system}|${value}`,
    resource: {
      resourceType: 'Patient',
      meta: { profile: [profiles.patient] },
      identifier: [{ use: 'official', system, value }],
      active: true,
      name: [{ use: 'official', text: patient.name }],
      ...(telecom.length > 0 ? { telecom } : {}),
      gender: patient.sex,
      birthDate: patient.birthDate,
      deceasedBoolean: patient.deceasedOn !== undefined,
      address: [patientAddress(patient.address)],
      ...(patient.maritalStatus ? { maritalStatus: maritalStatuses[patient.maritalStatus] } : {}),
      multipleBirthInteger: patient.birthOrder ?? 0,
      ...(patient.responsible ? { contact: [contactOf(patient.responsible)] } : {}),
      communication: [
        {
          language: { ...concept(coding(systems.language, 'id-ID', 'Indonesian')), text: 'Indonesian' },
          preferred: true,
        },
      ],
      extension: [
        {
          url: extensions.citizenshipStatus,
          valueCode: patient.noNikReason === 'foreigner' ? 'WNA' : 'WNI',
        },
      ],
    },
  }
}

function numberToRegister(person: Person, asOf: Instant, mapping: Mapping): PersonNumber {
  const number = personNumber(person)
  if (!number) throw new CannotRegister('no_number')
  if (number.kind === 'mother' && !isNewborn(person.patient.birthDate, dayIn(asOf, mapping.timeZone)))
    throw new CannotRegister('not_newborn')
  return number
}

const telecomOf = (identifiers: readonly PatientIdentifier[]): ContactPoint[] =>
  identifiers
    .filter(({ kind, replaced }) => kind === 'phone' && !replaced)
    .map(({ value }) => ({ system: 'phone', value, use: 'mobile' }))

/** How the person who answers for a patient is related, in Indonesian. */
const relations: Readonly<Record<NonNullable<LocalPatient['responsible']>['relation'], string>> = {
  parent: 'Orang tua',
  spouse: 'Suami atau istri',
  child: 'Anak',
  sibling: 'Saudara kandung',
  other: 'Lainnya',
}

const contactOf = ({ name, relation, phone }: NonNullable<LocalPatient['responsible']>): PatientContact => ({
  relationship: [
    { ...concept(coding(systems.contactRole, 'C', 'Emergency Contact')), text: relations[relation] },
  ],
  name: { use: 'official', text: name },
  ...(phone ? { telecom: [{ system: 'phone', value: phone, use: 'mobile' }] } : {}),
})
