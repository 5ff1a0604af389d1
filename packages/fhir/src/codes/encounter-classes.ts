import type { Visit } from '@lentera/contracts/visits/visit'
import type { Coding } from 'fhir/r4.js'
import { coding } from '../coding.js'
import { systems } from './systems.js'

/** What kind of care a visit is. Source: SATUSEHAT playbook, Encounter.class. */
export const encounterClasses: Readonly<Record<Visit['kind'], Coding>> = {
  outpatient: coding(systems.encounterClass, 'AMB', 'ambulatory'),
  emergency: coding(systems.encounterClass, 'EMER', 'emergency'),
  inpatient: coding(systems.encounterClass, 'IMP', 'inpatient encounter'),
}
