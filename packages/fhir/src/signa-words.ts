import type { Signa, Timing } from '@lentera/contracts/medications/signa'
import { drugUnits } from './codes/drug-units.js'

const timings: Readonly<Record<Timing, string>> = {
  before_meal: 'sebelum makan',
  after_meal: 'sesudah makan',
  with_meal: 'bersama makan',
  bedtime: 'sebelum tidur',
}
/** What a prescription names in Latin. */
const spoons: Readonly<Record<string, string>> = { cth: 'sendok takar', c: 'sendok makan' }
const fractions: Readonly<Record<string, string>> = { '0.25': '¼', '0.5': '½', '0.75': '¾' }

const decimalWords = (amount: number): string => String(amount).replace('.', ',')

/** `1½`, `0,6`: how amounts are written here. */
function amountWords(amount: number): string {
  const whole = Math.trunc(amount)
  const fraction = fractions[String(amount - whole)]
  return fraction ? `${whole || ''}${fraction}` : decimalWords(amount)
}

/** Of a spoon with its millilitres, for spoons at home differ: `1½ sendok takar (7,5 ml)`. */
function doseWords({ dose, doseUnit }: Signa): string {
  const word = doseUnit.toLowerCase()
  const spoon = spoons[word]
  if (!spoon) return `${amountWords(dose)} ${doseUnit}`
  return `${amountWords(dose)} ${spoon} (${decimalWords(dose * drugUnits[word]!.times!)} ml)`
}

function oftenWords({ timesPerDay, everyHours }: Signa): string {
  if (everyHours !== null) return `tiap ${everyHours} jam`
  return timesPerDay === null ? '' : `${timesPerDay} kali sehari`
}

/** How a medicine is taken, in plain Indonesian: `3 kali sehari 1 tablet sesudah makan`. */
export const signaWords = (signa: Signa): string =>
  [
    oftenWords(signa),
    doseWords(signa),
    signa.external && 'obat luar',
    signa.timing && timings[signa.timing],
    signa.prn && 'bila perlu',
    signa.text && `(${signa.text})`,
  ]
    .filter(Boolean)
    .join(' ')
