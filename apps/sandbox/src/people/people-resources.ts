import { IHS_NUMBER, NAKES_NUMBER, NIK, STR_NUMBER } from '../fhir/identifiers.js'
import type { Write } from '../store/memory.js'
import type { SandboxPatient, SandboxPractitioner } from './person.js'

/** A person as the platform holds it, unmasked; null for somebody whom only the civil registry knows. */
export function patientRow(person: SandboxPatient): Omit<Write, 'created'> | null {
  const { ihsNumber, nik, name, gender, birthDate } = person
  if (ihsNumber === null) return null
  return {
    type: 'Patient',
    id: ihsNumber,
    resource: {
      resourceType: 'Patient',
      active: true,
      identifier: [
        { use: 'official', system: IHS_NUMBER, value: ihsNumber },
        { use: 'official', system: NIK, value: nik },
      ],
      name: [{ use: 'official', text: name }],
      gender,
      birthDate,
    },
  }
}

/** A Practitioner is not masked and carries the registration number (STR). */
export function practitionerRow(person: SandboxPractitioner): Omit<Write, 'created'> {
  const { ihsNumber, nik, name, gender, birthDate } = person
  return {
    type: 'Practitioner',
    id: ihsNumber,
    resource: {
      resourceType: 'Practitioner',
      identifier: [
        { use: 'official', system: NAKES_NUMBER, value: ihsNumber },
        { use: 'official', system: NIK, value: nik },
      ],
      name: [{ use: 'official', text: name }],
      gender,
      birthDate,
      qualification: [
        {
          code: { coding: [{ system: 'https://terminology.kemkes.go.id/v1-0302', code: 'STR-KKI' }] },
          identifier: [{ system: STR_NUMBER, value: `STR-${ihsNumber}` }],
        },
      ],
    },
  }
}

/** The facility itself, which stands there before anything is sent. */
export const facilityRow = (organizationId: string): Omit<Write, 'created'> => ({
  type: 'Organization',
  id: organizationId,
  resource: {
    resourceType: 'Organization',
    active: true,
    identifier: [],
    name: `Fasilitas ${organizationId}`,
    type: [
      {
        coding: [{ system: 'http://terminology.hl7.org/CodeSystem/organization-type', code: 'prov' }],
      },
    ],
  },
})
