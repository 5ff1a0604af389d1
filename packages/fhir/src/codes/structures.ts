const structure = (name: string): string => `https://fhir.kemkes.go.id/r4/StructureDefinition/${name}`

/** Extensions of the Ministry. Source: SATUSEHAT playbook, Patient, Location, Encounter and Medication. */
export const extensions = {
  administrativeCode: structure('administrativeCode'),
  citizenshipStatus: structure('citizenshipStatus'),
  locationServiceClass: structure('LocationServiceClass'),
  medicationType: structure('MedicationType'),
  serviceClass: structure('ServiceClass'),
} as const

export const profiles = { medication: structure('Medication'), patient: structure('Patient') } as const
