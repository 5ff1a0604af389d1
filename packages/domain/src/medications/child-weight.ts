import type { CalendarDate } from '@lentera/contracts/kernel/time'
import { possibleRanges } from '../charting/assess-vitals.js'
import { ageInMonths } from '../kernel/age.js'
import { daysBetween } from '../kernel/calendar.js'
import type { PatientFacts } from './patient-facts.js'
import { prescribingConfiguration, type PrescribingConfiguration } from './prescribing-configuration.js'

export type WeightState = 'not_needed' | 'fresh' | 'missing' | 'old' | 'implausible'

/** Whether doses are computed by weight, and whether the one that is known may be computed with. */
export function childWeight(
  { birthDate, weight }: Pick<PatientFacts, 'birthDate' | 'weight'>,
  on: CalendarDate,
  configuration: PrescribingConfiguration = prescribingConfiguration,
): WeightState {
  const months = birthDate === null ? null : ageInMonths(birthDate, on)
  if (months === null || months >= configuration.childUntilMonths) return 'not_needed'
  if (weight === null) return 'missing'
  const { min, max } = possibleRanges(birthDate, on).weight
  if ((min !== null && weight.kg < min) || (max !== null && weight.kg > max)) return 'implausible'
  const limit = configuration.weightDays.find(({ upToMonths }) => months <= upToMonths)?.days ?? Infinity
  return daysBetween(weight.measuredOn, on) > limit ? 'old' : 'fresh'
}
