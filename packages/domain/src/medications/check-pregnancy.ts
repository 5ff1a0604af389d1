import type { CalendarDate } from '@lentera/contracts/kernel/time'
import { pregnancyAlert, pregnancyCaution, pregnancyUnknown } from '@lentera/contracts/medications/prescribe'
import { ageOn } from '../kernel/age.js'
import type { DrugFacts } from './drug-facts.js'
import { finding, type LineFinding } from './line-finding.js'
import type { PatientFacts } from './patient-facts.js'
import type { PrescribingConfiguration } from './prescribing-configuration.js'

/** Unknown is not "no": where nobody asked a woman who may be pregnant today, that is said. */
export function checkPregnancy(
  { pregnancy }: DrugFacts,
  { birthDate, sex, pregnant }: PatientFacts,
  on: CalendarDate,
  { fertileYears }: PrescribingConfiguration,
): LineFinding[] {
  if (pregnant === true) {
    if (pregnancy === 'contraindicated') return [finding(pregnancyAlert, 'pregnancy_contraindicated')]
    return pregnancy === 'caution' ? [finding(pregnancyCaution, 'pregnancy_caution')] : []
  }
  const years = birthDate === null ? 0 : (ageOn(birthDate, on)?.years ?? 0)
  const mayBe = sex === 'female' && years >= fertileYears.from && years <= fertileYears.to
  return pregnant === null && mayBe && pregnancy === 'contraindicated'
    ? [finding(pregnancyUnknown, 'pregnancy_unknown')]
    : []
}
