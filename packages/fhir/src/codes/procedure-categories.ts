import type { CodeableConcept } from 'fhir/r4.js'
import { coding, concept } from '../coding.js'
import { systems } from './systems.js'

const category = (code: string, display: string, text: string): CodeableConcept => ({
  ...concept(coding(systems.snomed, code, display)),
  text,
})
const diagnostic = category('103693007', 'Diagnostic procedure', 'Prosedur Diagnostik')
const therapeutic = category('277132007', 'Therapeutic procedure', 'Prosedur Terapeutik')
const surgical = category('387713003', 'Surgical procedure', 'Prosedur Bedah')

/** Diagnostic parts of chapters that mostly treat: physical therapy, the mind, eyes and ears. */
const DIAGNOSTIC = /^(8[7-9]|9[0-2]|93\.0|94\.[01]|95\.[0-4])/
const THERAPEUTIC = /^(00|9[3-9])/

/**
 * What sort of act a code of ICD-9-CM is, by its chapter: 01 to 86 are operations, 87 to 92 look, 93 to 99 treat.
 * Source: SATUSEHAT playbook, Procedure.category; ICD-9-CM volume 3, table of chapters.
 */
export function procedureCategory(icd9: string): CodeableConcept {
  if (DIAGNOSTIC.test(icd9)) return diagnostic
  return THERAPEUTIC.test(icd9) ? therapeutic : surgical
}
