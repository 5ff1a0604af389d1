import type { DrugForm } from '@lentera/contracts/catalogue/drug'
import type { CodeableConcept } from 'fhir/r4.js'
import { coding, concept } from '../coding.js'
import { systems } from './systems.js'

const form = (code: string, display: string): CodeableConcept =>
  concept(coding(systems.medicationForm, code, display))

/**
 * The Ministry's dosage forms. Ours are coarser, so each is the plainest of its kind: a coated tablet goes out as a
 * tablet, its KFA code says the rest. null: none fits.
 * Source: SATUSEHAT playbook, Medication.form; code system medication-form.
 */
export const medicationForms: Readonly<Record<DrugForm, CodeableConcept | null>> = {
  tablet: form('BS066', 'Tablet'),
  capsule: form('BS019', 'Kapsul'),
  syrup: form('BS055', 'Sirup'),
  dry_syrup: form('BS056', 'Sirup Kering'),
  drops: form('BS087', 'Tetes Oral (Oral Drops)'),
  suspension: form('BS060', 'Suspensi'),
  injection: form('BS034', 'Larutan Injeksi'),
  cream: form('BS030', 'Krim'),
  ointment: form('BS042', 'Salep'),
  eye_drops: form('BS084', 'Tetes Mata'),
  ear_drops: form('BS086', 'Tetes Telinga'),
  suppository: form('BS059', 'Supositoria'),
  rectal_tube: form('BS011', 'Enema'),
  sachet: form('BS047', 'Serbuk Oral'),
  inhalation: form('BS033', 'Larutan Inhalasi'),
  infusion: form('BS035', 'Infus'),
  other: null,
}
