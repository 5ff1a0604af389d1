import type { Signa, Timing } from '@lentera/contracts/medications/signa'
import { amountText, signaText } from './signa-text.js'

/** A whole line in the words of a label: rule, days and amount. `unit` is what the drug is handed over in. */
export function lineWords(signa: Signa, days: number | null, quantity: number | null, unit: string): string {
  const rule = [signaText(signa, unit), days === null ? null : `selama ${days} hari`]
    .filter(Boolean)
    .join(', ')
  return quantity === null ? rule : `${rule}: ${amountText(quantity)} ${unit}`
}

const SHORT_TIMING: Readonly<Record<Timing, string>> = {
  before_meal: 'ac',
  after_meal: 'pc',
  with_meal: 'dc',
  bedtime: 'hs',
}
const SHORT_UNITS: Readonly<Record<string, string>> = { tablet: 'tab', kapsul: 'kaps' }

/** A line as a doctor would type it, so that it can be changed by typing: `3x1 tab pc k/p 5hr`. */
export function lineShorthand(signa: Signa, days: number | null, quantity: number | null): string {
  const { dose, doseUnit, timesPerDay, everyHours, timing, prn, external, text } = signa
  const often =
    timesPerDay === null ? (everyHours === null ? 'sekali ' : `tiap ${everyHours} jam `) : `${timesPerDay}x`
  return [
    `${often}${amountText(dose)} ${SHORT_UNITS[doseUnit] ?? doseUnit}`,
    timing && SHORT_TIMING[timing],
    text,
    prn ? 'k/p' : null,
    external ? 's.u.e' : null,
    days === null ? null : `${days}hr`,
    quantity === null ? null : `no ${amountText(quantity)}`,
  ]
    .filter(Boolean)
    .join(' ')
}
