import type { Signa } from '@lentera/contracts/medications/signa'
import type { DrugFacts } from './drug-facts.js'
import { mlPerDose, timesPerDayOf } from './line-dose.js'
import type { ParsedLine, TypedSigna } from './parse-line.js'

export interface OrderedLine {
  readonly signa: Signa
  readonly days: number | null
  /** null: nothing it could be computed from. */
  readonly quantity: number | null
}

const LIQUIDS = new Set(['syrup', 'dry_syrup', 'suspension'])
const CREAMS = new Set(['cream', 'ointment'])
const SOLIDS = new Set(['tablet', 'kapsul'])

/** What a dose of this drug is counted in where nobody said: `3x1` of a syrup is a spoon. */
function doseUnitOf({ form, unit, route }: DrugFacts, typed: string | null): string {
  if (typed !== null && !(SOLIDS.has(typed) && SOLIDS.has(unit))) return typed
  if (LIQUIDS.has(form)) return 'cth'
  if (form === 'drops') return route === 'oral' ? 'ml' : 'tetes'
  if (form === 'eye_drops' || form === 'ear_drops') return 'tetes'
  return CREAMS.has(form) ? 'oles' : unit
}

/** A typed line for a drug: what is counted, how much is given out, and for how many days it lasts. */
export function orderOfLine(
  { signa: typed, days, quantity }: ParsedLine,
  drug: DrugFacts,
): OrderedLine | null {
  if (typed === null) return null
  const signa = signaFor(typed, drug)
  const perDay = unitsPerDay(signa, drug)
  const computed = days === null ? null : amountFor(signa, days, drug)
  const given = quantity ?? computed ?? withoutDays(signa, drug)
  // How long it lasts, where only the amount was said; not of what is taken when needed.
  const lasts = given === null || perDay === null || signa.prn ? null : Math.floor(given / perDay + 1e-9)
  return {
    signa,
    quantity: given,
    days: days ?? (quantity === null || lasts === null || lasts < 1 ? null : Math.min(lasts, 365)),
  }
}

const signaFor = (typed: TypedSigna, drug: DrugFacts): Signa => ({
  ...typed,
  doseUnit: doseUnitOf(drug, typed.doseUnit),
  external: typed.external || drug.route === 'topical',
})

/** A tube, or a bottle: handed over whole, however little is taken of it. */
const isPacked = ({ unit, bottleMl }: DrugFacts): boolean =>
  bottleMl !== null || unit === 'tube' || unit === 'botol' || unit === 'pot'

/** A bottle or a tube is one; a single dose is itself; of everything else somebody has to say how much. */
function withoutDays(signa: Signa, drug: DrugFacts): number | null {
  if (isPacked(drug)) return 1
  const isOnce =
    timesPerDayOf(signa) === null && signa.text === null && !signa.prn && mlPerDose(signa) === null
  return isOnce ? Math.ceil(signa.dose * 2) / 2 : null
}

/** How much of the drug's own unit a day takes; null: nobody can say. */
function unitsPerDay(signa: Signa, drug: DrugFacts): number | null {
  const times = timesPerDayOf(signa)
  if (times === null) return null
  const ml = mlPerDose(signa)
  if (ml !== null) return drug.bottleMl === null ? null : (ml * times) / drug.bottleMl
  return isPacked(drug) ? null : signa.dose * times
}

/** Half a tablet is the smallest part that is given out; an opened bottle is a whole one. */
function amountFor(signa: Signa, days: number, drug: DrugFacts): number | null {
  const perDay = unitsPerDay(signa, drug)
  if (perDay === null) return isPacked(drug) ? 1 : null
  const step = isPacked(drug) ? 1 : 0.5
  return Math.ceil((perDay * days) / step - 1e-9) * step
}
