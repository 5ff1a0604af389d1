import type { CalendarDate } from '@lentera/contracts/kernel/time'
import type { Signa } from '@lentera/contracts/medications/signa'
import { checkAllergy } from './check-allergy.js'
import { checkDose } from './check-dose.js'
import { type ActiveDrug, checkDuplicate } from './check-duplicate.js'
import { checkPregnancy } from './check-pregnancy.js'
import type { DrugFacts } from './drug-facts.js'
import type { LineFinding } from './line-finding.js'
import type { PatientFacts } from './patient-facts.js'
import { prescribingConfiguration } from './prescribing-configuration.js'

export type { ActiveDrug } from './check-duplicate.js'
export type { PatientFacts } from './patient-facts.js'

export interface LineSurroundings {
  readonly patient: PatientFacts
  /** The other drugs of the same prescription. */
  readonly others: readonly DrugFacts[]
  readonly active: readonly ActiveDrug[]
  readonly on: CalendarDate
}

/** Everything there is to say about one line, what stops first; few things, so that they are read. */
export function checkLine(
  { drug, signa }: { readonly drug: DrugFacts; readonly signa: Signa },
  { patient, others, active, on }: LineSurroundings,
  configuration = prescribingConfiguration,
): LineFinding[] {
  const found = [
    ...checkAllergy(drug, patient.allergies, configuration),
    ...checkPregnancy(drug, patient, on, configuration),
    ...checkDose(drug, signa, patient, on, configuration),
    ...checkDuplicate(drug, others, active, on, configuration),
  ]
  return [
    ...found.filter(({ level }) => level === 'serious'),
    ...found.filter(({ level }) => level !== 'serious'),
  ]
}
