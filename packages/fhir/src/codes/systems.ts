/**
 * Addresses of the code systems that go out. SATUSEHAT compares them letter by letter, its own misspellings included.
 * Source: SATUSEHAT playbook, FHIR resources; Postman workspace of the Ministry, 25 May 2026.
 */
export const systems = {
  allergyClinical: 'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical',
  allergyVerification: 'http://terminology.hl7.org/CodeSystem/allergyintolerance-verification',
  /** Routes. */
  atc: 'http://www.whocc.no/atc',
  clinicalTerm: 'http://terminology.kemkes.go.id/CodeSystem/clinical-term',
  conditionCategory: 'http://terminology.hl7.org/CodeSystem/condition-category',
  conditionClinical: 'http://terminology.hl7.org/CodeSystem/condition-clinical',
  conditionVerification: 'http://terminology.hl7.org/CodeSystem/condition-ver-status',
  contactRole: 'http://terminology.hl7.org/CodeSystem/v2-0131',
  diagnosisRole: 'http://terminology.hl7.org/CodeSystem/diagnosis-role',
  dischargeDisposition: 'http://terminology.hl7.org/CodeSystem/discharge-disposition',
  /** The Ministry's own, for deaths only. */
  dischargeDeath: 'http://terminology.kemkes.go.id/CodeSystem/discharge-disposition',
  /** Category of a MedicationDispense; `/fhir/` in the middle belongs to it. */
  dispenseCategory: 'http://terminology.hl7.org/fhir/CodeSystem/medicationdispense-category',
  doseRateType: 'http://terminology.hl7.org/CodeSystem/dose-rate-type',
  encounterClass: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
  icd10: 'http://hl7.org/fhir/sid/icd-10',
  icd9: 'http://hl7.org/fhir/sid/icd-9-cm',
  /** Kamus Farmasi dan Alat Kesehatan. */
  kfa: 'http://sys-ids.kemkes.go.id/kfa',
  kptl: 'http://terminology.kemkes.go.id/CodeSystem/kptl',
  language: 'urn:ietf:bcp:47',
  locationPhysicalType: 'http://terminology.hl7.org/CodeSystem/location-physical-type',
  loinc: 'http://loinc.org',
  maritalStatus: 'http://terminology.hl7.org/CodeSystem/v3-MaritalStatus',
  medicationForm: 'http://terminology.kemkes.go.id/CodeSystem/medication-form',
  medicationType: 'http://terminology.kemkes.go.id/CodeSystem/medication-type',
  observationCategory: 'http://terminology.hl7.org/CodeSystem/observation-category',
  orderableDrugForm: 'http://terminology.hl7.org/CodeSystem/v3-orderableDrugForm',
  participationType: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType',
  requestCategory: 'http://terminology.hl7.org/CodeSystem/medicationrequest-category',
  serviceClassOutpatient: 'http://terminology.kemkes.go.id/CodeSystem/locationServiceClass-Outpatient',
  snomed: 'http://snomed.info/sct',
  ucum: 'http://unitsofmeasure.org',
  upgradeClass: 'http://terminology.kemkes.go.id/CodeSystem/locationUpgradeClass',
} as const
