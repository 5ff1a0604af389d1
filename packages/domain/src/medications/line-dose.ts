import type { Signa } from '@lentera/contracts/medications/signa'
import { type DrugFacts, isSystemic } from './drug-facts.js'

/** Millilitres of what liquids are measured with; twenty drops are one. */
const ML: Readonly<Record<string, number>> = {
  ml: 1,
  /** Spoon of the bottle, and kitchen spoon. */
  cth: 5,
  C: 15,
  tetes: 0.05,
}

/** What one line gives a patient, in the figures a doctor thinks in; null: the line does not say. */
export interface LineDose {
  readonly mgPerDose: number | null
  readonly mgPerDay: number | null
  readonly mlPerDose: number | null
}

/** Without a number of times a day the most that can be meant by "every n hours"; null where nobody said. */
export const timesPerDayOf = ({ timesPerDay, everyHours }: Signa): number | null =>
  timesPerDay ?? (everyHours === null ? null : 24 / everyHours)

export const mlPerDose = ({ dose, doseUnit }: Signa): number | null => {
  const ml = ML[doseUnit]
  return ml === undefined ? null : dose * ml
}

/** Milligrams of the main ingredient, at a time and a day. */
export function lineDose(drug: DrugFacts, signa: Signa): LineDose {
  const ml = mlPerDose(signa)
  const main = drug.ingredients[0]
  const amountMg = isSystemic(drug) ? (main?.amountMg ?? null) : null
  const perMl = main?.perMl ?? null
  let mgPerDose: number | null = null
  if (amountMg !== null && perMl !== null) mgPerDose = ml === null ? null : (ml * amountMg) / perMl
  else if (amountMg !== null && ml === null) mgPerDose = signa.dose * amountMg
  const times = timesPerDayOf(signa)
  return {
    mgPerDose,
    mgPerDay: mgPerDose === null || times === null ? null : mgPerDose * times,
    mlPerDose: ml,
  }
}
