import type { JsonObject } from '../json/json.js'
import { ORGANIZATION } from './sandbox-client.js'

// One resource of each type that no rule has anything against, in the shape of the Ministry's examples.

export const PATIENT = 'Patient/P02478375538'
export const DOCTOR = 'Practitioner/10009880728'
const AT = '2026-11-02T01:25:00+00:00'
const local = (name: string, value: string): JsonObject => ({
  system: `http://sys-ids.kemkes.go.id/${name}/${ORGANIZATION}`,
  value,
})
export const coded = (system: string, code: string): JsonObject => ({ coding: [{ system, code }] })
const hl7 = (name: string): string => `http://terminology.hl7.org/CodeSystem/${name}`

/** What a visit's resources point at. */
export interface VisitIds {
  readonly location: string
  readonly encounter: string
  readonly medication: string
  readonly request: string
  readonly condition: string
}

export const aUnit = (value = 'POLI-UMUM'): JsonObject => ({
  resourceType: 'Organization',
  active: true,
  identifier: [{ use: 'official', ...local('organization', value) }],
  type: [coded(hl7('organization-type'), 'dept')],
  name: 'Poli Umum',
  telecom: [{ system: 'phone', value: '+62215550100', use: 'work' }],
  address: [{ use: 'work', type: 'both', line: ['Jalan Contoh 1'], city: 'Jakarta', country: 'ID' }],
  partOf: { reference: `Organization/${ORGANIZATION}` },
})

export const aRoom = (value = 'POLI-UMUM-1'): JsonObject => ({
  resourceType: 'Location',
  identifier: [local('location', value)],
  status: 'active',
  name: 'Ruang Poli Umum',
  mode: 'instance',
  telecom: [{ system: 'phone', value: '+62215550100', use: 'work' }],
  physicalType: coded(hl7('location-physical-type'), 'ro'),
  position: { longitude: 106.8323, latitude: -6.2311, altitude: 0 },
  managingOrganization: { reference: `Organization/${ORGANIZATION}` },
})

export const anEncounter = (ids: Pick<VisitIds, 'location'>, value = 'RJ-1'): JsonObject => ({
  resourceType: 'Encounter',
  identifier: [local('encounter', value)],
  status: 'arrived',
  class: { system: hl7('v3-ActCode'), code: 'AMB', display: 'ambulatory' },
  subject: { reference: PATIENT, display: 'Ardianto Putra' },
  participant: [{ type: [coded(hl7('v3-ParticipationType'), 'ATND')], individual: { reference: DOCTOR } }],
  period: { start: '2026-11-02T01:00:00+00:00' },
  location: [
    {
      location: { reference: `Location/${ids.location}` },
      period: { start: '2026-11-02T01:00:00+00:00' },
      extension: [
        {
          url: 'https://fhir.kemkes.go.id/r4/StructureDefinition/ServiceClass',
          extension: [
            {
              url: 'value',
              valueCodeableConcept: coded(
                'http://terminology.kemkes.go.id/CodeSystem/locationServiceClass-Outpatient',
                'reguler',
              ),
            },
            {
              url: 'upgradeClassIndicator',
              valueCodeableConcept: coded(
                'http://terminology.kemkes.go.id/CodeSystem/locationUpgradeClass',
                'kelas-tetap',
              ),
            },
          ],
        },
      ],
    },
  ],
  statusHistory: [{ status: 'arrived', period: { start: '2026-11-02T01:00:00+00:00' } }],
  serviceProvider: { reference: `Organization/${ORGANIZATION}` },
})

/** The same visit at its end. */
export const aFinishedEncounter = (
  ids: Pick<VisitIds, 'location' | 'condition'>,
  value = 'RJ-1',
): JsonObject => {
  const [start, entered, end] = [
    '2026-11-02T01:00:00+00:00',
    '2026-11-02T01:20:00+00:00',
    '2026-11-02T02:10:00+00:00',
  ]
  return {
    ...anEncounter(ids, value),
    status: 'finished',
    period: { start, end },
    statusHistory: [
      { status: 'arrived', period: { start, end: entered } },
      { status: 'in-progress', period: { start: entered, end } },
      { status: 'finished', period: { start: end, end } },
    ],
    diagnosis: [
      {
        condition: { reference: `Condition/${ids.condition}` },
        use: coded(hl7('diagnosis-role'), 'DD'),
        rank: 1,
      },
    ],
  }
}

