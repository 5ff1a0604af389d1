/** Numbers of a person that the state gave. Source: SATUSEHAT playbook, Patient. */
export const personSystems = {
  nik: 'https://fhir.kemkes.go.id/id/nik',
  /** NIK of the mother: by it a newborn is known until the child has its own. */
  motherNik: 'https://fhir.kemkes.go.id/id/nik-ibu',
} as const

/** Kinds of numbers that a facility gives out itself, as the Ministry's addresses spell them. */
export type LocalNumber =
  | 'allergy'
  | 'composition'
  | 'condition'
  | 'encounter'
  | 'location'
  | 'medication'
  | 'observation'
  | 'prescription'
  | 'prescription-item'
  | 'procedure'

/** Address of a facility's own numbers of one kind. Rule 10117 and its like refuse that of another facility. */
export const localSystem = (kind: LocalNumber, organizationId: string): string =>
  `http://sys-ids.kemkes.go.id/${kind}/${organizationId}`
