import type { Coding } from 'fhir/r4.js'
import { coding } from '../coding.js'
import { systems } from './systems.js'

export interface SummarySection {
  /** Indonesian heading. */
  readonly title: string
  readonly code: Coding
  /** Types of resources that stand under it. */
  readonly holds: readonly string[]
}

const section = (title: string, code: string, display: string, ...holds: string[]): SummarySection => ({
  title,
  code: coding(systems.loinc, code, display),
  holds,
})

/**
 * Headings of a summary of a visit, in the order a doctor reads them. The heading of procedures is not among the
 * Ministry's samples; its code is LOINC's plainest for the purpose.
 * Source: SATUSEHAT playbook, Composition; LOINC document sections.
 */
export const summarySections: readonly SummarySection[] = [
  section('Riwayat Alergi', '48765-2', 'Allergies and adverse reactions Document', 'AllergyIntolerance'),
  section('Tanda Vital', '8716-3', 'Vital signs', 'Observation'),
  section('Diagnosis Akhir', '78375-3', 'Discharge diagnosis Narrative', 'Condition'),
  section('Tindakan', '29554-3', 'Procedure Narrative', 'Procedure'),
  section(
    'Obat',
    '10160-0',
    'History of Medication use Narrative',
    'MedicationRequest',
    'MedicationDispense',
  ),
]