const ofVisit = (ids: Pick<VisitIds, 'encounter'>): JsonObject => ({
  subject: { reference: PATIENT },
  encounter: { reference: `Encounter/${ids.encounter}` },
})

export const aCondition = (ids: Pick<VisitIds, 'encounter'>, value = 'DX-1'): JsonObject => ({
  resourceType: 'Condition',
  identifier: [local('condition', value)],
  clinicalStatus: coded(hl7('condition-clinical'), 'active'),
  category: [coded(hl7('condition-category'), 'encounter-diagnosis')],
  code: coded('http://hl7.org/fhir/sid/icd-10', 'J06.9'),
  ...ofVisit(ids),
  onsetDateTime: '2026-11-02T01:30:00+00:00',
  recordedDate: '2026-11-02T01:30:00+00:00',
})

export const anObservation = (ids: Pick<VisitIds, 'encounter'>, value = 'OBS-1'): JsonObject => ({
  resourceType: 'Observation',
  identifier: [local('observation', value)],
  status: 'final',
  category: [coded(hl7('observation-category'), 'vital-signs')],
  code: coded('http://loinc.org', '8480-6'),
  ...ofVisit(ids),
  effectiveDateTime: AT,
  issued: AT,
  performer: [{ reference: DOCTOR }],
  valueQuantity: { value: 120, unit: 'mm[Hg]', system: 'http://unitsofmeasure.org', code: 'mm[Hg]' },
})

export const aProcedure = (ids: Pick<VisitIds, 'encounter'>, value = 'PRC-1'): JsonObject => ({
  resourceType: 'Procedure',
  identifier: [local('procedure', value)],
  status: 'completed',
  category: coded('http://snomed.info/sct', '103693007'),
  code: coded('http://hl7.org/fhir/sid/icd-9-cm', '89.52'),
  ...ofVisit(ids),
  performedPeriod: { start: '2026-11-02T01:35:00+00:00', end: '2026-11-02T01:45:00+00:00' },
  performer: [{ actor: { reference: DOCTOR } }],
  reasonCode: [coded('http://hl7.org/fhir/sid/icd-10', 'I10')],
})

export const anAllergy = (ids: Pick<VisitIds, 'encounter'>, value = 'ALG-1'): JsonObject => ({
  resourceType: 'AllergyIntolerance',
  identifier: [{ use: 'official', ...local('allergy', value) }],
  clinicalStatus: coded(hl7('allergyintolerance-clinical'), 'active'),
  verificationStatus: coded(hl7('allergyintolerance-verification'), 'confirmed'),
  category: ['medication'],
  code: coded('http://sys-ids.kemkes.go.id/kfa', '91000101'),
  patient: { reference: PATIENT },
  encounter: { reference: `Encounter/${ids.encounter}` },
  recordedDate: AT,
  recorder: { reference: DOCTOR },
})

export const aMedication = (value = 'RX-1-1'): JsonObject => ({
  resourceType: 'Medication',
  meta: { profile: ['https://fhir.kemkes.go.id/r4/StructureDefinition/Medication'] },
  identifier: [{ use: 'official', ...local('medication', value) }],
  code: coded('http://sys-ids.kemkes.go.id/kfa', '93000465'),
  status: 'active',
  form: coded('http://terminology.kemkes.go.id/CodeSystem/medication-form', 'BS066'),
  ingredient: [
    {
      itemCodeableConcept: coded('http://sys-ids.kemkes.go.id/kfa', '91000000'),
      isActive: true,
      strength: {
        numerator: { value: 100, system: 'http://unitsofmeasure.org', code: 'mg' },
        denominator: { value: 1, system: hl7('v3-orderableDrugForm'), code: 'TAB' },
      },
    },
  ],
  extension: [
    {
      url: 'https://fhir.kemkes.go.id/r4/StructureDefinition/MedicationType',
      valueCodeableConcept: coded('http://terminology.kemkes.go.id/CodeSystem/medication-type', 'NC'),
    },
  ],
})

