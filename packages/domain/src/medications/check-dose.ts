import type { CalendarDate } from '@lentera/contracts/kernel/time'
import { doseAlert, doseLow, weightUnknown } from '@lentera/contracts/medications/prescribe'
import type { Signa } from '@lentera/contracts/medications/signa'
import { childWeight } from './child-weight.js'
import type { DrugFacts } from './drug-facts.js'
import { lineDose } from './line-dose.js'
import { finding, type LineFinding } from './line-finding.js'
import type { PatientFacts } from './patient-facts.js'
import type { PrescribingConfiguration } from './prescribing-configuration.js'

const isAbove = (value: number | null, limit: number | null, tolerance = 0): boolean =>
  value !== null && limit !== null && value > limit * (1 + tolerance) + 1e-9

const rounded = (value: number): number => Math.round(value * 10) / 10

/** A dose against the limits of its drug: for children by weight, for everybody by what an adult may have. */
export function checkDose(
  drug: DrugFacts,
  signa: Signa,
  patient: PatientFacts,
  on: CalendarDate,
  configuration: PrescribingConfiguration,
): LineFinding[] {
  const { mgPerDose, mgPerDay } = lineDose(drug, signa)
  const { maxMgDose, maxMgDay } = drug.limits
  if (mgPerDose === null) return []
  if (isAbove(mgPerDose, maxMgDose))
    return [finding(doseAlert, 'dose_high', { value: rounded(mgPerDose), limit: maxMgDose! })]
  if (isAbove(mgPerDay, maxMgDay))
    return [finding(doseAlert, 'day_high', { value: rounded(mgPerDay!), limit: maxMgDay! })]
  return checkByWeight(drug, { mgPerDose, mgPerDay }, patient, on, configuration)
}

function checkByWeight(
  { limits }: DrugFacts,
  { mgPerDose, mgPerDay }: { mgPerDose: number; mgPerDay: number | null },
  patient: PatientFacts,
  on: CalendarDate,
  configuration: PrescribingConfiguration,
): LineFinding[] {
  const { minMgPerKgDose, maxMgPerKgDose, maxMgPerKgDay } = limits
  const hasLimits = [minMgPerKgDose, maxMgPerKgDose, maxMgPerKgDay].some((limit) => limit !== null)
  const state = childWeight(patient, on, configuration)
  if (!hasLimits || state === 'not_needed') return []
  if (state !== 'fresh' || patient.weight === null)
    return [finding(weightUnknown, `weight_${state === 'fresh' ? 'missing' : state}`)]
  const { kg } = patient.weight
  const tolerance = configuration.weightDoseTolerance
  const perDose = mgPerDose / kg
  const perDay = mgPerDay === null ? null : mgPerDay / kg
  if (isAbove(perDose, maxMgPerKgDose, tolerance))
    return [finding(doseAlert, 'dose_kg_high', { value: rounded(perDose), limit: maxMgPerKgDose! })]
  if (isAbove(perDay, maxMgPerKgDay, tolerance))
    return [finding(doseAlert, 'day_kg_high', { value: rounded(perDay!), limit: maxMgPerKgDay! })]
  // A child as heavy as an adult takes an adult's dose, which is little by weight.
  const isAdultDose = limits.maxMgDose !== null && mgPerDose >= limits.maxMgDose / 2
  return minMgPerKgDose !== null && perDose < minMgPerKgDose * (1 - tolerance) && !isAdultDose
    ? [finding(doseLow, 'dose_kg_low', { value: rounded(perDose), limit: minMgPerKgDose })]
    : []
}
