// Code systems and identifier systems as the validation dictionary spells them.
// Source: SATUSEHAT playbook, kamus validasi 1.0, 1.1, 2.0 and the resource pages.

export const ICD_10 = 'http://hl7.org/fhir/sid/icd-10'
export const ICD_9_CM = 'http://hl7.org/fhir/sid/icd-9-cm'
export const SNOMED = 'http://snomed.info/sct'
export const LOINC = 'http://loinc.org'
export const UCUM = 'http://unitsofmeasure.org'
export const KFA = 'http://sys-ids.kemkes.go.id/kfa'
export const ATC = 'http://www.whocc.no/atc'

export const KEMKES = 'http://terminology.kemkes.go.id'
const kemkes = (name: string): string => `${KEMKES}/CodeSystem/${name}`
export const CLINICAL_TERM = kemkes('clinical-term')
export const EXAMINATION = kemkes('examination')
export const KPTL = kemkes('kptl')
export const MEDICATION_FORM = kemkes('medication-form')
export const MEDICATION_TYPE = kemkes('medication-type')
export const KEMKES_ORGANIZATION_TYPE = kemkes('organization-type')
export const KEMKES_LOCATION_TYPE = kemkes('location-type')
export const KEMKES_PHYSICAL_TYPE = kemkes('location-physical-type')
export const TB_CASE_DEFINITION = kemkes('tb-case-definition')
export const ICD_10_MM = kemkes('icd-10-mm')
export const ICD_10_PM = kemkes('icd-10-pm')
export const SERVICE_CLASSES = [
  kemkes('locationServiceClass'),
  kemkes('locationServiceClass-Outpatient'),
  kemkes('locationServiceClass-Inpatient'),
]
export const UPGRADE_CLASS = kemkes('locationUpgradeClass')
export const COMPOSITION_SECTION = kemkes('composition-section')
// The dictionary and the recorded visits spell the Ministry's own discharge list differently.
export const KEMKES_DISCHARGES = [kemkes('encounter-discharge-disposition'), kemkes('discharge-disposition')]

const hl7 = (name: string): string => `http://terminology.hl7.org/CodeSystem/${name}`
export const ACT_CODE = hl7('v3-ActCode')
export const PARTICIPATION_TYPE = hl7('v3-ParticipationType')
export const DIAGNOSIS_ROLE = hl7('diagnosis-role')
export const DISCHARGE = hl7('discharge-disposition')
export const ADMIT_SOURCE = hl7('admit-source')
export const DIET = hl7('diet')
export const READMISSION = hl7('v2-0092')
export const SPECIAL_ARRANGEMENTS = hl7('encounter-special-arrangements')
export const SERVICE_TYPE = hl7('service-type')
export const CONDITION_CLINICAL = hl7('condition-clinical')
export const CONDITION_CATEGORY = hl7('condition-category')
export const CONDITION_VERIFICATION = hl7('condition-ver-status')
export const OBSERVATION_CATEGORY = hl7('observation-category')
export const INTERPRETATION = hl7('v3-ObservationInterpretation')
export const ALLERGY_CLINICAL = hl7('allergyintolerance-clinical')
export const ALLERGY_VERIFICATION = hl7('allergyintolerance-verification')
export const DRUG_FORM = hl7('v3-orderableDrugForm')
export const REQUEST_CATEGORY = hl7('medicationrequest-category')
export const DOSE_RATE_TYPE = hl7('dose-rate-type')
export const COURSE_OF_THERAPY = hl7('medicationrequest-course-of-therapy')
export const TIMING_ABBREVIATION = hl7('v3-GTSAbbreviation')
export const ACT_REASON = hl7('v3-ActReason')
export const SUBSTITUTION = hl7('v3-substanceAdminSubstitution')
export const DISPENSE_STATUS = hl7('medicationdispense-status')
export const ORGANIZATION_TYPE = hl7('organization-type')
export const CONTACT_ENTITY = hl7('contactentity-type')
export const BED_STATUS = hl7('v2-0116')
export const PHYSICAL_TYPE = hl7('location-physical-type')
export const ROLE_CODE = hl7('v3-RoleCode')
// Spelled with /fhir/ by SATUSEHAT, and only so.
export const DISPENSE_CATEGORY = 'http://terminology.hl7.org/fhir/CodeSystem/medicationdispense-category'

const fhir = (name: string): string => `http://hl7.org/fhir/${name}`
export const ENCOUNTER_STATUS = fhir('encounter-status')
export const DISCHARGE_VALUES = fhir('ValueSet/encounter-discharge-disposition')
export const LOCATION_STATUS_OF_VISIT = fhir('encounter-location-status')
export const OBSERVATION_STATUS = fhir('observation-status')
export const EVENT_STATUS = fhir('event-status')
export const ALLERGY_CATEGORY = fhir('allergy-intolerance-category')
export const ALLERGY_CRITICALITY = fhir('allergy-intolerance-criticality')
export const MEDICATION_STATUS = fhir('CodeSystem/medication-status')
export const REQUEST_STATUS = fhir('CodeSystem/medicationrequest-status')
export const REQUEST_INTENT = fhir('CodeSystem/medicationrequest-intent')
export const REQUEST_PRIORITY = fhir('request-priority')
export const EVENT_TIMING = fhir('ValueSet/event-timing')
export const COMPOSITION_STATUS = fhir('composition-status')
export const NARRATIVE_STATUS = fhir('narrative-status')
export const CONTACT_SYSTEM = fhir('contact-point-system')
export const CONTACT_USE = fhir('contact-point-use')
export const ADDRESS_USE = fhir('address-use')
export const ADDRESS_TYPE = fhir('address-type')
export const LOCATION_STATUS = fhir('location-status')
export const LOCATION_MODE = fhir('location-mode')
export const GENDER = fhir('administrative-gender')

/** An identifier system of this facility; `{org}` is filled in when a rule runs. */
export const localSystem = (name: string): string => `http://sys-ids.kemkes.go.id/${name}/{org}`
