import type { OrderSetLine } from '@lentera/domain/charting/order-sets'

/** Who is to take something: what a dose, and the choice of a drug, depends on. */
export interface Taker {
  /** Completed months of age. */
  readonly months: number
  readonly kg: number
  /** Substances the patient is known not to bear, as they were written down. */
  readonly allergies: readonly string[]
  readonly isPregnant: boolean
}

/** From here on somebody takes tablets like an adult. */
const TABLETS_FROM_MONTHS = 12 * 12

/** Millilitres as a nurse can measure them. */
const halves = (ml: number): string => String(Math.round(ml * 2) / 2).replace('.', ',')
const isAdult = ({ months }: Taker): boolean => months >= TABLETS_FROM_MONTHS
const bears = ({ allergies }: Taker, substance: string): boolean => !allergies.includes(substance)

/** Some 12 mg a kilogram: drops, syrup, half a tablet, a tablet. */
export function paracetamol(who: Taker, days = 3): OrderSetLine {
  const { kg } = who
  if (isAdult(who) || kg >= 33) return { drug: 'Parasetamol tab 500 mg', rule: `3x1 pc ${days}hr` }
  if (kg < 6)
    return {
      drug: 'Parasetamol tetes 100 mg/ml, 15 ml',
      rule: `3x ${halves(kg * 0.12)} ml ${days}hr`,
    }
  const syrup = 'Parasetamol sirup 120 mg/5 ml, 60 ml'
  if (kg < 22) return { drug: syrup, rule: `3x ${halves(kg * 0.52)} ml pc ${days}hr` }
  if (kg < 27) return { drug: 'Parasetamol tab 500 mg', rule: `3x1/2 pc ${days}hr` }
  return { drug: syrup, rule: `3x 15 ml pc ${days}hr` }
}

/** An antibiotic of the first choice, or the one for those who do not bear penicillin. */
export function antibiotic(who: Taker): OrderSetLine {
  const { kg } = who
  const isLarge = isAdult(who) || kg >= 25
  if (!bears(who, 'Amoksisilin'))
    return isLarge
      ? { drug: 'Eritromisin tab 500 mg', rule: '3x1 pc 5hr' }
      : { drug: 'Eritromisin sirup kering 200 mg/5 ml, 60 ml', rule: `3x ${halves(kg * 0.3)} ml pc 5hr` }
  if (isLarge) return { drug: 'Amoksisilin tab 500 mg', rule: '3x1 pc 5hr' }
  return kg < 12
    ? { drug: 'Amoksisilin sirup kering 125 mg/5 ml, 60 ml', rule: `3x ${halves(kg * 0.8)} ml pc 5hr` }
    : { drug: 'Amoksisilin sirup kering forte 250 mg/5 ml, 60 ml', rule: `3x ${halves(kg * 0.4)} ml pc 5hr` }
}

/** For a cough; nothing for the smallest. */
export function coughMedicine(who: Taker): OrderSetLine[] {
  const syrup = 'Ambroksol sirup 15 mg/5 ml, 60 ml'
  if (isAdult(who)) return [{ drug: 'Gliseril guaiakolat tab 100 mg', rule: '3x1 pc 3hr' }]
  if (who.kg < 10) return []
  return [{ drug: syrup, rule: who.kg < 19 ? '2x 2,5 ml pc 3hr' : '2x 5 ml pc 3hr' }]
}

/** For what itches or runs; nothing under two years. */
export function antihistamine(who: Taker): OrderSetLine[] {
  if (isAdult(who)) return [{ drug: 'Klorfeniramin maleat tab 4 mg', rule: '2x1 pc 3hr' }]
  if (who.months < 24) return []
  const ml = who.months < 72 ? '2,5' : '5'
  return [{ drug: 'Setirizin sirup 5 mg/5 ml, 60 ml', rule: `1x ${ml} ml 5hr` }]
}

/** Stronger than paracetamol, where the patient bears it and carries no child. */
export const painkiller = (who: Taker): OrderSetLine =>
  isAdult(who) && !who.isPregnant && bears(who, 'Asam mefenamat')
    ? { drug: 'Asam mefenamat tab 500 mg', rule: '3x1 pc 3hr' }
    : paracetamol(who)

/** Salt and sugar in water, and zinc for ten days. */
export const rehydration = ({ months }: Taker): OrderSetLine[] => [
  { drug: 'Oralit sachet 200 ml', rule: '3x1 k/p 6' },
  { drug: 'Zink tab dispersibel 20 mg', rule: months < 6 ? '1x1/2 10hr' : '1x1 10hr' },
]

/** Once, some 10 mg a kilogram. */
export function wormMedicine(kg: number): OrderSetLine {
  const tablets = Math.max(1, Math.floor((kg * 11.5 * 2) / 125) / 2)
  return { drug: 'Pirantel tab 125 mg', rule: `sekali ${String(tablets).replace('.', ',')} tablet` }
}
