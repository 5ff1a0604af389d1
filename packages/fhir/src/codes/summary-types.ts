import type { Visit } from '@lentera/contracts/visits/visit'
import type { CodeableConcept } from 'fhir/r4.js'
import { coding, concept } from '../coding.js'
import { systems } from './systems.js'

/** What a summary is called, by the kind of its visit. Source: SATUSEHAT playbook, Composition.type. */
export const summaryTypes: Readonly<
  Record<Visit['kind'], { readonly title: string; readonly type: CodeableConcept }>
> = {
  outpatient: {
    title: 'Resume Medis Rawat Jalan',
    type: concept(coding(systems.loinc, '88645-7', 'Outpatient hospital Discharge summary')),
  },
  emergency: {
    title: 'Resume Medis Gawat Darurat',
    type: concept({ system: systems.loinc, code: '97663-9' }),
  },
  inpatient: {
    title: 'Resume Medis Rawat Inap',
    type: concept(coding(systems.loinc, '34105-7', 'Hospital Discharge summary')),
  },
}

export const summaryCategory = concept(coding(systems.loinc, 'LP173421-1', 'Report'))
