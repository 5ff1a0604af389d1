import type { VitalName } from '@lentera/contracts/charting/vitals'
import { coding } from '../coding.js'
import { systems } from './systems.js'
import type { Coding } from 'fhir/r4.js'

export interface VitalSign {
  readonly code: Coding
  readonly category: Coding
  /** UCUM. */
  readonly unitCode: string
  /** The unit as people read it. */
  readonly unit: string
}

const vital = coding(systems.observationCategory, 'vital-signs', 'Vital Signs')
const exam = coding(systems.observationCategory, 'exam', 'Exam')

const sign = (code: Coding, category: Coding, unitCode: string, unit = unitCode): VitalSign => ({
  code,
  category,
  unitCode,
  unit,
})
const loinc = (code: string, display: string): Coding => coding(systems.loinc, code, display)
const snomed = (code: string, display: string): Coding => coding(systems.snomed, code, display)

/**
 * One Observation for each sign, the two pressures apart. Circumferences of waist and arm have no LOINC code in the
 * Ministry's samples but one of SNOMED CT, and are findings of an examination. Oxygen saturation is in no sample; its
 * code is that of the FHIR vital signs profile.
 * Source: SATUSEHAT playbook, Observation; Postman workspace 01 Rawat Jalan.
 */
export const vitalSigns: Readonly<Record<VitalName, VitalSign>> = {
  systolic: sign(loinc('8480-6', 'Systolic blood pressure'), vital, 'mm[Hg]'),
  diastolic: sign(loinc('8462-4', 'Diastolic blood pressure'), vital, 'mm[Hg]'),
  pulse: sign(loinc('8867-4', 'Heart rate'), vital, '/min', 'beats/minute'),
  respiratoryRate: sign(loinc('9279-1', 'Respiratory rate'), vital, '/min', 'breaths/minute'),
  temperature: sign(loinc('8310-5', 'Body temperature'), vital, 'Cel'),
  spo2: sign(loinc('59408-5', 'Oxygen saturation in Arterial blood by Pulse oximetry'), vital, '%'),
  weight: sign(loinc('29463-7', 'Body weight'), vital, 'kg'),
  height: sign(loinc('8302-2', 'Body height'), vital, 'cm'),
  waist: sign(snomed('276361009', 'Waist circumference'), exam, 'cm'),
  muac: sign(snomed('284473002', 'Mid upper arm circumference'), exam, 'cm'),
  headCircumference: sign(loinc('9843-4', 'Head Occipital-frontal circumference'), vital, 'cm'),
}
