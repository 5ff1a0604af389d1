import type { VisitOutcome } from '@lentera/contracts/visits/visit'
import type { CodeableConcept } from 'fhir/r4.js'
import { coding, concept } from '../coding.js'
import { systems } from './systems.js'

const elsewhere = coding(systems.dischargeDisposition, 'other-hcf', 'Other healthcare facility')
const diedEarly = concept(coding(systems.dischargeDeath, 'exp-lt48h', 'Meninggal < 48 jam'))
const diedLate = concept(coding(systems.dischargeDeath, 'exp-gt48h', 'Meninggal > 48 jam'))
const EARLY_HOURS = 48

const alive: Readonly<Record<Exclude<VisitOutcome, 'died'>, CodeableConcept>> = {
  home: concept(coding(systems.dischargeDisposition, 'home', 'Home')),
  referred: concept(elsewhere),
  // No code of its own: the words say which part of the other house takes over.
  emergency: { ...concept(elsewhere), text: 'Dirujuk ke unit gawat darurat' },
}

/**
 * How a patient left. Only a stay in a bed has a 48th hour; whoever dies in a poli dies in the first of them, however
 * late somebody closed the visit.
 * Source: SATUSEHAT playbook, Encounter.hospitalization.
 */
export function dischargeDisposition(outcome: VisitOutcome, bedHours: number | null): CodeableConcept {
  if (outcome !== 'died') return alive[outcome]
  return bedHours !== null && bedHours > EARLY_HOURS ? diedLate : diedEarly
}