const dose = (): JsonObject => ({
  sequence: 1,
  timing: { repeat: { frequency: 3, period: 1, periodUnit: 'd' } },
  route: coded('http://www.whocc.no/atc', 'O'),
  doseAndRate: [
    {
      type: coded(hl7('dose-rate-type'), 'ordered'),
      doseQuantity: { value: 1, unit: 'TAB', system: hl7('v3-orderableDrugForm'), code: 'TAB' },
    },
  ],
})
const days = (value: number): JsonObject => ({
  value,
  unit: 'days',
  system: 'http://unitsofmeasure.org',
  code: 'd',
})
const prescription = (value: string): JsonObject[] => [
  { use: 'official', ...local('prescription', 'RX-1') },
  { use: 'official', ...local('prescription-item', value) },
]

export const aRequest = (
  ids: Pick<VisitIds, 'encounter' | 'medication' | 'condition'>,
  value = 'RX-1-1',
): JsonObject => ({
  resourceType: 'MedicationRequest',
  identifier: prescription(value),
  status: 'completed',
  intent: 'order',
  priority: 'routine',
  category: [coded(hl7('medicationrequest-category'), 'outpatient')],
  medicationReference: { reference: `Medication/${ids.medication}` },
  ...ofVisit(ids),
  authoredOn: '2026-11-02T01:50:00+00:00',
  requester: { reference: DOCTOR },
  reasonReference: [{ reference: `Condition/${ids.condition}` }],
  dosageInstruction: [dose()],
  dispenseRequest: {
    dispenseInterval: days(1),
    validityPeriod: { start: '2026-11-02T01:50:00+00:00', end: '2026-12-02T01:50:00+00:00' },
    numberOfRepeatsAllowed: 0,
    quantity: { value: 30, unit: 'TAB', system: hl7('v3-orderableDrugForm'), code: 'TAB' },
    expectedSupplyDuration: days(10),
    performer: { reference: `Organization/${ORGANIZATION}` },
  },
})

export const aDispense = (ids: VisitIds, value = 'RX-1-1'): JsonObject => ({
  resourceType: 'MedicationDispense',
  identifier: prescription(value),
  status: 'completed',
  category: coded('http://terminology.hl7.org/fhir/CodeSystem/medicationdispense-category', 'outpatient'),
  medicationReference: { reference: `Medication/${ids.medication}` },
  subject: { reference: PATIENT },
  context: { reference: `Encounter/${ids.encounter}` },
  performer: [{ actor: { reference: 'Practitioner/10001915884' } }],
  location: { reference: `Location/${ids.location}` },
  authorizingPrescription: [{ reference: `MedicationRequest/${ids.request}` }],
  quantity: { value: 30, system: hl7('v3-orderableDrugForm'), code: 'TAB' },
  daysSupply: { value: 10, unit: 'Day', system: 'http://unitsofmeasure.org', code: 'd' },
  whenPrepared: '2026-11-02T02:00:00+00:00',
  whenHandedOver: '2026-11-02T02:05:00+00:00',
  dosageInstruction: [dose()],
})

export const aComposition = (
  ids: Pick<VisitIds, 'encounter' | 'condition'>,
  value = 'RESUME-1',
): JsonObject => ({
  resourceType: 'Composition',
  identifier: local('composition', value),
  status: 'final',
  type: coded('http://loinc.org', '88645-7'),
  category: [coded('http://loinc.org', 'LP173421-1')],
  ...ofVisit(ids),
  date: '2026-11-02T02:10:00+00:00',
  author: [{ reference: DOCTOR }],
  custodian: { reference: `Organization/${ORGANIZATION}` },
  title: 'Resume Medis Rawat Jalan',
  section: [
    {
      title: 'Diagnosis Akhir',
      code: coded('http://loinc.org', '78375-3'),
      entry: [{ reference: `Condition/${ids.condition}` }],
    },
  ],
})

export const aPatient = (nik: string): JsonObject => ({
  resourceType: 'Patient',
  meta: { profile: ['https://fhir.kemkes.go.id/r4/StructureDefinition/Patient'] },
  identifier: [{ use: 'official', system: 'https://fhir.kemkes.go.id/id/nik', value: nik }],
  active: true,
  name: [{ use: 'official', text: 'Contoh Pasien' }],
  gender: 'female',
  birthDate: '1990-01-01',
  multipleBirthInteger: 0,
  address: [{ use: 'home', line: ['Jalan Contoh 2'], city: 'Jakarta', country: 'ID' }],
})
